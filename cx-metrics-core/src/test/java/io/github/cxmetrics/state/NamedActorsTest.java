package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NamedActorsTest {

  private static final StateHeader HEADER = StateHeader.of("named", 1, "sums");

  private static NamedActors<TaggedSums> actors() {
    return new NamedActors<>(new TaggedSums());
  }

  private static void add(NamedActors<TaggedSums> actors, String actor, String tag, int more) {
    actors.open().add(actors.numberOf(actor), tag, more);
  }

  private static int sum(NamedActors<TaggedSums> actors, String actor, String tag) {
    return actors.together().sum(actors.find(actor), tag);
  }

  private static byte[] bytes(NamedActors<TaggedSums> actors) {
    return StateWriter.encode(HEADER, actors::writeTo);
  }

  private static NamedActors<TaggedSums> read(byte[] bytes) {
    return StateReader.decode(bytes, HEADER, in -> actors().readFrom(in));
  }

  @Test
  void joinedActorsAreTogetherBeforeAndAfter() {
    NamedActors<TaggedSums> actors = actors();
    add(actors, "cookie", "a", 1);
    actors.join("cookie", "ann");
    assertThat(actors.raw().sum(0, "a")).isEqualTo(1);
    assertThat(sum(actors, "ann", "a")).isEqualTo(1);
    assertThat(actors.together()).isSameAs(actors.raw());
    add(actors, "cookie", "a", 10);
    assertThat(sum(actors, "ann", "a")).isEqualTo(11);
    assertThat(sum(actors, "cookie", "a")).isEqualTo(11);
    assertThat(actors.texts()).isEqualTo(List.of("ann"));
    assertThat(actors.find("bob")).isEqualTo(-1);
    assertThat(actors.of("cookie")).isEqualTo("ann");
    assertThat(actors.representatives()).isEqualTo(Map.of("cookie", "ann"));
  }

  @Test
  void mergesWithOthersAndItself() {
    NamedActors<TaggedSums> one = actors();
    add(one, "bob", "b", 1);
    add(one, "cookie", "b", 3);
    NamedActors<TaggedSums> other = actors();
    add(other, "cookie", "a", 2);
    add(other, "bob", "a", 5);
    other.join("cookie", "ann");
    byte[] before = bytes(other.copy());

    one.merge(other);
    assertThat(bytes(other)).isEqualTo(before);
    assertThat(sum(one, "ann", "a")).isEqualTo(2);
    assertThat(sum(one, "ann", "b")).isEqualTo(3);
    assertThat(sum(one, "bob", "a")).isEqualTo(5);
    one.merge(one);
    assertThat(sum(one, "ann", "b")).isEqualTo(6);
    assertThat(sum(one, "bob", "b")).isEqualTo(2);
  }

  @Test
  void copyGoesItsOwnWay() {
    NamedActors<TaggedSums> actors = actors();
    add(actors, "cookie", "a", 1);
    actors.join("cookie", "bob");
    NamedActors<TaggedSums> copy = actors.copy();
    add(actors, "cookie", "a", 1);
    actors.join("bob", "ann");
    assertThat(sum(copy, "bob", "a")).isEqualTo(1);
    assertThat(copy.texts()).isEqualTo(List.of("bob"));
  }

  @Test
  void anotherStateTakesThePlace() {
    NamedActors<TaggedSums> actors = actors();
    TaggedSums other = new TaggedSums();
    actors.replace(other);
    assertThat(actors.together()).isSameAs(other);
  }

  @Test
  void mergeWithoutRoomChangesNothing() {
    NamedActors<TaggedSums> full = actors();
    add(full, "ann", "a", 60);
    NamedActors<TaggedSums> other = actors();
    add(other, "bob", "b", 41);
    other.join("ann", "bob");
    byte[] before = bytes(full);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> full.merge(other));
    assertThat(bytes(full)).isEqualTo(before);
    assertThat(full.texts()).isEqualTo(List.of("ann"));
  }

  @Test
  void equalStatesAreEqualBytes() {
    NamedActors<TaggedSums> forth = actors();
    add(forth, "dan", "a", 1);
    add(forth, "cookie", "b", 2);
    forth.join("cookie", "ann");
    NamedActors<TaggedSums> back = actors();
    back.join("ann", "cookie");
    add(back, "ann", "b", 2);
    add(back, "dan", "a", 1);
    assertThat(bytes(forth)).isEqualTo(bytes(back)).isEqualTo(bytes(read(bytes(back))));
    assertThat(sum(read(bytes(forth)), "cookie", "b")).isEqualTo(2);
  }

  @Test
  void refusesActorsThatCannotBe() {
    NamedActors<TaggedSums> actors = actors();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedActors.requireActor(null))
        .withMessage("actor of an event must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> actors.join("ann", "\uD800"))
        .withMessageStartingWith("actor of an event must be");
    assertThat(actors.representatives()).isEmpty();
  }

  private static void refuses(String message, Consumer<StateWriter> payload) {
    byte[] forged = StateWriter.encode(HEADER, payload);
    assertThatThrownBy(() -> read(forged))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(message);
  }

  private static void writeTexts(StateWriter out, int count, String... texts) {
    out.writeCount(count);
    for (String text : texts) {
      out.writeString(text);
    }
  }

  private static void writeSum(StateWriter out, long actor) {
    TaggedSums sums = new TaggedSums();
    sums.add(actor, "a", 1);
    sums.writeTo(out);
  }

  @Test
  void refusesWhatCannotBe() {
    String rule = "joined actors must ascend, follow who stands for them and have no events, was ";
    refuses(
        rule + "'a' joined to 'b'",
        out -> {
          writeTexts(out, 0);
          writeTexts(out, 1, "a", "b");
        });
    refuses(
        rule + "'c' joined to 'a'",
        out -> {
          writeTexts(out, 0);
          writeTexts(out, 2, "d", "a", "c", "a");
        });
    refuses(
        rule + "'c' joined to 'b'",
        out -> {
          writeTexts(out, 0);
          writeTexts(out, 2, "b", "a", "c", "b");
        });
    refuses(
        rule + "'b' joined to 'a'",
        out -> {
          writeTexts(out, 1, "b");
          writeTexts(out, 1, "b", "a");
        });
    for (long actor : new long[] {-1, 1}) {
      refuses(
          "actor of a state must be one of its 1 texts, was " + actor,
          out -> {
            writeTexts(out, 1, "ann");
            writeTexts(out, 0);
            writeSum(out, actor);
          });
    }
    refuses(
        "each of the 2 actors of a state must have events, was 1",
        out -> {
          writeTexts(out, 2, "ann", "bob");
          writeTexts(out, 0);
          writeSum(out, 1);
        });
  }
}
