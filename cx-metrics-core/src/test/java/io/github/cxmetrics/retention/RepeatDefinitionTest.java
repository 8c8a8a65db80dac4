package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Forged;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is refused, and in which words. */
class RepeatDefinitionTest {

  private static void assertRefused(Runnable action, String message) {
    assertThatIllegalArgumentException().isThrownBy(action::run).withMessage(message);
  }

  @Test
  void definitionsSayWhatTheyAre() {
    assertThat(RepeatDefinition.ORDERS).hasToString("each record is an order");
    assertThat(RepeatDefinition.LINES.in("GBP/100")).hasToString("orders by text, in GBP/100");
    assertThat(RepeatDefinition.NUMBERED_LINES.describe()).isEqualTo("orders by number");
    assertRefused(
        () -> RepeatDefinition.LINES.in("\ud800"),
        "unit of amounts must be well-formed Unicode, was \ud800");
  }

  @Test
  void unitsDoNotMix() {
    RepeatAccumulator pounds = RepeatPurchase.accumulator(RepeatDefinition.ORDERS.in("GBP/100"));
    RepeatAccumulator euros = RepeatPurchase.accumulator(RepeatDefinition.ORDERS.in("EUR/100"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pounds.merge(euros))
        .withMessageStartingWith("cannot merge states of different definitions");
  }

  @Test
  void questionsAreChecked() {
    RepeatQuestion question = RepeatQuestion.DEFAULT;
    assertRefused(
        () -> question.within(Duration.ZERO),
        "time to the next order must be in whole milliseconds, above 0 and at most 3652500 days,"
            + " was PT0S");
    assertThatIllegalArgumentException().isThrownBy(() -> question.within(Duration.ofDays(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> question.within(Duration.ofNanos(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> question.within(Duration.ofSeconds(Long.MAX_VALUE)));
    assertRefused(
        () -> question.within(Duration.ofHours(24), Duration.ofDays(1)),
        "times to the next order must differ, was [PT24H, PT24H]");
    assertRefused(() -> question.upToOrder(1), "highest order must be in 2..100, was 1");
    assertRefused(() -> question.upToOrder(101), "highest order must be in 2..100, was 101");
    assertRefused(
        () -> question.asOf(Instant.MAX),
        "end of the data must be in milliseconds within 2^48 of 1970, was " + Instant.MAX);
    assertThatIllegalArgumentException().isThrownBy(() -> question.asOf(Instant.MIN));
    assertThatCode(() -> question.within()).doesNotThrowAnyException();
  }

  @Test
  void sharesAndGapsAreChecked() {
    assertRefused(
        () -> new RepeatShare(2, Duration.ofDays(1), 1, 2, 0),
        "repeated must be in 0..1 and too young at least 0, was 2 and 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepeatShare(2, Duration.ofDays(1), 1, -1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepeatShare(2, Duration.ofDays(1), 1, 1, -1));
    assertRefused(
        () -> new RepeatGap(1, 5, true),
        "gap must be before order 2 or a later one and at least 0 long, was before 1 and 5");
    assertThatIllegalArgumentException().isThrownBy(() -> new RepeatGap(2, -5, true));
  }

  @Test
  void fieldsMustHaveWhatTheDefinitionAsks() {
    OrderFields<Long> fields = OrderFields.of(record -> record, record -> record);
    assertRefused(
        () -> RepeatPurchase.metricLong(RepeatDefinition.LINES, record -> record, fields),
        "orders by text must have code for it, was none: give OrderFields.id");
    assertRefused(
        () -> RepeatPurchase.metric(RepeatDefinition.NUMBERED_LINES, record -> "a", fields),
        "orders by number must have code for it, was none: give OrderFields.number");
  }

  @Test
  void recordsThatCannotBeChangeNothing() {
    RepeatAccumulator orders = RepeatPurchase.accumulator(RepeatDefinition.ORDERS);
    RepeatAccumulator lines = RepeatPurchase.accumulator(RepeatDefinition.LINES);
    RepeatAccumulator numbered = RepeatPurchase.accumulator(RepeatDefinition.NUMBERED_LINES);
    NamedRepeatAccumulator named = RepeatPurchase.accumulatorOfNames(RepeatDefinition.LINES);
    assertRefused(
        () -> orders.add(1, 1L << 48, 5),
        "time of an event must be in milliseconds within 2^48 of 1970, was 281474976710656");
    assertThatIllegalArgumentException().isThrownBy(() -> orders.add(1, -(1L << 48) - 1, 5));
    assertRefused(
        () -> orders.add(1, 0, Long.MIN_VALUE),
        "amount must be within 2^62 of 0, was -9223372036854775808");
    assertThatIllegalArgumentException().isThrownBy(() -> orders.add(1, 0, (1L << 62) + 1));
    assertRefused(
        () -> orders.add(1, 0, 5, 7),
        "record must be of its definition, each record is an order, was NUMBER");
    assertRefused(
        () -> numbered.addRefund(1, 0, 5, "A"),
        "record must be of its definition, orders by number, was TEXT");
    assertRefused(
        () -> lines.addRefund(1, 0, 5),
        "record must be of its definition, orders by text, was RECORD");
    assertRefused(() -> lines.add(1, 0, 5, ""), "id of an order must not be null or empty");
    assertRefused(() -> lines.add(1, 0, 5, null), "id of an order must not be null or empty");
    assertThatIllegalArgumentException().isThrownBy(() -> lines.add(1, 0, 5, "\udc00"));
    assertRefused(() -> named.add(null, 0, 5, "A"), "actor of an event must not be null");
    assertThatIllegalArgumentException().isThrownBy(() -> named.add("\udc00", 0, 5, "A"));
    assertThatIllegalArgumentException().isThrownBy(() -> named.join("a", null));
    assertThat(orders.records() + lines.records() + numbered.records() + named.records()).isZero();
    assertThat(named.encode())
        .isEqualTo(RepeatPurchase.accumulatorOfNames(RepeatDefinition.LINES).encode());
  }

  @Test
  void amountsThatCouldOverflowAreRefused() {
    RepeatAccumulator orders = RepeatPurchase.accumulator(RepeatDefinition.ORDERS);
    NamedRepeatAccumulator named = RepeatPurchase.accumulatorOfNames(RepeatDefinition.ORDERS);
    orders.add(1, 0, 1L << 62);
    named.add("a", 0, -(1L << 62));
    byte[] before = named.encode();
    assertThatThrownBy(() -> orders.add(1, 0, -1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "amounts must sum to at most 4611686018427387904 without their signs, was"
                + " 4611686018427387904 + 1");
    assertThatThrownBy(() -> orders.merge(orders)).isInstanceOf(ArithmeticException.class);
    NamedRepeatAccumulator other = RepeatPurchase.accumulatorOfNames(RepeatDefinition.ORDERS);
    other.add("b", 0, 1);
    assertThatThrownBy(() -> named.merge(other)).isInstanceOf(ArithmeticException.class);
    assertThat(named.encode()).isEqualTo(before);
    assertThat(orders.result().basket().revenue()).isEqualTo(1L << 62);
    assertThatCode(() -> orders.result().estimates()).doesNotThrowAnyException();
    assertThatCode(() -> named.result().estimates()).doesNotThrowAnyException();
  }

  @Test
  void forgedStatesAreRefusedOrHaveAnAnswer() {
    RepeatAccumulator lines = RepeatPurchase.accumulator(RepeatDefinition.LINES);
    NamedRepeatAccumulator named = RepeatPurchase.accumulatorOfNames(RepeatDefinition.LINES);
    for (int i = 0; i < 25; i++) {
      lines.add(i % 5, 1_000_000L * i, 10L * i, "o" + i % 12);
      named.addRefund("c" + i % 5, 1_000_000L * i, 10L * i, "o" + i % 12);
    }
    lines.join(0, 3);
    named.join("c0", "c3");
    requireAnswers(lines, state -> state.result().estimates());
    requireAnswers(named, state -> state.result().estimates());
  }

  private static <A extends Accumulator<A, RepeatPurchase>> void requireAnswers(
      A state, Consumer<A> question) {
    Random random = new Random(3);
    int refusals = 0;
    int read = 0;
    for (int round = 0; round < 2_000; round++) {
      byte[] forged = Forged.of(state, random);
      try {
        A decoded = state.decode(forged);
        assertThatCode(() -> question.accept(decoded)).doesNotThrowAnyException();
        assertThat(decoded.encode()).isEqualTo(forged);
        read++;
      } catch (StateFormatException refused) {
        refusals++;
      }
    }
    assertThat(read).isPositive();
    assertThat(refusals).isPositive();
  }

  private static void assertUnreadable(
      Accumulator<?, ?> state, Consumer<StateWriter> payload, String message) {
    byte[] forged = StateWriter.encode(state.header(), payload);
    assertThatThrownBy(() -> state.decode(forged))
        .isInstanceOf(StateFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void payloadsThatCannotBeAreRefusedInWords() {
    RepeatAccumulator orders = RepeatPurchase.accumulator(RepeatDefinition.ORDERS);
    RepeatAccumulator lines = RepeatPurchase.accumulator(RepeatDefinition.LINES);
    NamedRepeatAccumulator named = RepeatPurchase.accumulatorOfNames(RepeatDefinition.ORDERS);
    assertUnreadable(
        orders, out -> joined(out, 5, 6), "joined actors must ascend and follow who stands");
    assertUnreadable(
        orders,
        out -> {
          joined(out, 6, 5);
          records(out, 6, 0, 1);
        },
        "events of joined actors must be of who stands for them, was of 6");
    assertUnreadable(
        orders,
        out -> {
          out.writeCount(0);
          records(out, 6, Long.MAX_VALUE, 1);
        },
        "time of an event must be in milliseconds within 2^48 of 1970");
    assertUnreadable(
        orders,
        out -> {
          out.writeCount(0);
          records(out, 6, 0, Long.MIN_VALUE);
        },
        "amounts of a state must sum to at most");
    assertUnreadable(
        lines,
        out -> {
          out.writeCount(0);
          out.writeCount(1);
          out.writeString("A");
          records(out, 6, 0, 1, 5);
        },
        "order of a record must be one of 1 texts, was 1");
    assertUnreadable(
        lines,
        out -> {
          out.writeCount(0);
          out.writeCount(2);
          out.writeString("A");
          out.writeString("B");
          records(out, 6, 0, 1, 5);
        },
        "each of the 2 orders of a state must have a text and records, was 1");
    assertUnreadable(
        named,
        out -> {
          out.writeCount(1);
          out.writeString("a");
          out.writeCount(0);
          records(out, 6, 0, 1);
        },
        "actor of a state must be one of its 1 texts, was 6");
    assertUnreadable(
        named,
        out -> {
          out.writeCount(2);
          out.writeString("a");
          out.writeString("b");
          out.writeCount(0);
          records(out, 0, 0, 1);
        },
        "each of the 2 actors of a state must have events, was 1");
    assertUnreadable(
        named,
        out -> {
          out.writeCount(1);
          out.writeString("b");
          out.writeCount(1);
          out.writeString("b");
          out.writeString("a");
          records(out, 0, 0, 1);
        },
        "joined actors must ascend, follow who stands for them and have no events");
  }

  private static void joined(StateWriter out, long actor, long representative) {
    out.writeCount(1);
    out.writeLong(actor);
    out.writeLong(representative);
  }

  /** One subject with one event. */
  private static void records(StateWriter out, long actor, long... cells) {
    out.writeCount(1);
    out.writeLong(actor);
    out.writeCount(1);
    for (long cell : cells) {
      out.writeLong(cell);
    }
  }
}
