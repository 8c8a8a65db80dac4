package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
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
