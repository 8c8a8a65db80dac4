package io.github.cxmetrics.survey;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of an open answer looks like, in any language: nothing is known of its words.
 *
 * @since 0.1
 */
public enum TextForm {
  /** No character at all. */
  EMPTY,
  /** White space and invisible characters only. */
  BLANK,
  /**
   * No letter, no digit and no pictograph such as an emoji; for example {@code "..."} or {@code
   * "-"}.
   */
  PUNCTUATION,
  /** Anything else. */
  TEXT;

  private static final int REPLACEMENT = 0xFFFD;

  /* An extended grapheme cluster of Unicode annex 29: what a reader takes for one character. */
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  /**
   * The form of a text.
   *
   * @param text any text
   * @return its form
   */
  public static TextForm of(String text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    TextForm form = BLANK;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int codePoint = text.codePointAt(i);
      if (isWord(codePoint)) {
        return TEXT;
      }
      if (!isBlank(codePoint)) {
        form = PUNCTUATION;
      }
    }
    return form;
  }

  private static boolean isWord(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.OTHER_SYMBOL ->
          codePoint != REPLACEMENT;
      default -> Character.isLetter(codePoint);
    };
  }

  private static boolean isBlank(int codePoint) {
    return isSpace(codePoint)
        || Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }

  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  /**
   * Whether a text was damaged on its way: it holds the replacement character U+FFFD or half a
   * surrogate pair.
   *
   * @param text any text
   * @return true if so
   */
  public static boolean isDamaged(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int codePoint = text.codePointAt(i);
      if (codePoint == REPLACEMENT || Character.getType(codePoint) == Character.SURROGATE) {
        return true;
      }
    }
    return false;
  }

  /**
   * How many characters a reader sees: extended grapheme clusters, so that a syllable of separate
   * letters, a letter with its accents, or an emoji of several parts is one.
   *
   * @param text any text
   * @return at least 0
   */
  public static int characters(String text) {
    Matcher characters = CHARACTER.matcher(text);
    int count = 0;
    while (characters.find()) {
      count++;
    }
    return count;
  }

  /**
   * The form in which two texts are compared: Unicode normal form C, with every run of white space
   * as one blank and none at the ends. Capital letters stay.
   *
   * @param text any text
   * @return the form
   */
  public static String comparable(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder folded = new StringBuilder(composed.length());
    boolean gap = false;
    for (int i = 0; i < composed.length(); i += Character.charCount(composed.codePointAt(i))) {
      int codePoint = composed.codePointAt(i);
      if (isSpace(codePoint)) {
        gap = !folded.isEmpty();
      } else {
        if (gap) {
          folded.append(' ');
          gap = false;
        }
        folded.appendCodePoint(codePoint);
      }
    }
    return folded.toString();
  }
}
