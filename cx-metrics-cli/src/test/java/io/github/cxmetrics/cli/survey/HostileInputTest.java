package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random and malicious files: the answer is right or the refusal is clear, never a defect. */
class HostileInputTest {

  private static final String[] SEGMENTS = {
    "",
    "앱",
    "a,b",
    "say \"x\"",
    "two\nlines",
    "tab\there",
    "\u001b[31mred",
    "p|q",
    "=1+1",
    "Total",
    "-",
    "007",
    "7",
    "7.0",
    "e\u0301",
    "\ud83d\udc4d",
    "a / b"
  };

  @TempDir private Path folder;

  /** Counts the same in a loop over a map that a reader can check. */
  @RepeatedTest(20)
  void randomSurveysAreCountedRight(RepetitionInfo repetition) throws IOException {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    Map<String, long[]> expected = new TreeMap<>(); // n, promoters, detractors, missing
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("comment", "score", "seg");
      for (int row = random.nextInt(200); row > 0; row--) {
        String segment = SEGMENTS[random.nextInt(SEGMENTS.length)];
        int answer = random.nextInt(12) - 1;
        long[] counts = expected.computeIfAbsent(segment.strip(), any -> new long[4]);
        counts[0] += answer < 0 ? 0 : 1;
        counts[1] += answer >= 9 ? 1 : 0;
        counts[2] += answer >= 0 && answer <= 6 ? 1 : 0;
        counts[3] += answer < 0 ? 1 : 0;
        csv.writeRecord(
            SEGMENTS[random.nextInt(SEGMENTS.length)], answer < 0 ? "" : answer + "", segment);
      }
    }
    Path survey = Files.writeString(folder.resolve("survey.csv"), text.toString());

    Json results = CommandRun.json("nps", survey, "--score", "score", "--by", "seg").at("results");

    assertThat(results.size()).as("seed %d", seed).isEqualTo(expected.size());
    for (int i = 0; i < results.size(); i++) {
      Json row = results.at(i);
      long[] counts = expected.get(row.at("segment", "seg").value());
      assertThat(counts).as("seed %d, segment %s", seed, row.at("segment").value()).isNotNull();
      assertThat(row.at("n").value()).isEqualTo(counts[0]);
      assertThat(row.at("missing").value()).isEqualTo(counts[3]);
      if (counts[0] == 0) {
        assertThat(row.at("value").value()).isNull();
      } else {
        assertThat((double) row.at("value").value())
            .isCloseTo(100.0 * (counts[1] - counts[2]) / counts[0], within(1e-10));
      }
    }
  }

  @Test
  void orderOfRecordsDoesNotMatter() throws IOException {
    Random random = new Random(11);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rows.add(
          random.nextInt(11)
              + ",s"
              + random.nextInt(9)
              + ",2024-0"
              + (1 + random.nextInt(9))
              + "-01");
    }
    Path survey = folder.resolve("survey.csv");
    List<String> reports = new ArrayList<>();
    for (int shuffle = 0; shuffle < 3; shuffle++) {
      Collections.shuffle(rows, random);
      Files.writeString(survey, "score,seg,when\n" + String.join("\n", rows) + "\n");
      reports.add(
          CommandRun.good(
              "nps",
              survey,
              "--score",
              "score",
              "--by",
              "seg",
              "--compare-rest",
              "--format",
              "json"));
      reports.set(
          shuffle,
          reports.get(shuffle)
              + CommandRun.good(
                  "ces",
                  survey,
                  "--score",
                  "score",
                  "--scale",
                  "0-10",
                  "--by",
                  "seg",
                  "--time",
                  "when",
                  "--zone",
                  "UTC",
                  "--period",
                  "month",
                  "--format",
                  "csv"));
    }

    assertThat(reports).allMatch(reports.get(0)::equals);
  }

  /** Bytes of a good file, some of them replaced: read, or refused with a line, never a defect. */
  @RepeatedTest(40)
  void damagedFilesAreReadOrRefused(RepetitionInfo repetition) throws IOException {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    boolean ndjson = random.nextBoolean();
    String line = ndjson ? "{\"score\":9,\"seg\":\"앱\"}\n" : "9,\"앱\"\n";
    byte[] bytes =
        ((ndjson ? "" : "score,seg\n") + line.repeat(30)).getBytes(StandardCharsets.UTF_8);
    for (int damage = 0; damage < 4; damage++) {
      bytes[random.nextInt(bytes.length)] = (byte) "\"\n,{}x\0\u00ff9\\".charAt(random.nextInt(10));
    }
    Path survey = Files.write(folder.resolve(ndjson ? "s.ndjson" : "s.csv"), bytes);

    for (String onBad : List.of("fail", "skip")) {
      CommandRun run =
          CommandRun.of("nps", survey, "--score", "score", "--by", "seg", "--on-bad", onBad);

      assertThat(run.code()).as("seed %d: %s", seed, run.err()).isIn(0, 2, 3);
      assertThat(run.err()).doesNotContain("Exception", "defect");
      assertThat(run.err().isEmpty()).isEqualTo(run.code() == 0);
    }
  }

  @Test
  void manySegmentsAreOneRowEach() throws IOException {
    StringBuilder text = new StringBuilder("score,seg\n");
    for (int i = 0; i < 50_000; i++) {
      text.append(i % 11).append(",s").append(i).append('\n');
    }
    Path survey = Files.writeString(folder.resolve("survey.csv"), text);

    String csv =
        CommandRun.good(
            "nps",
            survey,
            "--score",
            "score",
            "--by",
            "seg",
            "--sort",
            "score",
            "--compare-rest",
            "--format",
            "csv");

    assertThat(csv.lines().count()).isEqualTo(50_002);
  }

  @Test
  void aSegmentMayBeCalledLikeTheTotal() throws IOException {
    Path survey = Files.writeString(folder.resolve("s.csv"), "score,row\n9,total\n0,Total\n");

    String csv =
        CommandRun.good("nps", survey, "--score", "score", "--by", "row", "--format", "csv");

    assertThat(csv.lines()).filteredOn(row -> row.startsWith("segment,")).hasSize(2);
    assertThat(csv.lines()).filteredOn(row -> row.startsWith("total,")).hasSize(1);
  }
}
