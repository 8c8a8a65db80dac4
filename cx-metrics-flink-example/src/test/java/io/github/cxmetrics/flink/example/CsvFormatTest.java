package io.github.cxmetrics.flink.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFormatTest {

  private static final int ROWS = 1_300;

  @TempDir private Path folder;

  private FileSourceSplit split() throws IOException {
    List<String> lines = new ArrayList<>(List.of("n,text"));
    IntStream.range(0, ROWS).forEach(i -> lines.add(i + ",\"first\nsecond " + i + '"'));
    Path file = Files.write(folder.resolve("rows.csv"), lines);
    return new FileSourceSplit(
        "1", org.apache.flink.core.fs.Path.fromLocalFile(file.toFile()), 0, Files.size(file), 0, 0);
  }

  /** The rows of a reader, each with how many to skip to go on after it. */
  private static List<RecordAndPosition<SourceRow>> rows(BulkFormat.Reader<SourceRow> reader)
      throws IOException {
    List<RecordAndPosition<SourceRow>> rows = new ArrayList<>();
    try (reader) {
      for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
        for (var row = batch.next(); row != null; row = batch.next()) {
          assertThat(row.getOffset()).isEqualTo(CheckpointedPosition.NO_OFFSET);
          rows.add(
              new RecordAndPosition<>(row.getRecord(), row.getOffset(), row.getRecordSkipCount()));
        }
      }
    }
    return rows;
  }

  @Test
  void aRestoredReaderGoesOnBehindTheRowItHadHandedOn() throws IOException {
    CsvFormat format = new CsvFormat(List.of("text", "n"));
    FileSourceSplit split = split();

    List<RecordAndPosition<SourceRow>> all = rows(format.createReader(new Configuration(), split));

    assertThat(all).hasSize(ROWS);
    assertThat(all.get(1).getRecord().line()).isEqualTo(4);
    assertThat(all.get(1).getRecord().cells()).containsExactly("first\nsecond 1", "1");
    for (int handedOn : new int[] {1, 511, 512, 513, 1_024, ROWS}) {
      RecordAndPosition<SourceRow> last = all.get(handedOn - 1);
      FileSourceSplit restored =
          split.updateWithCheckpointedPosition(
              new CheckpointedPosition(last.getOffset(), last.getRecordSkipCount()));
      assertThat(rows(format.restoreReader(new Configuration(), restored)))
          .as("after %s", handedOn)
          .extracting(RecordAndPosition::getRecord)
          .isEqualTo(
              all.subList(handedOn, ROWS).stream().map(RecordAndPosition::getRecord).toList());
    }
  }

  @Test
  void oneFileIsOneSplit() {
    assertThat(new CsvFormat(List.of("n")).isSplittable()).isFalse();
  }
}
