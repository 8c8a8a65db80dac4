package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --trend}: how a score goes on over periods. */
class TrendTest {

  @TempDir private Path folder;

  private Path survey;

  @BeforeEach
  void writeSurvey() throws IOException {
    // app: 0.2, 0.4 and, after an empty month, 0.8 satisfied; web: always half
    StringBuilder text = new StringBuilder("score,day,channel\n");
    add(text, "2024-01-15,app", 2, 8);
    add(text, "2024-02-15,app", 4, 6);
    add(text, "2024-04-15,app", 8, 2);
    add(text, "2024-01-20,web", 5, 5);
    add(text, "2024-04-20,web", 5, 5);
    survey = Files.writeString(folder.resolve("survey.csv"), text);
  }

  private static void add(StringBuilder text, String cells, int satisfied, int others) {
    text.append(("5," + cells + "\n").repeat(satisfied));
    text.append(("1," + cells + "\n").repeat(others));
  }

  private Object[] trend(Object... more) {
    return new Object[] {
      "csat",
      survey,
      "--score",
      "score",
      "--time",
      "day",
      "--zone",
      "UTC",
      "--period",
      "month",
      "--trend",
      List.of(more)
    };
  }

  @Test
  void slopeIsPerMonthOfTheCalendar() {
    Json trends = CommandRun.json(trend("--where", "channel=app")).at("trends");

    assertThat(trends.size()).isEqualTo(1);
    Json all = trends.at(0);
    assertThat((double) all.at("slope", "value").value()).isCloseTo(0.2, within(1e-12));
    assertThat(all.at("slope", "n").value()).isEqualTo(30L);
    assertThat(all.at("periods").value()).isEqualTo(3L);
    assertThat(all.at("test", "name").value()).isEqualTo("Cochran-Armitage");
    assertThat(all.at("p").value()).isEqualTo(all.at("test", "p").value());
    assertThat(all.at("adjustment").value()).isEqualTo("none");
    assertThat(all.at("testOfEquality", "name").value()).isEqualTo("chi-square of equal shares");
  }

  @Test
  void segmentsHaveTrendsOfTheirOwnWithAdjustedP() {
    Json trends = CommandRun.json(trend("--by", "channel")).at("trends");

    assertThat(trends.size()).isEqualTo(3);
    assertThat(trends.at(0, "segment", "channel").value()).isEqualTo("app");
    assertThat(trends.at(0, "adjustment").value()).isEqualTo("Holm");
    assertThat((double) trends.at(0, "p").value())
        .isCloseTo(2 * (double) trends.at(0, "test", "p").value(), within(1e-15));
    assertThat((double) trends.at(1, "slope", "value").value()).isCloseTo(0, within(1e-15));
    assertThat(trends.at(2).keys()).doesNotContain("segment");
    assertThat(trends.at(2, "slope", "n").value()).isEqualTo(50L);
  }

  @Test
  void tableTellsSlopeIntervalAndTests() {
    String out = CommandRun.good(trend());

    assertThat(out)
        .contains(
            "\nTrend: a straight line through all answers by month, p by Cochran-Armitage; any"
                + " difference: chi-square of equal shares\n")
        .containsPattern("n +months +percentage points a month +95 % interval +p +p of any")
        .containsPattern("Total +50 +3 +\\+10\\.22 +-0\\.05 to \\+20\\.49 +0\\.0498 +0\\.1404");
    assertThat(CommandRun.good(trend("--by", "channel")))
        .contains("; p of 2 segments, adjustment: Holm\n")
        .containsPattern("web +20 +2 +0.00 ");
  }

  @Test
  void csvHasARowForEachTrend() {
    List<NamedCsvRecord> rows =
        CsvReader.builder()
            .ofNamedCsvRecord(CommandRun.good(trend("--by", "channel", "--format", "csv")))
            .stream()
            .filter(row -> row.getField("row").equals("trend"))
            .toList();

    assertThat(rows).extracting(row -> row.getField("channel")).containsExactly("app", "web", "");
    assertThat(rows.get(0).getField("n")).isEqualTo("30");
    assertThat(Double.parseDouble(rows.get(0).getField("value"))).isCloseTo(0.2, within(1e-12));
    assertThat(rows.get(0).getField("method")).isEqualTo("Student t of the slope");
    assertThat(rows.get(0).getField("trend_test")).isEqualTo("Cochran-Armitage");
    assertThat(Double.parseDouble(rows.get(0).getField("trend_p"))).isBetween(0.0, 0.05);
    assertThat(rows.get(0).getField("equality_test")).isEqualTo("chi-square of equal shares");
    assertThat(Double.parseDouble(rows.get(2).getField("equality_p"))).isBetween(0.0, 1.0);
  }

  @Test
  void oneMonthHasNoTrend() {
    Json trend = CommandRun.json(trend("--to", "2024-02-01")).at("trends", 0);

    assertThat(trend.at("slope", "value").value()).isNull();
    assertThat(trend.at("slope", "low").value()).isNull();
    assertThat(trend.at("test").value()).isNull();
    assertThat(trend.at("p").value()).isNull();
    assertThat(CommandRun.good(trend("--to", "2024-02-01")))
        .containsPattern("Total +20 +1 +- +- +- +-");
    assertThat(CommandRun.good(trend("--to", "2023-02-01"))).containsPattern("Total +0 +0 +- ");
  }

  @Test
  void trendNeedsPeriods() {
    assertThat(CommandRun.refused("csat", survey, "--score", "score", "--trend"))
        .isEqualTo(
            "--trend needs --period day, week, month, quarter or year, on which it is a line");
  }
}
