package io.github.cxmetrics.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScoresTest {

  private static final int ROWS = 20_000;

  @Test
  void bothFilesHoldTheSameAnswers(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("answers.csv");
    Path json = folder.resolve("answers.ndjson");
    FileScores.writeCsv(csv, ROWS);
    FileScores.writeNdjson(json, ROWS);

    SortedMap<String, Double> scores = FileScores.npsBySegment(csv);

    assertThat(scores).hasSizeGreaterThan(900).isEqualTo(FileScores.npsBySegment(json));
    assertThat(scores.values()).allMatch(score -> score >= -100 && score <= 100);
    assertThat(Files.size(csv) / ROWS).isBetween(85L, 105L);
    assertThat(Files.readString(csv)).contains("\r\n", ",\"they said \"\"tomorrow\"\"", ",,");
  }
}
