package io.github.cxmetrics.flink.example;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The records of a job, from files or from a stream of lines. */
final class Sources {

  private Sources() {}

  /**
   * The records that the options ask for; bad ones at the side output {@link ReadRecords#REJECTS}.
   *
   * @param lines makes a line of its number, where records are made up
   */
  static <T> SingleOutputStreamOperator<T> records(
      StreamExecutionEnvironment environment,
      InputFlags input,
      RowReader<T> reader,
      Class<T> record,
      GeneratorFunction<Long, String> lines) {
    SingleOutputStreamOperator<SourceRow> rows =
        input.generated == null
            ? ofFiles(environment, input, reader)
            : ofLines(environment, input, reader, lines);
    return rows.process(new ReadRecords<>(reader, input.onBad))
        .returns(record)
        .name("records")
        .uid("records");
  }

  /** Rows of files come in any order: event time ends with the last of them, and not before. */
  private static SingleOutputStreamOperator<SourceRow> ofFiles(
      StreamExecutionEnvironment environment, InputFlags input, RowReader<?> reader) {
    FileSource<SourceRow> files =
        FileSource.forBulkFileFormat(
                new CsvFormat(reader.columns()),
                input.files.stream().map(Path::new).toArray(Path[]::new))
            .build();
    return environment.fromSource(files, WatermarkStrategy.noWatermarks(), "files").uid("source");
  }

  private static SingleOutputStreamOperator<SourceRow> ofLines(
      StreamExecutionEnvironment environment,
      InputFlags input,
      RowReader<?> reader,
      GeneratorFunction<Long, String> lines) {
    DataGeneratorSource<String> source =
        new DataGeneratorSource<>(
            lines,
            input.generated == null ? 0 : input.generated,
            input.rate == null
                ? RateLimiterStrategy.noOp()
                : RateLimiterStrategy.perSecond(input.rate),
            Types.STRING);
    return environment
        .fromSource(source, WatermarkStrategy.noWatermarks(), "lines")
        .uid("source")
        .map(new JsonLines("generated", reader.columns()))
        .returns(SourceRow.class)
        .name("cells")
        .uid("cells");
  }
}
