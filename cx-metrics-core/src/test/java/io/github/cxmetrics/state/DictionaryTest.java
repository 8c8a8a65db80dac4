package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DictionaryTest {

  private static final StateHeader HEADER = StateHeader.of("texts", 1, "");

  private static Dictionary of(String... texts) {
    Dictionary dictionary = new Dictionary();
    for (String text : texts) {
      dictionary.numberOf(text);
    }
    return dictionary;
  }

  @Test
  void columnsAreNumberedAsTextsOneByOne() {
    Random random = new Random(20_261_127);
    for (int most : new int[] {3, 100, 3_000, 50_000}) {
      Dictionary columns = of("first");
      Dictionary plain = of("first");
      for (int batch = 0; batch < 3; batch++) {
        String[] column = new String[40_000];
        int[] numbers = new int[column.length];
        for (int i = 0; i < column.length; i++) {
          column[i] = "text " + random.nextInt(most);
        }
        columns.numberAll(column, 100, column.length, numbers);
        for (int i = 100; i < column.length; i++) {
          if (numbers[i - 100] != plain.numberOf(column[i])) {
            throw new AssertionError(column[i]);
          }
        }
        assertThat(columns.texts()).isEqualTo(plain.texts());
      }
    }
  }

  @Test
  void textsOfOneHashCodeAreFoundQuickly() {
    String[] column = new String[1 << 14];
    for (int i = 0; i < column.length; i++) {
      StringBuilder text = new StringBuilder();
      for (int bit = 0; bit < 14; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      column[i] = text.toString();
    }
    assertThat(column[0]).hasSameHashCodeAs(column[5]);
    Dictionary dictionary = new Dictionary();
    int[] numbers = new int[column.length];
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          dictionary.numberAll(column, 0, column.length, numbers);
          dictionary.numberAll(column, 0, column.length, numbers);
        });
    assertThat(numbers).containsExactly(IntStream.range(0, numbers.length).toArray());
  }

  @Test
  void forgetsTheLastTexts() {
    Dictionary dictionary = new Dictionary();
    int[] numbers = new int[3];
    dictionary.numberAll(new String[] {"a", "b", "c"}, 0, 3, numbers);
    dictionary.forgetFrom(1);
    assertThat(dictionary.texts()).containsExactly("a");
    dictionary.numberAll(new String[] {"c", "a", "b"}, 0, 3, numbers);
    assertThat(numbers).containsExactly(1, 0, 2);
  }

  @Test
  void numbersTextsInTheOrderTheyCome() {
    Dictionary dictionary = of("web", "", "app", "web");

    assertThat(dictionary.texts()).containsExactly("web", "", "app");
    assertThat(dictionary.size()).isEqualTo(3);
    assertThat(dictionary.find("app")).isEqualTo(2);
    assertThat(dictionary.find("shop")).isEqualTo(-1);
    assertThat(dictionary.text(1)).isEmpty();
    assertThat(dictionary.sorted().texts()).containsExactly("", "app", "web");
    assertThat(dictionary.isSorted()).isFalse();
    assertThat(dictionary.sorted().isSorted()).isTrue();
    assertThat(new Dictionary().isSorted()).isTrue();
  }

  @Test
  void mergeTranslates() {
    Dictionary here = of("web", "app");

    assertThat(here.merge(of("app", "shop", "web"))).containsExactly(1, 2, 0);
    assertThat(here.texts()).containsExactly("web", "app", "shop");
  }

  @Test
  void copyIsIndependent() {
    Dictionary dictionary = of("web");
    dictionary.copy().numberOf("app");

    assertThat(dictionary.size()).isOne();
  }

  @Test
  void bytesAreThoseOfTheTexts() {
    byte[] bytes = StateWriter.encode(HEADER, of("b", "a", "한글")::writeTo);

    assertThat(StateWriter.encode(HEADER, of("한글", "a", "b")::writeTo)).isEqualTo(bytes);
    assertThat(StateReader.decode(bytes, HEADER, Dictionary::readFrom).texts())
        .containsExactly("a", "b", "한글");
  }

  @Test
  void refusesTextsOutOfOrderAndHalfCharacters() {
    byte[] bytes =
        StateWriter.encode(
            HEADER,
            out -> {
              out.writeCount(2);
              out.writeString("b");
              out.writeString("a");
            });
    assertThatThrownBy(() -> StateReader.decode(bytes, HEADER, Dictionary::readFrom))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("texts of a state must ascend, was 'a' after 'b'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dictionary().numberOf("\ud800"))
        .withMessage("text of a state must be well-formed Unicode, was \ud800");
  }
}
