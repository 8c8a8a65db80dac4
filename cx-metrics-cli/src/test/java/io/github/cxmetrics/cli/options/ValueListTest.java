package io.github.cxmetrics.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class ValueListTest {

  private static List<String> parse(String text) {
    return new ValueList.Converter().convert(text).values();
  }

  @Test
  void commasSeparateAndSpacesAroundAreDropped() {
    assertThat(parse("a, b ,c")).containsExactly("a", "b", "c");
  }

  @Test
  void quotesKeepCommas() {
    assertThat(parse("\"How, exactly?\",channel")).containsExactly("How, exactly?", "channel");
    assertThat(parse("\"say \"\"yes\"\"\"")).containsExactly("say \"yes\"");
  }

  @Test
  void quotesThatDoNotEncloseANameAreRefused() {
    assertThat(parse("5\" pipe,b")).containsExactly("5\" pipe", "b");
    for (String text : List.of("a,\"b", "a,\"b \\\"c\\\"\"", "\"a\"b")) {
      assertThatExceptionOfType(TypeConversionException.class)
          .isThrownBy(() -> parse(text))
          .withMessage(
              "must have double quotes around a whole name, and twice where a name has one, was "
                  + text);
    }
  }

  @Test
  void nothingIsOneEmptyName() {
    assertThat(parse("")).containsExactly("");
    assertThat(parse("a,")).containsExactly("a", "");
  }

  @Test
  void repeatedOptionsAddUp() {
    assertThat(
            ValueList.all(List.of(new ValueList(List.of("a", "b")), new ValueList(List.of("c")))))
        .containsExactly("a", "b", "c");
  }
}
