package io.github.cxmetrics.cli.output;

/**
 * A background by size, from a light grey to a dark blue, in the 256 colours that nearly all
 * terminals show. Letters are black or white, so that they can be read on any of them whatever the
 * terminal's own colours are.
 */
final class Shade {

  static final String END = "\u001b[0m";

  /* Colours of the xterm palette in order of their lightness. */
  private static final int[] BACKGROUNDS = {255, 189, 153, 111, 75, 33, 27, 25, 18};
  private static final int FIRST_DARK = 6;
  private static final int BLACK = 16;
  private static final int WHITE = 231;

  private Shade() {}

  /** What begins a shade: 0 is the lightest, 1 the darkest. */
  static String begin(double size) {
    int last = BACKGROUNDS.length - 1;
    int index = (int) Math.round(Math.min(1, Math.max(0, size)) * last);
    return "\u001b[38;5;"
        + (index < FIRST_DARK ? BLACK : WHITE)
        + ";48;5;"
        + BACKGROUNDS[index]
        + 'm';
  }
}
