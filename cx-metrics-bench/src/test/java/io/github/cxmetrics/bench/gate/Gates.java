package io.github.cxmetrics.bench.gate;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The committed limits, and how benchmarks are run to check them. */
final class Gates {

  private static final String FILE = "gates.csv";

  private Gates() {}

  /** All of a kind. */
  static List<Gate> of(Gate.Kind kind) {
    try (InputStream in = Objects.requireNonNull(Gates.class.getResourceAsStream(FILE));
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(in)) {
      return rows.stream().map(Gates::gate).filter(gate -> gate.kind() == kind).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Gate gate(NamedCsvRecord row) {
    return new Gate(
        Gate.Kind.valueOf(row.getField("kind").toUpperCase(Locale.ROOT)),
        row.getField("benchmark"),
        row.getField("against"),
        Double.parseDouble(row.getField("limit")),
        row.getField("reason"));
  }

  /** Options for benchmarks by their names without the package, at their smallest sizes. */
  static ChainedOptionsBuilder options(Stream<String> benchmarks, TimeValue iteration) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .param("groups", "1000")
            .param("size", "1024")
            .param("events", "20000")
            .param("actors", "1000")
            .param("customers", "10000")
            .param("people", "1000")
            .param("ages", "730")
            .warmupTime(iteration)
            .measurementTime(iteration)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    benchmarks.forEach(name -> options.include("\\." + name.replace(".", "\\.") + "$"));
    return options;
  }

  /** The class and method of a result. */
  static String name(RunResult result) {
    String name = result.getParams().getBenchmark();
    int method = name.lastIndexOf('.');
    return name.substring(name.lastIndexOf('.', method - 1) + 1);
  }
}
