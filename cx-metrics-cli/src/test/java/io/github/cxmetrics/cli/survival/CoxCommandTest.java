package io.github.cxmetrics.cli.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a regression, and what each option changes. */
class CoxCommandTest {

  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    file =
        write(
            """
            id,months,since,left,plan,age,region
            1,1,,yes,basic,20,n
            2,2,,yes,pro,35,s
            3,2,1,no,basic,41,n
            3,3,,yes,basic,30,s
            4,4,2,yes,pro,52,n
            5,5,,no,pro,28,s
            6,6,,yes,basic,47,n
            7,7,3,no,pro,33,s
            """);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("customers.csv"), text);
  }

  private List<Object> cox(Object... more) {
    return List.of("cox", file, "--duration", "months", "--event", "left=yes", Arrays.asList(more));
  }

  @Test
  void tableShowsRatiosTestsAndConcordance() {
    assertThat(CommandRun.good(cox("--covariates", "plan,age", "--entry", "since")).lines())
        .containsExactly(
            "Cox regression: time after since up to months; event left=yes",
            file + ": 8 records, 8 used, 0 rejected",
            "8 rows, 5 events; ties Efron",
            "hazard ratio = exp(coefficient): events a time, for one unit more, all else equal",
            "plan is compared with \"basic\"",
            "",
            "covariate  hazard ratio   95 % interval  coefficient      se        z       p",
            "---------  ------------  --------------  -----------  ------  -------  ------",
            "plan=pro          0.544  0.073 to 4.032      -0.6093  1.0223  -0.5960  0.5512",
            "age               0.980  0.878 to 1.093      -0.0206  0.0560  -0.3683  0.7127",
            "",
            "log likelihood -6.4847, without covariates -6.6846",
            "likelihood ratio test 0.3998 on 2 df, p 0.8188",
            "Wald test 0.3831 on 2 df, p 0.8257",
            "score test 0.3915 on 2 df, p 0.8222",
            "concordance 0.533, 95 % interval 0.125 to 0.941: 8 pairs in the order of their hazards,"
                + " 7 against it, 0 with equal ones");
  }

  @Test
  void jsonHasFullPrecision() {
    Json report =
        CommandRun.json(
            cox(
                "--covariates",
                "plan:pro,age",
                "--id",
                "id",
                "--strata",
                "region",
                "--ties",
                "breslow"));
    assertThat(report.at("coefficients", 0, "covariate").value()).isEqualTo("plan=basic");
    assertThat(report.at("definition", "references", "plan").value()).isEqualTo("pro");
    assertThat(report.at("coefficients", 0, "robustSe").value()).isInstanceOf(Number.class);
    assertThat(report.at("definition", "ties").value()).isEqualTo("Breslow");
    assertThat(report.at("status").value()).isEqualTo("converged");
    assertThat(report.at("coefficients", 0, "hazardRatio", "n").value().toString()).isEqualTo("7");
  }

  @Test
  void csvHasARowForEachNumber() {
    assertThat(
            CommandRun.good(cox("--covariates", "age", "--format", "csv")).lines().toList().stream()
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList())
        .containsExactly(
            "row",
            "coefficient",
            "hazardRatio",
            "records",
            "rejected",
            "rows",
            "events",
            "logLikelihood",
            "nullLogLikelihood",
            "test",
            "test",
            "test",
            "concordance");
  }

  @Test
  void separatedAndConstantCovariatesAreNamed() throws IOException {
    file =
        write(
            """
            months,left,vip,one,age
            1,yes,0,1,20
            2,yes,0,1,35
            3,no,1,1,41
            4,yes,0,1,30
            5,no,1,1,52
            6,yes,0,1,28
            """);
    assertThat(CommandRun.good(cox("--covariates", "vip,one,age")))
        .contains("grows without end", "exception: vip", "left out, as it is constant", ": one");
    Json report = CommandRun.json(cox("--covariates", "vip,one,age"));
    assertThat(report.at("separated", 0).value()).isEqualTo("vip");
    assertThat(report.at("leftOut", 0).value()).isEqualTo("one");
    assertThat(report.at("coefficients", 0, "coefficient").value()).isNull();
  }

  @Test
  void missingCovariatesStopOrAreCounted() throws IOException {
    file = write("months,left,age\n1,yes,20\n2,no,\n3,yes,NA\n4,yes,25\nx,no,2\n");
    assertThat(CommandRun.badData(cox("--covariates", "age")))
        .contains(file + ", line 3", "age", "must be known");
    assertThat(CommandRun.good(cox("--covariates", "age", "--missing", "NA", "--on-bad", "skip")))
        .contains("5 records, 2 used, 3 rejected");
  }

  @Test
  void stretchesOfTime() throws IOException {
    file =
        write(
            """
            id,from,to,left,logins
            a,0,2,0,5
            a,2,5,1,1
            b,0,4,0,7
            c,1,3,1,2
            c,3,3,0,2
            """);
    List<Object> stretches =
        List.of(
            "cox",
            file,
            "--start",
            "from",
            "--stop",
            "to",
            "--event",
            "left=1",
            "--covariates",
            "logins");
    assertThat(CommandRun.badData(stretches)).contains("line 6", "from", "must be before to 3");
    assertThat(CommandRun.good(stretches, "--where", "from!=3"))
        .contains("1 left out by from!=3, 4 used, 0 rejected");
  }

  @Test
  void noEventIsSaid() {
    assertThat(
            CommandRun.good(
                "cox",
                file,
                "--duration",
                "months",
                "--event",
                "left=never",
                "--covariates",
                "age"))
        .contains("no coefficient: no events to learn from");
  }

  @Test
  void optionsThatDoNotGoTogether() {
    assertThat(CommandRun.refused("cox", file, "--event", "left=yes", "--covariates", "age"))
        .contains("times need --duration COLUMN, or --start COLUMN --stop COLUMN");
    assertThat(
            CommandRun.refused(
                "cox", file, "--stop", "months", "--event", "left=yes", "--covariates", "age"))
        .contains("--start and --stop need each other");
    assertThat(
            CommandRun.refused(
                "cox",
                file,
                "--start",
                "since",
                "--stop",
                "months",
                "--entry",
                "since",
                "--event",
                "left=yes",
                "--covariates",
                "age"))
        .contains("--entry needs --duration COLUMN");
    assertThat(CommandRun.refused(cox("--covariates", "age", "--ties", "exact", "--id", "age")))
        .contains("--id makes standard errors robust, which --ties exact does not have");
    assertThat(CommandRun.refused(cox("--covariates", "age,age")))
        .contains("--covariates must name a column once");
    assertThat(CommandRun.refused(cox("--covariates", ":x")))
        .contains("--covariates must have the form COLUMN or COLUMN:TEXT");
    assertThat(CommandRun.refused(cox("--covariates", "plan:gold")))
        .contains("column plan must hold the text", "gold");
    assertThat(CommandRun.refused(cox("--covariates", "age", "--strata", "plan,plan")))
        .contains("--strata must name a column once");
  }
}
