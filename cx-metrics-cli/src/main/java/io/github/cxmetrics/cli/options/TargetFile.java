package io.github.cxmetrics.cli.options;

import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.InputOptions;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.survey.TargetMargin;
import io.github.cxmetrics.survey.Targets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads targets from a CSV file in one of its two forms. */
public final class TargetFile {

  private static final String MARGIN = "margin";
  private static final String LEVEL = "level";
  private static final String TARGET = "target";

  private final RecordSource source;
  private final List<String> columns;
  private final int target;
  private final Map<List<String>, Map<List<String>, Double>> margins = new LinkedHashMap<>();

  private TargetFile(RecordSource source, String file) {
    this.source = source;
    this.columns = source.columns();
    this.target = columns.indexOf(TARGET);
    boolean joint = columns.size() > 1 && !columns.contains(MARGIN);
    if (target < 0 || (!isLong() && !joint)) {
      throw new UsageException(
          "--target: "
              + PrintableText.of(file)
              + " must have the columns margin, level and target, or a column for each variable"
              + " and target, was "
              + PrintableText.list(columns));
    }
  }

  /** The targets of a file, with the same encoding and delimiter as the answers. */
  public static Targets read(TargetFlags flags, InputFlags input) throws IOException {
    String file = String.valueOf(flags.file);
    try (RecordSource source = RecordSource.openWhole(file, options(input))) {
      TargetFile reader = new TargetFile(source, file);
      while (source.next()) {
        reader.add();
      }
      return UsageException.ofRefusals("--target", () -> reader.targets(flags.rescales()));
    }
  }

  private static InputOptions options(InputFlags input) {
    InputOptions options = input.options(InputOptions.DEFAULT.badRecords());
    return input.delimiter == null
        ? InputOptions.DEFAULT.withCharset(options.charset())
        : InputOptions.DEFAULT.withCharset(options.charset()).withDelimiter(options.delimiter());
  }

  private boolean isLong() {
    return columns.size() == 3 && columns.contains(MARGIN) && columns.contains(LEVEL);
  }

  private void add() {
    List<String> variables;
    List<String> level;
    int place;
    if (isLong()) {
      place = columns.indexOf(LEVEL);
      String margin = source.trimmed(columns.indexOf(MARGIN));
      if (margin.isEmpty()) {
        throw source.badCell(columns.indexOf(MARGIN), "name a column of the answers");
      }
      variables = List.of(margin);
      level = List.of(source.trimmed(place));
    } else {
      place = target == 0 ? 1 : 0;
      int[] places = IntStream.range(0, columns.size()).filter(i -> i != target).toArray();
      variables = IntStream.of(places).mapToObj(columns::get).toList();
      level = IntStream.of(places).mapToObj(source::trimmed).toList();
    }
    if (margins.computeIfAbsent(variables, key -> new LinkedHashMap<>()).put(level, number())
        != null) {
      throw source.badCell(place, "be named once with the same other cells");
    }
  }

  private double number() {
    try {
      double number = DecimalParser.parse(source.trimmed(target));
      if (number >= 0) {
        return number;
      }
    } catch (ValueFormatException e) {
      throw source.badCell(target, e.rule());
    }
    throw source.badCell(target, "be at least 0");
  }

  private Targets targets(boolean rescale) {
    List<TargetMargin> all = new ArrayList<>();
    margins.forEach((variables, targets) -> all.add(new TargetMargin(variables, targets)));
    if (rescale) {
      return Targets.rescaled(all);
    }
    try {
      return new Targets(all);
    } catch (IllegalArgumentException e) {
      String rule = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(
          rule.replace("or be rescaled on request", "or add --rescale"), e);
    }
  }
}
