package io.github.cxmetrics.cli.rake;

import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.output.ProgressMeter;
import io.github.cxmetrics.survey.SampleAccumulator;
import io.github.cxmetrics.survey.SurveySample;
import java.io.IOException;

/** Counts the records of a file by what their weights depend on. */
final class RakeReader {

  /**
   * What became of the records.
   *
   * @param rows how many there are
   * @param filtered how many {@code --where} left out
   * @param rejected how many could not be used
   */
  record Counts(long rows, long filtered, long rejected) {

    long used() {
      return rows - filtered - rejected;
    }
  }

  private final SampleAccumulator sample;
  private long rows;
  private long filtered;
  private long rejected;

  private RakeReader(RakeRow row) {
    this.sample = SurveySample.accumulator(row.variables());
  }

  static RakeReader read(RakeFlags flags, RakeRow row, BadRecordListener badRecords)
      throws IOException {
    RakeReader reader = new RakeReader(row);
    BadRecordListener counting =
        problem -> {
          badRecords.onBadRecord(problem);
          reader.rows++;
          reader.rejected++;
        };
    try (RecordSource source =
            RecordSource.open(flags.file, flags.input.options(counting), row.columns());
        ProgressMeter progress = ProgressMeter.onStandardError(RecordSource.sizeOf(flags.file))) {
      long records = 0;
      while (source.next()) {
        reader.add(source, row, counting);
        progress.update(++records, source.bytesRead());
      }
      source.requireColumnsSeen();
    }
    return reader;
  }

  private void add(RecordSource source, RakeRow row, BadRecordListener badRecords) {
    if (!row.isSelected(source)) {
      rows++;
      filtered++;
      return;
    }
    try {
      sample.add(row.levels(source), row.weight(source));
      rows++;
    } catch (BadDataException problem) {
      badRecords.onBadRecord(problem);
    }
  }

  SurveySample sample() {
    return sample.result();
  }

  Counts counts() {
    return new Counts(rows, filtered, rejected);
  }
}
