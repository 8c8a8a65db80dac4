package io.github.cxmetrics.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampParserTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final TimestampParser ISO = TimestampParser.of(List.of(), PARIS);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2017-05-13T09:30:15Z; 2017-05-13T09:30:15Z",
        "2017-05-13t09:30:15.123456789z; 2017-05-13T09:30:15.123Z",
        "2017-05-13T09:30:15.1234567890123Z; 2017-05-13T09:30:15.123Z",
        "2017-05-13T09:30:15,5Z; 2017-05-13T09:30:15.5Z",
        "2017-05-13 09:30:15 UTC; 2017-05-13T09:30:15Z",
        "2017-05-13T09:30+02:00; 2017-05-13T07:30:00Z",
        "2017-05-13 09:30:15 +0530; 2017-05-13T04:00:15Z",
        "2017-05-13T09:30:15-08; 2017-05-13T17:30:15Z",
        "2017-05-13T09:30:15-03:30; 2017-05-13T13:00:15Z",
        "2017-05-13T09:30:15; 2017-05-13T07:30:15Z",
        "2017-05-13 09:30; 2017-05-13T07:30:00Z",
        "2017-05-13 09:30:15.25; 2017-05-13T07:30:15.25Z",
        "2017-05-13 9:30; 2017-05-13T07:30:00Z",
        "2017-05-13 0:00:05; 2017-05-12T22:00:05Z",
        "2017-05-13T9:30Z; 2017-05-13T09:30:00Z",
        "2017-05-13; 2017-05-12T22:00:00Z",
        "0001-01-01T00:00Z; 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z; 9999-12-31T23:59:59.999Z",
        "2016-02-29; 2016-02-28T23:00:00Z",
        "2018-03-25T02:30; 2018-03-25T01:30:00Z",
        "2018-10-28T02:30; 2018-10-28T00:30:00Z"
      })
  void isoReadsWhatExportsWrite(String text, Instant at) {
    assertThat(ISO.parseMillis(text)).isEqualTo(at.toEpochMilli());
    assertThat(ISO.parseMillis("\u00a0" + text + " ")).isEqualTo(at.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2017",
        "2017-05",
        "2017-5-13",
        "2017-02-30",
        "2017-02-29",
        "2017-13-01",
        "2017-05-00",
        "2017-05-13T",
        "2017-05-13T09",
        "2017-05-13T9",
        "2017-05-13 :30",
        "2017-05-13 009:30",
        "2017-05-13T24:00",
        "2017-05-13T09:60",
        "2017-05-13T09:30:60",
        "2017-05-13T09:30:",
        "2017-05-13T09:30:15.",
        "2017-05-13T09:30:15.Z",
        "2017-05-13T09:30:15ZZ",
        "2017-05-13T09:30:15+",
        "2017-05-13T09:30:15+2",
        "2017-05-13T09:30:15+19:00",
        "2017-05-13T09:30:15+02:00x",
        "2017-05-13T09:30:15-02:75",
        "2017-05-13X09:30",
        "20170513",
        "+2017-05-13",
        "２０１７-05-13",
        "5/13/17"
      })
  void isoRejectsTheRest(String text) {
    assertThatThrownBy(() -> ISO.parseMillis(text))
        .isInstanceOf(ValueFormatException.class)
        .hasMessage("be a time of the format iso");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2017-05-13", "2017-05-13 09:30", "2017-05-13T09:30:15.1"})
  void localTimeNeedsAZone(String text) {
    assertThatThrownBy(() -> TimestampParser.of(List.of("iso"), null).parseMillis(text))
        .isInstanceOf(ValueFormatException.class)
        .hasMessage("say its offset from UTC, or its zone must be given with --zone");
  }

  @Test
  void timeWithOffsetNeedsNoZone() {
    assertThat(TimestampParser.of(List.of(), null).parseMillis("1970-01-01T00:00:01Z"))
        .isEqualTo(1_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "M/d/yy H:mm; 9/8/18 7:05; 2018-09-08T05:05:00Z",
        "M/d/yy H:mm; 12/31/99 23:59; 2099-12-31T22:59:00Z",
        "yyyy-MM-dd HH:mm; 2018-01-31 09:00; 2018-01-31T08:00:00Z",
        "uuuu/MM/dd; 2018/01/31; 2018-01-30T23:00:00Z",
        "d MMM yyyy h:mm a; 3 MAY 2018 9:05 pm; 2018-05-03T19:05:00Z",
        "EEE MMM dd HH:mm:ss Z yyyy; Thu May 03 21:05:00 +0000 2018; 2018-05-03T21:05:00Z",
        "yyyy-MM-dd'T'HH:mm:ssXXX; 2018-05-03T21:05:00+09:00; 2018-05-03T12:05:00Z",
        "yyyy-MM-dd HH:mm VV; 2018-05-03 21:05 Asia/Seoul; 2018-05-03T12:05:00Z",
        "yyyyMMddHHmmss; 20180503210500; 2018-05-03T19:05:00Z",
        "yyyy-MM-dd a h:mm; 2026-03-01 오후 1:00; 2026-03-01T12:00:00Z",
        "yyyy-MM-dd a h:mm; 2026-03-01 오전 12:30; 2026-02-28T23:30:00Z",
        "yyyy-MM-dd a h:mm; 2026-03-01 PM 1:00; 2026-03-01T12:00:00Z",
        "yyyy. M. dd a h:mm; 2026. 3. 01 오후 1:00; 2026-03-01T12:00:00Z",
        "yyyy MMM d EEEE; 2026 3월 1 일요일; 2026-02-28T23:00:00Z",
        "yyyy년 M월 d일 (E) HH:mm; 2026년 3월 1일 (일) 13:00; 2026-03-01T12:00:00Z",
        "epoch-seconds; 1494667815; 2017-05-13T09:30:15Z",
        "epoch-seconds; 1494667815.5; 2017-05-13T09:30:15.500Z",
        "epoch-seconds; -0.0001; 1969-12-31T23:59:59.999Z",
        "epoch-millis; 1494667815123; 2017-05-13T09:30:15.123Z"
      })
  void readsTheFormatGiven(String format, String text, Instant at) {
    assertThat(TimestampParser.of(List.of(format), PARIS).parseMillis(text))
        .isEqualTo(at.toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "M/d/yy H:mm; 2/30/18 7:05",
        "M/d/yy H:mm; 13/1/18 7:05",
        "M/d/yy H:mm; 9/8/18 7:05 PM",
        "M/d/yy H:mm; 9/8/2018 7:05",
        "yyyy-MM-dd; 2018-02-29",
        "yyyy-MM-dd a h:mm; 2026-02-29 오후 1:00",
        "yyyy-MM-dd a h:mm; 2026-03-01 午後 1:00",
        "EEE MMM d yyyy; 일 Mar 1 2026",
        "d MMM yyyy; 3 Mai 2018",
        "epoch-seconds; 1e9",
        "epoch-seconds; 12345678901234567890",
        "epoch-millis; 2017-05-13"
      })
  void rejectsTextOfAnotherFormat(String format, String text) {
    assertThatThrownBy(() -> TimestampParser.of(List.of(format), PARIS).parseMillis(text))
        .isInstanceOf(ValueFormatException.class)
        .hasMessage("be a time of the format " + format);
  }

  @Test
  void triesFormatsInTheirOrder() {
    TimestampParser dayFirst = TimestampParser.of(List.of("d/M/yyyy", "M/d/yyyy", "iso"), PARIS);

    assertThat(dayFirst.parseMillis("3/4/2018")).isEqualTo(millis("2018-04-02T22:00:00Z"));
    assertThat(dayFirst.parseMillis("3/14/2018")).isEqualTo(millis("2018-03-13T23:00:00Z"));
    assertThat(dayFirst.parseMillis("2018-03-14")).isEqualTo(millis("2018-03-13T23:00:00Z"));
    assertThatThrownBy(() -> dayFirst.parseMillis("14/14/2018"))
        .hasMessage("be a time of the format d/M/yyyy or M/d/yyyy or iso");
  }

  @Test
  void millisecondsTakenForSecondsAreNoticed() {
    assertThatThrownBy(
            () -> TimestampParser.of(List.of("epoch-seconds"), null).parseMillis("1494667815123"))
        .isInstanceOf(ValueFormatException.class)
        .hasMessage("lie in the years 1 to 9999 (seconds or milliseconds?)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HH:mm", "yyyy-MM", "YYYY-MM-dd", "bogus", "yyyy-MM-dd'T", "", "{"})
  void rejectsPatternWithoutAWholeDate(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimestampParser.of(List.of(pattern), PARIS))
        .withMessage(
            "time format must be iso, epoch-seconds, epoch-millis or a pattern with a whole date"
                + " such as yyyy-MM-dd HH:mm, was "
                + pattern);
  }

  @Test
  void isoAgreesWithJavaOnInstants() {
    long seed = 1582;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      long millis = random.nextLong(millis("0001-01-01T00:00:00Z"), millis("9999-12-31T00:00:00Z"));

      assertThat(ISO.parseMillis(Instant.ofEpochMilli(millis).toString()))
          .as("seed %s", seed)
          .isEqualTo(millis);
    }
  }

  @Test
  void anyTextIsReadOrRejected() {
    Random random = new Random(77);
    List<String> formats = List.of("iso", "epoch-seconds", "M/d/yy H:mm", "EEE MMM dd Z yyyy");
    TimestampParser parser = TimestampParser.of(formats, PARIS);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "2017-05-13T09:30:15+02" : "");
      for (int edits = random.nextInt(6); edits > 0; edits--) {
        text.insert(
            random.nextInt(text.length() + 1), "0123456789-:T.+Z /점".charAt(random.nextInt(19)));
      }
      try {
        assertThat(parser.parseMillis(text.toString())).isNotEqualTo(TimeFormat.NO_MATCH);
      } catch (ValueFormatException expected) {
        assertThat(expected.rule()).isNotEmpty();
      }
    }
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
