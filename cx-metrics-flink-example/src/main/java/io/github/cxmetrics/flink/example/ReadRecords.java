package io.github.cxmetrics.flink.example;

import java.io.Serial;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Makes records of rows; bad ones end the job or go to a side output.
 *
 * @param <T> the record
 */
final class ReadRecords<T> extends ProcessFunction<SourceRow, T> {

  /** What happens to a bad record. */
  enum OnBad {
    FAIL,
    SKIP
  }

  static final OutputTag<Reject> REJECTS =
      new OutputTag<>("rejects", TypeInformation.of(Reject.class));

  @Serial private static final long serialVersionUID = 1L;

  private final RowReader<T> reader;
  private final OnBad onBad;

  ReadRecords(RowReader<T> reader, OnBad onBad) {
    this.reader = reader;
    this.onBad = onBad;
  }

  @Override
  public void processElement(SourceRow row, Context context, Collector<T> out) {
    try {
      out.collect(read(row));
    } catch (RejectedException e) {
      if (onBad == OnBad.FAIL) {
        throw InputException.of(e.reject());
      }
      context.output(REJECTS, e.reject());
    }
  }

  private T read(SourceRow row) throws RejectedException {
    if (!row.rule().isEmpty()) {
      throw RejectedException.ofCell(row, "", row.cells().get(0), row.rule());
    }
    return reader.read(row);
  }
}
