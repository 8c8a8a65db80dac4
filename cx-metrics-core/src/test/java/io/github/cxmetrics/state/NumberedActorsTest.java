package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NumberedActorsTest {

  private static final StateHeader HEADER = StateHeader.of("numbered", 1, "sums");

  private static NumberedActors<TaggedSums> actors() {
    return new NumberedActors<>(new TaggedSums());
  }

  private static byte[] bytes(NumberedActors<TaggedSums> actors) {
    return StateWriter.encode(HEADER, actors::writeTo);
  }

  private static NumberedActors<TaggedSums> read(byte[] bytes) {
    return StateReader.decode(bytes, HEADER, in -> actors().readFrom(in));
  }

  @Test
  void joinedActorsAreTogetherBeforeAndAfter() {
    NumberedActors<TaggedSums> actors = actors();
    actors.open().add(7, "a", 1);
    actors.join(7, 3);
    assertThat(actors.raw().sum(7, "a")).isEqualTo(1);
    assertThat(actors.together().sum(3, "a")).isEqualTo(1);
    assertThat(actors.together()).isSameAs(actors.raw());
    actors.open().add(7, "a", 10);
    assertThat(actors.together().sum(3, "a")).isEqualTo(11);
    assertThat(actors.raw().sum(7, "a")).isZero();
    assertThat(actors.of(7)).isEqualTo(3);
    assertThat(actors.of(8)).isEqualTo(8);
    assertThat(actors.representatives()).isEqualTo(Map.of(7L, 3L));
  }

  @Test
  void mergesWithOthersAndItself() {
    NumberedActors<TaggedSums> one = actors();
    one.open().add(7, "b", 1);
    NumberedActors<TaggedSums> other = actors();
    other.open().add(7, "a", 2);
    other.join(7, 3);
    byte[] before = bytes(other.copy());

    one.merge(other);
    assertThat(bytes(other)).isEqualTo(before);
    assertThat(one.together().sum(3, "a")).isEqualTo(2);
    assertThat(one.together().sum(3, "b")).isEqualTo(1);
    one.merge(one);
    assertThat(one.together().sum(3, "a")).isEqualTo(4);
  }

  @Test
  void copyGoesItsOwnWay() {
    NumberedActors<TaggedSums> actors = actors();
    actors.open().add(7, "a", 1);
    actors.join(7, 3);
    NumberedActors<TaggedSums> copy = actors.copy();
    actors.open().add(7, "a", 1);
    actors.join(3, 1);
    assertThat(copy.together().sum(3, "a")).isEqualTo(1);
  }

  @Test
  void anotherStateTakesThePlace() {
    NumberedActors<TaggedSums> actors = actors();
    TaggedSums other = new TaggedSums();
    actors.replace(other);
    assertThat(actors.together()).isSameAs(other);
  }

  @Test
  void mergeWithoutRoomChangesNothing() {
    NumberedActors<TaggedSums> full = actors();
    full.open().add(1, "a", 60);
    NumberedActors<TaggedSums> other = actors();
    other.open().add(2, "b", 41);
    other.join(1, 2);
    byte[] before = bytes(full);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> full.merge(other));
    assertThat(bytes(full)).isEqualTo(before);
  }

  @Test
  void equalStatesAreEqualBytes() {
    NumberedActors<TaggedSums> forth = actors();
    forth.open().add(1, "a", 1);
    forth.open().add(9, "b", 2);
    forth.join(9, 5);
    NumberedActors<TaggedSums> back = actors();
    back.join(5, 9);
    back.open().add(5, "b", 2);
    back.open().add(1, "a", 1);
    assertThat(bytes(forth)).isEqualTo(bytes(back)).isEqualTo(bytes(read(bytes(back))));
    assertThat(read(bytes(forth)).together().sum(5, "b")).isEqualTo(2);
  }

  private static void refuses(String message, Consumer<StateWriter> payload) {
    byte[] forged = StateWriter.encode(HEADER, payload);
    assertThatThrownBy(() -> read(forged))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(message);
  }

  private static void writePairs(StateWriter out, long... pairs) {
    out.writeCount(pairs.length / 2);
    for (long actor : pairs) {
      out.writeLong(actor);
    }
  }

  @Test
  void refusesWhatCannotBe() {
    String rule = "joined actors must ascend and follow who stands for them, was ";
    refuses(rule + "1 joined to 2", out -> writePairs(out, 1, 2));
    refuses(rule + "3 joined to 0", out -> writePairs(out, 5, 0, 3, 0));
    refuses(rule + "5 joined to 3", out -> writePairs(out, 3, 0, 5, 3));
    refuses(
        "events of joined actors must be of who stands for them, was of 5",
        out -> {
          writePairs(out, 5, 3);
          TaggedSums sums = new TaggedSums();
          sums.add(5, "a", 1);
          sums.writeTo(out);
        });
  }
}
