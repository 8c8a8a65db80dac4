package io.github.cxmetrics.cli.input;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times of a pattern of {@link DateTimeFormatter}, resolved strictly.
 *
 * @param formatters the pattern in one language after the other, in the order they are tried
 */
record PatternTime(List<DateTimeFormatter> formatters) implements TimeFormat {

  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);
  private static final ZonedDateTime PROBE =
      ZonedDateTime.of(2017, 5, 13, 9, 30, 15, 0, ZoneOffset.UTC);

  /** Checks by writing and reading one date that the pattern holds enough to name a day. */
  static PatternTime of(String pattern) {
    try {
      DateTimeFormatter formatter =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(pattern)
              .parseDefaulting(ChronoField.ERA, 1)
              .toFormatter(Locale.ROOT)
              .withResolverStyle(ResolverStyle.STRICT);
      LocalDate.from(formatter.parse(formatter.format(PROBE)));
      return new PatternTime(LANGUAGES.stream().map(formatter::withLocale).toList());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          "time format must be iso, epoch-seconds, epoch-millis or a pattern with a whole date"
              + " such as yyyy-MM-dd HH:mm, was "
              + pattern,
          e);
    }
  }

  @Override
  public long millisOf(String text, @Nullable ZoneId zone) {
    for (DateTimeFormatter formatter : formatters) {
      if (fits(formatter, text)) {
        return millisOf(formatter, text, zone);
      }
    }
    return NO_MATCH;
  }

  private static long millisOf(DateTimeFormatter formatter, String text, @Nullable ZoneId zone) {
    try {
      TemporalAccessor time =
          formatter.parseBest(text, Instant::from, LocalDateTime::from, LocalDate::from);
      if (time instanceof Instant instant) {
        return instant.toEpochMilli();
      }
      return TimeFormat.millisOf(
          time instanceof LocalDateTime local ? local : ((LocalDate) time).atStartOfDay(), zone);
    } catch (DateTimeException e) {
      return NO_MATCH;
    }
  }

  /** Spares the exception when another format is meant. */
  private static boolean fits(DateTimeFormatter formatter, String text) {
    ParsePosition position = new ParsePosition(0);
    return formatter.parseUnresolved(text, position) != null
        && position.getIndex() == text.length();
  }
}
