package io.github.cxmetrics.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** States written by every released version are still read; others are refused in words. */
class SketchWireTest {

  private static final Path SOURCES = Path.of("src/test/resources/golden");
  private static final String NAME = "approximate-active-users-v1.bin";
  private static final SketchDefinition SMALL =
      SketchDefinition.of(ZoneId.of("Asia/Seoul")).withEntries(16);

  private static ActiveUsersSketch users() {
    ActiveUsersSketch users = ApproximateActiveUsers.accumulator(SMALL);
    for (int i = 0; i < 120; i++) {
      users.add(i * 7L, 1_000_000_000L * (i % 5));
      users.add("고객 " + i % 20, 1_000_000_000L * (i % 3));
    }
    return users;
  }

  @Test
  void stateIsReadAndWrittenAsEver() throws IOException {
    Path source = SOURCES.resolve(NAME);
    if (Boolean.getBoolean("golden.write") && Files.notExists(source)) {
      Files.write(source, users().encode());
    }
    try (InputStream in = SketchWireTest.class.getResourceAsStream("/golden/" + NAME)) {
      assertThat(in).as("golden file").isNotNull();
      byte[] golden = in.readAllBytes();
      assertThat(users().decode(golden).result()).isEqualTo(users().result());
      assertThat(users().encode()).as("the same hashes, in the newest layout").isEqualTo(golden);
    }
  }

  @Test
  void readStatesGoOn() {
    ActiveUsersSketch read = users().decode(users().encode());
    ActiveUsersSketch whole = users();
    read.add(5, 0);
    whole.add(5, 0);
    assertThat(read.encode()).isEqualTo(whole.encode());
    assertThat(read.result()).isNotEqualTo("result").hasSameHashCodeAs(whole.result());
  }

  private static void assertUnreadable(Consumer<StateWriter> payload, String message) {
    byte[] forged = StateWriter.encode(users().header(), payload);
    assertThatThrownBy(() -> users().decode(forged))
        .isInstanceOf(StateFormatException.class)
        .hasMessageContaining(message);
  }

  private static void day(StateWriter out, long day, long theta, int hashes) {
    out.writeLong(day);
    out.writeLong(theta);
    out.writeCount(hashes);
    for (int i = 0; i < hashes; i++) {
      out.writeCount(1);
    }
  }

  @Test
  void payloadsThatCannotBeAreRefusedInWords() {
    assertUnreadable(
        out -> {
          out.writeCount(2);
          day(out, 5, Long.MAX_VALUE, 1);
          day(out, 5, Long.MAX_VALUE, 1);
        },
        "days of a state must ascend and lie within the calendar, was 5");
    assertUnreadable(
        out -> {
          out.writeCount(1);
          day(out, 1L << 40, Long.MAX_VALUE, 1);
        },
        "days of a state must ascend and lie within the calendar");
    assertUnreadable(
        out -> {
          out.writeCount(1);
          day(out, -(1L << 40), Long.MAX_VALUE, 1);
        },
        "days of a state must ascend and lie within the calendar");
    assertUnreadable(
        out -> {
          out.writeCount(1);
          day(out, 5, Long.MAX_VALUE, 17);
        },
        "sketch of a state must have 1..16 hashes, and all of them below a theta, was 17 below");
    assertUnreadable(
        out -> {
          out.writeCount(1);
          day(out, 5, 100, 15);
        },
        "was 15 below 100");
    assertUnreadable(
        out -> {
          out.writeCount(1);
          day(out, 5, Long.MAX_VALUE, 0);
          out.writeCount(0);
        },
        "was 0 below");
    assertUnreadable(
        out -> {
          out.writeCount(1);
          day(out, 5, 16, 16);
        },
        "hashes of a sketch must be below its theta, 16, was 16");
  }

  @Test
  void thetasThatNobodyReachesStillHaveAnAnswer() {
    byte[] forged =
        StateWriter.encode(
            users().header(),
            out -> {
              out.writeCount(1);
              day(out, 5, 17, 16);
            });
    ApproximateActiveUsers users = users().decode(forged).result();
    assertThatCode(users::estimates).doesNotThrowAnyException();
    assertThat(users.distinct(ConfidenceLevel.P95).interval().high())
        .isEqualTo(Double.POSITIVE_INFINITY);
  }
}
