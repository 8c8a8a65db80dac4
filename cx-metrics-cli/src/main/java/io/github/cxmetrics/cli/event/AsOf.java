package io.github.cxmetrics.cli.event;

/**
 * When the data end.
 *
 * @param millis the last millisecond of which anything is known, since 1970-01-01T00:00Z
 * @param source who says so
 */
public record AsOf(long millis, Source source) {

  /** Who says when the data end. */
  public enum Source {
    LAST_EVENT("last event"),
    GIVEN("given");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  static AsOf given(long millis) {
    return new AsOf(millis, Source.GIVEN);
  }

  static AsOf lastEvent(long millis) {
    return new AsOf(millis, Source.LAST_EVENT);
  }
}
