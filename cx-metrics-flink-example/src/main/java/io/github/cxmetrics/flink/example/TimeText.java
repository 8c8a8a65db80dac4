package io.github.cxmetrics.flink.example;

import java.io.Serial;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Times as files write them, to milliseconds since 1970: {@code iso}, {@code epoch-seconds}, {@code
 * epoch-millis} or a pattern. A text without an offset is local to the zone.
 */
final class TimeText implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd")
          .optionalStart()
          .appendPattern("['T'][' ']")
          .appendValue(ChronoField.HOUR_OF_DAY, 1, 2, SignStyle.NOT_NEGATIVE)
          .appendPattern(":mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .appendPattern("[' '][XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final String format;
  private final @Nullable ZoneId zone;

  /* Formatters are not serialisable. */
  private transient @Nullable DateTimeFormatter formatter;

  private TimeText(String format, @Nullable ZoneId zone) {
    this.format = format;
    this.zone = zone;
  }

  /**
   * Makes a reader of times.
   *
   * @throws UsageException if the format is not one
   */
  static TimeText of(String format, Optional<ZoneId> zone) {
    TimeText made = new TimeText(format, zone.orElse(null));
    try {
      made.formatter();
    } catch (IllegalArgumentException e) {
      throw new UsageException("--time-format: " + e.getMessage());
    }
    return made;
  }

  /** The instant of a cell. */
  long millisOf(SourceRow row, String column, String text) throws RejectedException {
    OptionalLong millis = millis(text);
    if (millis.isEmpty()) {
      throw RejectedException.ofCell(row, column, text, rule());
    }
    return millis.getAsLong();
  }

  /** What a time must do, as it stands behind the word "must". */
  String rule() {
    return "be a time of the format "
        + format
        + (zone == null ? " with an offset (for local times give --zone)" : "");
  }

  OptionalLong millis(String text) {
    try {
      return OptionalLong.of(
          switch (format) {
            case "epoch-millis" -> Long.parseLong(text);
            case "epoch-seconds" -> Math.multiplyExact(1000L, Long.parseLong(text));
            default -> instantOf(parse(text)).toEpochMilli();
          });
    } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private TemporalAccessor parse(String text) {
    return formatter().parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
  }

  private Instant instantOf(TemporalAccessor time) {
    if (time instanceof OffsetDateTime offset) {
      return offset.toInstant();
    }
    if (zone == null) {
      throw new DateTimeException("no zone");
    }
    return time instanceof LocalDateTime local
        ? local.atZone(zone).toInstant()
        : LocalDate.from(time).atStartOfDay(zone).toInstant();
  }

  private DateTimeFormatter formatter() {
    DateTimeFormatter known = formatter;
    if (known == null) {
      known =
          List.of("iso", "epoch-millis", "epoch-seconds").contains(format)
              ? ISO
              : DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
      formatter = known;
    }
    return known;
  }
}
