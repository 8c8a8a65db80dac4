package io.github.cxmetrics.cli.rake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights for a population, and how each thing that can be wrong is named. */
class RakeCommandTest {

  @TempDir Path folder = Path.of("");

  private Path answers = Path.of("");
  private Path margins = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    answers =
        file(
            "answers.csv",
            """
            id,age,region,base,score
            1,young,north,1,10
            2,young,남부,1,8
            3,old,north,2,2
            4,old,north,1,3
            5,old,남부,1,"9, nine"
            6,old,남부,1,9
            """);
    margins =
        file(
            "margins.csv",
            """
            margin,level,target
            age,young,0.6
            age,old,0.4
            """);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<Object> rake(Object... more) {
    return List.of("rake", answers, "--target", margins, List.of(more));
  }

  @Test
  void reportSetsTheSampleBesideThePopulation() {
    assertThat(CommandRun.lines(CommandRun.good(rake())))
        .containsExactly(
            answers + ": 6 records, 6 used, 0 rejected; base weights equal",
            "Weights to "
                + margins
                + " (post-stratified, 1 margin) converged in 1 iteration; all targets met",
            "n 6, effective n 4.5, design effect 1.32; smallest weight 0.60, largest 1.80, mean"
                + " 1.00",
            "",
            "margin level n sample target gap ratio",
            "------ ----- --- ------ ------ ----- -----",
            "age young 2 33.3 % 60.0 % -26.7 0.56",
            "age old 4 66.7 % 40.0 % +26.7 1.67",
            "",
            "age: dissimilarity 26.7 %, chi-square 1.8 on 1 df, p 0.1824",
            "",
            "sample: records / all used records; gap: sample - target in percentage points; ratio:"
                + " sample / target; dissimilarity: half the sum of absolute gaps",
            "effective n: (sum of weights)^2 / sum of squared weights (Kish); design effect: n /"
                + " effective n");
  }

  @Test
  void recordsAreWrittenAsTheyAreWithTheirWeight() throws IOException {
    Path weighted = folder.resolve("weighted.csv");
    CommandRun.good(rake("--output", weighted, "--weight-name", "w", "--where", "score!=8"));
    assertThat(Files.readString(weighted).lines())
        .hasSize(6)
        .startsWith("id,age,region,base,score,w")
        .allSatisfy(line -> assertThat(line).doesNotStartWith("2,"));
    assertThat(Files.readString(weighted)).contains("\n5,old,남부,1,\"9, nine\",0.5\n");
  }

  @Test
  void baseWeightsAreKeptWithinALevel() {
    Json report = CommandRun.json(rake("--weight", "base"));
    assertThat(report.at("schema").value()).isEqualTo("cxm-rake/1");
    assertThat(report.at("input").value())
        .isEqualTo(
            Map.of(
                "file",
                answers.toString(),
                "rows",
                6L,
                "filtered",
                0L,
                "used",
                6L,
                "rejected",
                0L));
    assertThat(report.at("zeroWeights").value()).isEqualTo(0L);
    assertThat(report.at("baseWeights").value()).isEqualTo("base");
    assertThat((double) report.at("smallestWeight").value()).isCloseTo(0.56, within(1e-12));
    assertThat((double) report.at("largestWeight").value()).isCloseTo(2.1, within(1e-12));
    assertThat((double) report.at("meanWeight").value()).isCloseTo(7 / 6.0, within(1e-12));
    assertThat(report.at("status").value()).isEqualTo("converged");
    assertThat(report.at("margins").at(0).at("degreesOfFreedom").value()).isEqualTo(1L);
  }

  @Test
  void recordsOfWeightZeroAreCounted() throws IOException {
    answers = file("zero.csv", "age,w\nyoung,1\nold,1\nold,0\nold,2\n");
    Json report = CommandRun.json(rake("--weight", "w"));
    assertThat(report.at("input", "used").value()).isEqualTo(4L);
    assertThat(report.at("n").value()).isEqualTo(3L);
    assertThat(report.at("zeroWeights").value()).isEqualTo(1L);
    assertThat(CommandRun.good(rake("--weight", "w")))
        .contains("n 3 and 1 of weight 0, effective n ");
  }

  @Test
  void combinationsMayHaveTargets() throws IOException {
    margins =
        file("joint.csv", "region,age,target\nnorth,young,1\nnorth,old,2\n남부,young,3\n남부,old,4\n");
    String csv = CommandRun.good(rake("--format", "csv"));
    assertThat(csv)
        .startsWith("margin,level,n,sample_share,target_share,gap_points,ratio\n")
        .contains("region / age,남부 / young,1,0.16666666666666666,0.3,");
    assertThat(CommandRun.good(rake("--format", "markdown"))).contains("| region / age |");
  }

  @Test
  void marginsOfDifferentTotalsAreRescaledOnRequest() throws IOException {
    margins =
        file(
            "margins.csv",
            "margin,level,target\nage,young,60\nage,old,40\nregion,north,0.5\nregion,남부,0.5\n");
    assertThat(CommandRun.refused(rake()))
        .isEqualTo(
            "--target: margins must have the same total (or add --rescale), was 100.0 of \"age\" and"
                + " 1.0 of \"region\"");
    assertThat(CommandRun.json(rake("--rescale")).at("method").value()).isEqualTo("raked");
  }

