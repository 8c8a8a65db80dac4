package io.github.cxmetrics.cli.options;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.cxmetrics.cli.input.SpacedText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;

/**
 * Names in one argument, written as a row of CSV so that a name may hold a comma: {@code
 * channel,"How, exactly?"}.
 *
 * @param values the names without spaces around
 */
public record ValueList(List<String> values) {

  /** Makes a list of an argument. */
  public static final class Converter implements ITypeConverter<ValueList> {

    @Override
    public ValueList convert(String text) {
      List<String> values = new ArrayList<>();
      for (CsvRecord row : CsvReader.builder().skipEmptyLines(false).ofCsvRecord(text)) {
        row.getFields().forEach(value -> values.add(SpacedText.trim(value)));
      }
      return new ValueList(values.isEmpty() ? List.of("") : values);
    }
  }

  /** The values of all arguments of an option that may be repeated. */
  public static List<String> all(List<ValueList> lists) {
    return lists.stream().flatMap(list -> list.values().stream()).toList();
  }
}
