package io.github.cxmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Forged;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Payloads that nobody wrote are refused, or read as something that has an answer. */
class ForgedPathsTest {

  private static final PathDefinition WHOLE =
      PathDefinition.fromFirstEvent().overWholeHistory().exceptEvents("x");
  private static final PathDefinition CUT = PathDefinition.endingAt("b").exceptEvents("x");
  private static final StageDefinition STAGES =
      StageDefinition.of(Stage.of("first", "a"), Stage.of("second", "b"), Stage.of("third", "c"));

  @Test
  void whatIsReadHasAnAnswer() {
    PathAccumulator paths = Paths.accumulator(CUT.orderedBySequence());
    NamedPathAccumulator named = Paths.accumulatorOfNames(WHOLE);
    StageAccumulator stages = Stages.accumulator(STAGES);
    NamedStageAccumulator namedStages = Stages.accumulatorOfNames(STAGES.orderedBySequence());
    Random random = new Random(3);
    for (int i = 0; i < 30; i++) {
      String name = "abx".substring(i % 3, i % 3 + 1);
      paths.add(random.nextInt(5), random.nextInt(1_000), i, name);
      named.add("actor " + i % 4, random.nextInt(1_000), name);
      stages.add(random.nextInt(5), random.nextInt(1_000), 1 + i % 3);
      stages.addAnswer(random.nextInt(7), random.nextInt(1_000), i % 11);
      stages.addUnmapped(name);
      namedStages.add("actor " + i % 4, random.nextInt(1_000), i, 1 + i % 3);
      namedStages.addAnswer("actor " + i % 6, random.nextInt(1_000), i % 11, "third");
    }
    paths.join(3, 4);
    named.join("actor 1", "actor 9");
    requireAnswers(paths);
    requireAnswers(named);
    requireAnswers(stages);
    requireAnswers(namedStages);
  }

  private static <A extends Accumulator<A, R>, R extends Result> void requireAnswers(A state) {
    Random random = new Random(2);
    int read = 0;
    int refusals = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] forged = Forged.of(state, random);
      try {
        A decoded = state.decode(forged);
        assertThat(decoded.encode()).isEqualTo(forged);
        assertThatCode(() -> decoded.result().estimates()).doesNotThrowAnyException();
        read++;
      } catch (StateFormatException refused) {
        refusals++;
      }
    }
    assertThat(read).isPositive();
    assertThat(refusals).isPositive();
  }

  private static <A extends Accumulator<A, ?>> void refuses(
      A state, String message, Consumer<StateWriter> payload) {
    StateHeader header = state.header();
    byte[] bytes = StateWriter.encode(header, payload);
    assertThatThrownBy(() -> state.decode(bytes))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(message);
  }

  private static void writeNames(StateWriter out, String... names) {
    out.writeCount(names.length);
    for (String name : names) {
      out.writeString(name);
    }
  }

  /** One actor with one event of a time and more cells. */
  private static void writeEvent(StateWriter out, long actor, long... cells) {
    out.writeCount(1);
    out.writeLong(actor);
    out.writeCount(1);
    for (long cell : cells) {
      out.writeLong(cell);
    }
  }

  @Test
  void pathsRefuseWhatCannotBe() {
    PathAccumulator whole = Paths.accumulator(WHOLE);
    refuses(
        whole,
        "name of a state must be kept by its filter, was 'x'",
        out -> {
          out.writeCount(0);
          writeNames(out, "x");
          writeEvent(out, 1, 0, 1);
        });
    refuses(
        whole,
        "each of the 2 names of a state must have events, was 1",
        out -> {
          out.writeCount(0);
          writeNames(out, "a", "b");
          writeEvent(out, 1, 0, 1);
        });
    for (long[] cells : new long[][] {{0, 0}, {0, 2}, {1L << 48, 1}, {0, -1}}) {
      refuses(
          whole,
          "event of a state must have a time and a name of its 1, was "
              + cells[0]
              + ", "
              + cells[1],
          out -> {
            out.writeCount(0);
            writeNames(out, "a");
            writeEvent(out, 1, cells);
          });
    }
    refuses(
        whole,
        "joined actors must ascend and follow who stands for them, was 1 joined to 2",
        out -> {
          out.writeCount(1);
          out.writeLong(1);
          out.writeLong(2);
        });
    refuses(
        whole,
        "events of joined actors must be of who stands for them, was of 2",
        out -> {
          out.writeCount(1);
          out.writeLong(2);
          out.writeLong(1);
          writeNames(out, "a");
          writeEvent(out, 2, 0, 1);
        });
    byte[] leftOut =
        StateWriter.encode(
            Paths.accumulator(CUT).header(),
            out -> {
              out.writeCount(0);
              writeNames(out);
              writeEvent(out, 1, 0, 0);
            });
    assertThat(Paths.accumulator(CUT).decode(leftOut).result().n()).isZero();
  }

  @Test
  void namedActorsRefuseWhatCannotBe() {
    NamedPathAccumulator named = Paths.accumulatorOfNames(WHOLE);
    refuses(
        named,
        "actor of a state must be one of its 1 texts, was 1",
        out -> {
          writeNames(out, "ann");
          out.writeCount(0);
          writeNames(out, "a");
          writeEvent(out, 1, 0, 1);
        });
    refuses(
        named,
        "each of the 2 actors of a state must have events, was 1",
        out -> {
          writeNames(out, "ann", "bob");
          out.writeCount(0);
          writeNames(out, "a");
          writeEvent(out, 1, 0, 1);
        });
    refuses(
        named,
        "joined actors must ascend, follow who stands for them and have no events, was 'bob'"
            + " joined to 'ann'",
        out -> {
          writeNames(out, "ann", "bob");
          out.writeCount(1);
          out.writeString("bob");
          out.writeString("ann");
        });
  }

  @Test
  void stagesRefuseWhatCannotBe() {
    StageAccumulator stages = Stages.accumulator(STAGES);
    refuses(
        stages,
        "count of an unmapped event must be in 1..4611686018427387904, was 0",
        out -> {
          out.writeCount(0);
          writeNames(out, "scroll");
          out.writeCount(0);
        });
    refuses(
        stages,
        "event of a state must have a time and a stage of the definition, was 0, 3",
        out -> {
          out.writeCount(0);
          writeNames(out);
          writeEvent(out, 1, 3);
        });
    StageAccumulator sequenced = Stages.accumulator(STAGES.orderedBySequence());
    for (long[] cells : new long[][] {{0, 0, -1}, {0, 0, 3}, {-(1L << 49), 0, 0}}) {
      refuses(
          sequenced,
          "event of a state must have a time and a stage of the definition, was "
              + cells[0]
              + ", "
              + cells[2],
          out -> {
            out.writeCount(0);
            writeNames(out);
            writeEvent(out, 1, cells);
          });
    }
    long minusZero = Double.doubleToRawLongBits(-0.0);
    long nan = Double.doubleToRawLongBits(Double.NaN);
    for (long[] cells :
        new long[][] {{0, minusZero, 0}, {0, nan, 0}, {1L << 48, 0, 0}, {0, 0, 4}, {0, 0, -1}}) {
      refuses(
          stages,
          "answer of a state must have a time, a score and a stage of the definition, was "
              + cells[0]
              + ", "
              + Double.longBitsToDouble(cells[1])
              + ", "
              + cells[2],
          out -> {
            out.writeCount(0);
            writeNames(out);
            out.writeCount(0);
            writeEvent(out, 1, cells);
          });
    }
  }
}