  @Test
  void capThatCannotBeHeldIsRefused() {
    assertThat(CommandRun.refused(rake("--cap", "1.5")))
        .isEqualTo(
            "--target: "
                + answers
                + ": no weights within the cap of 1.5 times their mean meet the target of"
                + " \"age\" = \"young\": it needs 1.8");
    assertThat(CommandRun.refused(rake("--cap", "1")))
        .isEqualTo("--cap: cap on weights must be finite and above 1 times the mean, was 1.0");
    CommandRun.good(rake("--cap", "2"));
  }

  @Test
  void emptyLevelIsRefused() throws IOException {
    margins = file("m.csv", "margin,level,target\nage,young,1\nage,old,2\nage,ancient,3\n");
    assertThat(CommandRun.refused(rake()))
        .isEqualTo(
            "--target: "
                + answers
                + ": no answer has \"age\" = \"ancient\", but its target is 3.0: merge the level"
                + " with another one");
  }

  @Test
  void withoutAnswersTheFileAndTheConditionsAreNamed() {
    assertThat(CommandRun.refused(rake("--where", "age=none", "--where", "score=1")))
        .isEqualTo("--target: " + answers + ", age=none and score=1: no answers to weight");
  }

  @Test
  void extremeTargetsStayReadable() throws IOException {
    margins = file("m.csv", "margin,level,target\nage,young,1e-300\nage,old,1\n");
    String report = CommandRun.good(rake());
    assertThat(report).contains("smallest weight 3.0e-300, largest 1.50");
    assertThat(CommandRun.lines(report)).contains("age young 2 33.3 % 0.0 % +33.3 3.3e+299");
    assertThat(report.lines()).allMatch(line -> line.length() < 200);
  }

  @Test
  void levelWithoutATargetIsBadData() throws IOException {
    answers = file("answers.csv", "age,region,w\nyoung,north,1\n,north,1\nold,남부,x\nold,남부,1\n");
    assertThat(CommandRun.badData(rake()))
        .isEqualTo(answers + ", line 3: age must be a level that has a target, was \"\"");
    Path weighted = folder.resolve("weighted.csv");
    Json report = CommandRun.json(rake("--on-bad", "skip", "--weight", "w", "--output", weighted));
    assertThat(report.at("input", "rejected").value()).isEqualTo(2L);
    assertThat(report.at("input", "used").value()).isEqualTo(2L);
    assertThat(Files.readString(weighted).lines()).hasSize(3);
    margins = file("joint.csv", "age,region,target\nyoung,north,1\nold,north,2\n");
    assertThat(CommandRun.badData(rake("--where", "age=old", "--where", "w=1")))
        .isEqualTo(
            answers
                + ", line 5: age must be in a combination that has a target: \"age\" = \"old\","
                + " \"region\" = \"남부\", was \"old\"");
  }

  @Test
  void fileOfTargetsIsChecked() throws IOException {
    margins = file("m.csv", "age,share\nyoung,1\n");
    assertThat(CommandRun.refused(rake()))
        .startsWith(
            "--target: "
                + margins
                + " must have the columns margin, level and target, or a column for each variable"
                + " and target, was ");
    margins = file("m.csv", "margin,level,target\nage,young,-1\n");
    assertThat(CommandRun.badData(rake()))
        .isEqualTo(margins + ", line 2: target must be at least 0, was \"-1\"");
    margins = file("m.csv", "margin,level,target\nage,young,many\n");
    assertThat(CommandRun.badData(rake()))
        .isEqualTo(
            margins + ", line 2: target must be a decimal number such as 9 or 4.5, was \"many\"");
    margins = file("m.csv", "margin,level,target\nage,young,1\nage,young,2\n");
    assertThat(CommandRun.badData(rake()))
        .isEqualTo(
            margins
                + ", line 3: level must be named once with the same other cells, was \"young\"");
    margins = file("m.csv", "margin,level,target\n,young,1\n");
    assertThat(CommandRun.badData(rake()))
        .isEqualTo(margins + ", line 2: margin must name a column of the answers, was \"\"");
    margins = file("m.ndjson", "{\"age\":\"young\",\"target\":1}\n");
    assertThat(CommandRun.badData(rake())).contains("must be CSV or TSV");
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() throws IOException {
    assertThat(CommandRun.refused("rake", answers))
        .isEqualTo("rake needs --target FILE, the shares or counts of the population");
    assertThat(
            CommandRun.refused(
                "rake", "-", "--target", margins, "--output", folder.resolve("o.csv")))
        .startsWith("--output reads the records a second time");
    assertThat(
            CommandRun.refused(rake("--output", folder.resolve("o.csv"), "--weight-name", "age")))
        .isEqualTo("--weight-name must not be a column that is there already, was \"age\"");
    assertThat(Files.exists(folder.resolve("o.csv"))).isFalse();
    CommandRun run =
        CommandRun.withInput(
            Files.readString(answers).getBytes(UTF_8), "rake", "-", "--target", margins);
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("standard input: 6 records");
  }
}
