package io.github.cxmetrics.cli.options;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.cxmetrics.cli.input.SpacedText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

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
      try {
        for (CsvRecord row : rows(text)) {
          row.getFields().forEach(value -> values.add(SpacedText.trim(value)));
        }
      } catch (CsvParseException e) {
        throw badQuotes(text);
      }
      if (!values.remove(values.size() - 1).isEmpty()) {
        throw badQuotes(text);
      }
      return new ValueList(values);
    }

    /** With one more, empty name behind: a quote that is never closed swallows it. */
    private static Iterable<CsvRecord> rows(String text) {
      return CsvReader.builder().skipEmptyLines(false).ofCsvRecord(SpacedText.trim(text) + ",");
    }

    private static TypeConversionException badQuotes(String text) {
      return new TypeConversionException(
          "must have double quotes around a whole name, and twice where a name has one, was "
              + text);
    }
  }

  /** The values of all arguments of an option that may be repeated. */
  public static List<String> all(List<ValueList> lists) {
    return lists.stream().flatMap(list -> list.values().stream()).toList();
  }
}
