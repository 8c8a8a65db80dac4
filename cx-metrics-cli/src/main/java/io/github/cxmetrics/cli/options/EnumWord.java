package io.github.cxmetrics.cli.options;

import io.github.cxmetrics.cli.output.PrintableText;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads an enum constant as options write it: in any case, its words joined by hyphens.
 *
 * @param type the enum
 * @param <E> the enum
 */
public record EnumWord<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {

  @Override
  public E convert(String text) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> word(constant).equals(text.toLowerCase(Locale.ROOT).replace('_', '-')))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "must be one of "
                        + Stream.of(type.getEnumConstants())
                            .map(EnumWord::word)
                            .collect(Collectors.joining(", "))
                        + ", was "
                        + PrintableText.quoted(text)));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
