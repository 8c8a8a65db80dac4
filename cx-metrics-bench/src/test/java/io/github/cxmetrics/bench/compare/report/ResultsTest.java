package io.github.cxmetrics.bench.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.bench.compare.engine.Participant.Cost;
import io.github.cxmetrics.bench.compare.workload.Contender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

  private static final Entry LIBRARY = entry(Contender.LIBRARY, 1, 0.2, 0.1, 0.4);
  private static final Entry DUCK_DB = entry(Contender.DUCK_DB, 2, 1.0, 0.6);
  private static final Entry FAILED =
      new Entry(Contender.JDK, 1, "", List.of(), Optional.of("out of memory"), Optional.empty());
  private static final WorkloadResult RESULT =
      new WorkloadResult("W1", "scores", 1_000, 1e-9, List.of(LIBRARY, FAILED, DUCK_DB));
  private static final Results RESULTS =
      new Results(
          LocalDate.of(2026, 1, 2),
          "./bench",
          new Machine("CPU", 2, 1L << 34, "Linux", "17"),
          "8g",
          "G1",
          3,
          List.of(RESULT));

  private static Entry entry(String contender, int threads, double... seconds) {
    List<Cost> costs =
        Arrays.stream(seconds)
            .mapToObj(each -> new Cost(each, 2 * each, OptionalLong.of((long) (each * 1e9))))
            .toList();
    return new Entry(contender, threads, "", costs, Optional.empty(), Optional.of("a note"));
  }

  @Test
  void mediansCount() {
    assertThat(LIBRARY.seconds()).hasValue(0.2);
    assertThat(LIBRARY.cpuSeconds()).hasValue(0.4);
    assertThat(DUCK_DB.seconds()).hasValue(0.8);
    assertThat(FAILED.seconds()).isEmpty();
    assertThat(LIBRARY.peakBytes()).hasValue(400_000_000);
  }

  @Test
  void ratiosAreToThisLibrary() {
    assertThat(RESULT.ratio(LIBRARY)).hasValue(1);
    assertThat(RESULT.ratio(DUCK_DB)).hasValue(4);
    assertThat(RESULT.ratio(FAILED)).isEmpty();
  }

  @Test
  void terminalShowsLinesAndRemarks() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal.print(RESULT, new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .contains(
            "W1: scores, 1,000 rows",
            "cx-metrics        1    0.200  1.00x  0.400      381",
            "plain JDK         1   failed      -      -  unknown",
            "DuckDB            2    0.800  4.00x   1.60      954",
            "  plain JDK: out of memory");
  }

  @Test
  void pageHasASummaryAndAllLines() {
    assertThat(ResultsPage.markdown(RESULTS))
        .contains("Made by `./bench` on 2026-01-02: CPU, 2 cores, 16 GiB, Linux, Java 17")
        .contains("0.800 (4.00x)")
        .contains("### W1")
        .contains("- plain JDK: out of memory");
  }

  @Test
  void jsonHoldsEverything(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("results.json");
    ResultsJson.write(RESULTS, file);
    assertThat(Files.readString(file))
        .contains("\"command\" : \"./bench\"")
        .contains("\"medianSeconds\" : 0.2")
        .contains("\"ratioToLibrary\" : 4.0")
        .contains("\"failure\" : \"out of memory\"");
  }
}
