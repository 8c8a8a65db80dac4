package io.github.cxmetrics.cli.input;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Times as files write them, to milliseconds since 1970 in UTC. Formats are tried in the order
 * given, and the first that fits the whole text wins.
 *
 * <table>
 * <caption>Formats</caption>
 * <tr><th>format</th><th>accepts</th></tr>
 * <tr><td>{@code iso}</td><td>{@code 2017-05-13}, {@code 2017-05-13 9:30}, {@code
 *     2017-05-13T09:30:15.123Z}, {@code 2017-05-13T09:30:15+02:00}</td></tr>
 * <tr><td>{@code epoch-seconds}</td><td>{@code 1494667815}, {@code 1494667815.123}</td></tr>
 * <tr><td>{@code epoch-millis}</td><td>{@code 1494667815123}</td></tr>
 * <tr><td>a pattern of {@link java.time.format.DateTimeFormatter}</td><td>{@code M/d/yy H:mm}
 *     accepts {@code 5/13/17 9:30}, {@code yyyy-MM-dd a h:mm} accepts {@code 2017-05-13 오후 9:30};
 *     names of months, days and halves of the day in English, in any case, or in Korean; two-digit
 *     years are 2000 to 2099; a pattern without a time of day means the start of the day</td></tr>
 * </table>
 *
 * <p>A text without an offset is local to the zone, and an error if there is none. A local time
 * that the clocks skipped is moved on by as much as they were; of one that came twice the first
 * counts. Dates that do not exist (30 February) are refused, as are years outside 1 to 9999.
 */
public final class TimestampParser {

  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST = Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli();

  private final List<TimeFormat> formats;
  private final @Nullable ZoneId zone;
  private final String rule;
  private final boolean isDefault;

  private TimestampParser(List<String> given, @Nullable ZoneId zone) {
    List<String> names = given.isEmpty() ? List.of("iso") : given;
    this.formats = names.stream().map(TimestampParser::format).toList();
    this.zone = zone;
    this.rule = "be a time of the format " + String.join(" or ", names);
    this.isDefault = given.isEmpty();
  }

  /**
   * Makes a parser.
   *
   * @param formats names or patterns, see above; {@code iso} if there are none
   * @param zone the zone of times that do not say theirs, or null
   * @throws IllegalArgumentException if a pattern is not one or does not hold a whole date
   */
  public static TimestampParser of(List<String> formats, @Nullable ZoneId zone) {
    return new TimestampParser(formats, zone);
  }

  /** Whether the format is {@code iso} because none was given. */
  public boolean isDefault() {
    return isDefault;
  }

  /**
   * The instant that a text says, in milliseconds since 1970-01-01T00:00Z, rounded down.
   *
   * @throws MissingZoneException if the text is local and there is no zone
   * @throws ValueFormatException if no format fits
   */
  public long parseMillis(String text) {
    String trimmed = SpacedText.trim(text);
    for (TimeFormat format : formats) {
      long millis = format.millisOf(trimmed, zone);
      if (millis != TimeFormat.NO_MATCH) {
        return inRange(millis);
      }
    }
    throw new ValueFormatException(rule);
  }

  private static TimeFormat format(String name) {
    return switch (name) {
      case "iso" -> new IsoTime();
      case "epoch-seconds" -> new EpochTime(3);
      case "epoch-millis" -> new EpochTime(0);
      default -> PatternTime.of(name);
    };
  }

  private static long inRange(long millis) {
    if (millis < FIRST || millis >= LAST) {
      throw new ValueFormatException("lie in the years 1 to 9999 (seconds or milliseconds?)");
    }
    return millis;
  }
}
