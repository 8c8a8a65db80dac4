package io.github.cxmetrics.cli.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a driver analysis, and what each option changes. */
class DriversCommandTest {

  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    file =
        write(
            """
            id,all,food,signs,area,same,w
            1,5,5,4,A,3,1
            2,4,4,3,A,3,2
            3,2,1,3,B,3,1
            4,1,2,1,B,3,0.5
            5,3,3,3,A,3,1
            6,4,3,5,A,3,1
            7,2,3,1,B,3,1
            8,5,4,5,A,3,2
            9,3,,4,A,3,1
            10,4,6,,A,3,1
            11,6,2,2,B,3,1
            12,4,4,4,B,3,0
            """);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("survey.csv"), text);
  }

  private List<Object> drivers(Object... more) {
    return List.of("drivers", file, "--outcome", "all", "--missing", "6", Arrays.asList(more));
  }

  @Test
  void tableShowsImportancePerformanceAndWhatItRestsOn() {
    assertThat(CommandRun.good(drivers("--predictors", "food,signs")).lines())
        .containsExactly(
            "Drivers of all: what its differences go with, by LMG",
            file + ": 12 records, 9 used, 3 not complete, 0 rejected",
            "importance = R squared that a predictor adds, averaged over all orders; sums to R"
                + " squared",
            "share = importance / R squared; r = correlation; beta = standardised coefficient",
            "quadrant: importance and mean, each against its mean over predictors",
            "",
            "predictor  importance   95 % interval   share      r   beta  VIF  mean  from 4"
                + "  quadrant                    missing",
            "---------  ----------  --------------  ------  -----  -----  ---  ----  ------"
                + "  --------------------------  -------",
            "signs           0.507  0.377 to 0.656  51.9 %  +0.86  +0.60  1.3  3.22  44.4 %"
                + "  more important, rated high        1",
            "food            0.470  0.347 to 0.612  48.1 %  +0.83  +0.56  1.3  3.22  44.4 %"
                + "  less important, rated high        2",
            "",
            "R squared 0.977, 95 % interval 0.958 to 0.996, of 9 records",
            "fewer than 100 records: intervals of importance are rough",
            "Importance is association, not cause: it does not say that all changes where a"
                + " predictor is changed.");
  }

  @Test
  void weightsCountAndLeaveOutRecordsOfNone() {
    String table =
        CommandRun.good(drivers("--predictors", "food,signs", "--weight", "w", "--where", "id!=5"));
    assertThat(table)
        .contains("12 records, 1 left out by id!=5, 7 used, 3 not complete, 1 of weight 0 in w")
        .contains("of 7 records weighted by w, effective n 5.9")
        .contains("fewer than 100 records of equal weight: intervals of importance are rough");
  }

  @Test
  void constantColumnsAreNamed() {
    assertThat(CommandRun.good(drivers("--predictors", "same,food")))
        .contains("left out, the same in all records: same");
    String nothing = CommandRun.good(drivers("--predictors", "same"));
    assertThat(nothing)
        .contains("no importance: every predictor is the same in all rows")
        .contains("Importance is association, not cause");
  }

  @Test
  void fewRecordsHaveNoImportance() {
    String table = CommandRun.good(drivers("--predictors", "food,signs", "--where", "area=B"));
    assertThat(table).contains("R squared").contains("4 used");
    String less =
        CommandRun.good(
            drivers("--predictors", "food,signs", "--where", "area=B", "--where", "id!=3"));
    assertThat(less)
        .contains("no importance: not more complete rows than predictors and one")
        .doesNotContain("R squared 0");
    String none = CommandRun.good(drivers("--predictors", "food,signs", "--where", "area=C"));
    assertThat(none).contains("no importance: no row has an outcome and all predictors");
  }

  @Test
  void recordsOfNoWeightAreSaid() throws IOException {
    file = write("all,food,w\n5,4,0\n3,3,0\n");
    assertThat(CommandRun.good(drivers("--predictors", "food", "--weight", "w")))
        .contains("0 used, 0 not complete, 2 of weight 0 in w")
        .contains("no importance: no row with an outcome and all predictors has a weight above 0");
  }

  private void writeRandom(int predictors, int records) throws IOException {
    Random random = new Random(20261126);
    StringBuilder text = new StringBuilder("all");
    for (int i = 0; i < predictors; i++) {
      text.append(",q").append(i);
    }
    for (int record = 0; record < records; record++) {
      text.append('\n').append(1 + random.nextInt(5));
      for (int i = 0; i < predictors; i++) {
        text.append(',').append(1 + random.nextInt(5));
      }
    }
    file = write(text.append('\n').toString());
  }

  @Test
  void manyPredictorsHaveNoIntervals() throws IOException {
    writeRandom(31, 120);
    String names = IntStream.range(0, 31).mapToObj(i -> "q" + i).collect(Collectors.joining(","));
    assertThat(CommandRun.good(drivers("--predictors", names)))
        .contains(", 95 % interval -, of ")
        .contains("no intervals with more than 30 predictors")
        .doesNotContain("0.000 to 1.000");
    assertThat(CommandRun.good(drivers("--predictors", names, "--format", "csv")).lines())
        .filteredOn(line -> line.startsWith("rSquared"))
        .allMatch(line -> line.matches("rSquared,,0[.][0-9]+,,,.*"));
    assertThat(CommandRun.good(drivers("--predictors", "q1,q2")))
        .doesNotContain("no intervals with more");
  }

  @Test
  void littleThatGoesWithThePredictorsIsSaid() throws IOException {
    writeRandom(2, 300);
    assertThat(CommandRun.good(drivers("--predictors", "q0,q1")))
        .contains(
            "the interval of R squared starts near 0: perhaps little of all goes with the"
                + " predictors, and their order is chance");
  }

  @Test
  void predictorsThatFollowFromEachOtherAreSaid() throws IOException {
    file =
        write(
            """
            all,a,b,c
            5,5,5,1
            4,4,4,2
            2,3,3,5
            3,2,2,2
            1,1,1,4
            3,3,3,1
            """);
    assertThat(CommandRun.good(drivers("--predictors", "a,b,c")))
        .contains("follow from each other, and share what they explain: a, b");
    String weights =
        CommandRun.good(drivers("--predictors", "a,b,c", "--method", "relative-weights"));
    assertThat(weights)
        .contains("by relative weights")
        .contains("Johnson's relative weight")
        .contains("no importance: follow from each other, which relative weights cannot divide");
  }

  @Test
  void topBoxDecidesQuadrantsWhenGiven() {
    String table =
        CommandRun.good(drivers("--predictors", "food,signs", "--top-box", "5", "--sort", "given"));
    assertThat(table)
        .contains("quadrant: importance and share of answers from 5, each against")
        .contains("from 5");
    assertThat(table.indexOf("\nfood")).isLessThan(table.indexOf("\nsigns"));
    assertThat(CommandRun.good(drivers("--predictors", "food,signs", "--sort", "performance")))
        .contains("\nsigns");
  }

  @Test
  void manyGapsAreExplained() throws IOException {
    file =
        write(
            """
            all,a,b
            5,5,5
            4,4,
            2,3,
            3,2,2
            1,1,1
            3,,
            2,,2
            4,,
            """);
    assertThat(CommandRun.good(drivers("--predictors", "a,b")))
        .contains(
            "more records were left out as not complete than used; most often not answered: b in 4,"
                + " a in 3. Fewer --predictors keep more records");
  }

  @Test
  void jsonHasEveryNumber() {
    Json report =
        CommandRun.json(drivers("--predictors", "food,signs", "--weight", "w", "--level", "0.9"));
    assertThat(report.at("schema").value()).isEqualTo("cxm-drivers/1");
    assertThat(report.at("definition", "method").value()).isEqualTo("LMG");
    assertThat(report.at("definition", "weight").value()).isEqualTo("w");
    assertThat(report.at("definition", "quadrantBy").value()).isEqualTo("mean");
    assertThat(report.at("status").value()).isEqualTo("estimated");
    assertThat(report.at("input", "incomplete").value().toString()).isEqualTo("3");
    assertThat(report.at("input", "weightZero").value().toString()).isEqualTo("1");
    assertThat(report.at("drivers", 0, "importance", "method").value())
        .isEqualTo("linearised, normal on the square root scale");
    assertThat(report.at("drivers", 0, "share", "value").value()).isInstanceOf(Number.class);
    assertThat(report.at("drivers", 0, "quadrant").value()).isInstanceOf(String.class);
    assertThat(report.at("drivers", 0, "signsDiffer").value()).isEqualTo(false);
    assertThat(report.at("rSquared", "n").value().toString()).isEqualTo("8");
  }

  @Test
  void csvHasARowForEachPredictor() {
    List<String> lines =
        CommandRun.good(drivers("--predictors", "food,same,signs", "--format", "csv"))
            .lines()
            .toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith("row,predictor,importance,importance_low,importance_high");
    assertThat(lines.get(1)).startsWith("driver,signs,0.50679518277528");
    assertThat(lines.get(3)).startsWith("constant,same,,").endsWith(",0,,9,LMG");
    assertThat(lines.get(4)).startsWith("rSquared,,0.9").endsWith(",1,,9,LMG");
  }

  @Test
  void koreanNamesKeepTheTableStraight() throws IOException {
    file = write("전체,음식,안내\n5,5,4\n4,4,3\n2,1,3\n1,2,1\n3,3,3\n4,3,5\n");
    String table =
        CommandRun.good(
            "drivers", file, "--outcome", "전체", "--predictors", "음식,안내", "--format", "table");
    assertThat(table).contains("Drivers of 전체").contains("\n안내       ");
  }

  @Test
  void otherScalesAreRead() throws IOException {
    file = write("nps,price,minutes\n10,5.5,3\n9,4,10\n0,1,55\n6,3,20.5\n8,2,12\n3,2,30\n");
    Json report =
        CommandRun.json(
            "drivers",
            file,
            "--outcome",
            "nps",
            "--outcome-scale",
            "0-10",
            "--predictors",
            "price,minutes",
            "--scale",
            "0..120.5");
    assertThat(report.at("definition", "predictors", 0, "topBoxFrom").value()).isEqualTo(120.5);
    assertThat(report.at("rSquared", "n").value().toString()).isEqualTo("6");
  }

  @Test
  void badCellsAreRefusedOrCounted() {
    assertThat(CommandRun.badData("drivers", file, "--outcome", "all", "--predictors", "food"))
        .isEqualTo(
            file
                + ", line 11: food must be in 1..5 (see --scale, --outcome-scale and --missing), was"
                + " \"6\"");
    assertThat(
            CommandRun.good(
                "drivers", file, "--outcome", "all", "--predictors", "food", "--on-bad", "skip"))
        .contains("12 records, 9 used, 1 not complete, 2 rejected");
    assertThat(CommandRun.badData(drivers("--predictors", "area")))
        .contains(", line 2: area must be a decimal number");
    assertThat(CommandRun.badData(drivers("--predictors", "food", "--weight", "area")))
        .contains(", line 2: area must be a decimal number");
  }

  @Test
  void weightsMustBePossible() throws IOException {
    file = write("all,food,w\n5,4,-1\n");
    assertThat(CommandRun.badData(drivers("--predictors", "food", "--weight", "w")))
        .contains(", line 2: w must be at least 0, was \"-1\"");
  }

  @Test
  void optionsThatCannotBeAreRefused() {
    assertThat(CommandRun.refused(drivers("--predictors", "food,food")))
        .isEqualTo("--predictors must name a column once, was food, food");
    assertThat(CommandRun.refused(drivers("--predictors", "food,,signs")))
        .isEqualTo(
            "--predictors must not have an empty name (a comma too many?), was \"food\", \"\","
                + " \"signs\"");
    assertThat(CommandRun.refused(drivers("--predictors", ",")))
        .isEqualTo("--predictors must not have an empty name (a comma too many?), was \"\", \"\"");
    assertThat(CommandRun.refused(drivers("--predictors", "all")))
        .isEqualTo("--predictors must not name the outcome, was \"all\"");
    assertThat(CommandRun.refused(drivers("--predictors", "food", "--scale", "five")))
        .isEqualTo("--scale must be LOWEST-HIGHEST such as 1-5, was five");
    assertThat(CommandRun.refused(drivers("--predictors", "food", "--scale", "5-1")))
        .isEqualTo(
            "--scale: values of \"food\" must go from a lower to a higher one within -1e12..1e12,"
                + " was 5..1");
    assertThat(CommandRun.refused(drivers("--predictors", "food", "--top-box", "6")))
        .isEqualTo("--top-box: start of the top box of \"food\" must be in 1..5, was 6");
    assertThat(
            CommandRun.refused(
                drivers("--predictors", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p", "--method", "lmg")))
        .isEqualTo("--method: predictors of LMG must be 1..15, was 16");
    assertThat(CommandRun.refused(drivers("--predictors", "foot")))
        .contains("did you mean \"food\"?");
  }
}
