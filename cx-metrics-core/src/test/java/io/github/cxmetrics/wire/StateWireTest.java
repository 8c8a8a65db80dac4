package io.github.cxmetrics.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class StateWireTest {

  private static final StateHeader HEADER = StateHeader.of("test", 3, "on 0..10");

  private static byte[] write(Consumer<StateWriter> payload) {
    return StateWriter.encode(HEADER, payload);
  }

  private static <A> A read(byte[] state, Function<StateReader, A> payload) {
    return StateReader.decode(state, HEADER, payload);
  }

  @Test
  void envelopeIsLaidOutAsDocumented() {
    byte[] state = StateWriter.encode(StateHeader.of("k", 1, "d"), out -> out.writeByte(7));
    assertThat(HexFormat.of().formatHex(state, 0, state.length - 4))
        .isEqualTo("43584d01" + "016b" + "01" + "0164" + "00" + "07");
  }

  @Test
  void headerIsReadWithoutKnowingTheState() {
    StateHeader composed = new StateHeader("by", 2, "country", List.of(HEADER, HEADER));
    byte[] state = StateWriter.encode(composed, out -> out.writeByte(7));
    assertThat(StateReader.header(state)).isEqualTo(composed);
    state[6] ^= 1;
    assertThatThrownBy(() -> StateReader.header(state))
        .isInstanceOf(StateFormatException.class)
        .hasMessageStartingWith("state checksum must be ");
  }

  @Test
  void payloadIsReadUnderTheHeaderThatWasKeptApart() {
    byte[] payload = StateWriter.encodePayload(out -> out.writeInt(9));
    assertThat(payload).hasSize(4);
    StateHeader older = StateHeader.of("test", 2, "on 0..10");
    int version =
        StateReader.decodePayload(payload, older, HEADER, in -> in.readInt() - in.version());
    assertThat(version).isEqualTo(7);
    assertThatThrownBy(
            () -> StateReader.decodePayload(payload, HEADER, older, StateReader::readInt))
        .isInstanceOf(StateFormatException.class)
        .hasMessageContaining("must be of version 1..2, was 3");
    assertThatThrownBy(
            () -> StateReader.decodePayload(payload, HEADER, HEADER, StateReader::readByte))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("state must end with its payload, was 3 bytes longer");
  }

  @Test
  void primitivesRoundTrip() {
    byte[] state =
        write(
            out -> {
              out.writeByte(255);
              out.writeInt(Integer.MIN_VALUE);
              out.writeLong(Long.MIN_VALUE);
              out.writeDouble(-0.0);
              out.writeDouble(Double.NaN);
              out.writeString("만족도 😀");
              out.writeString("x".repeat(1000));
            });
    read(
        state,
        in -> {
          assertThat(in.version()).isEqualTo(3);
          assertThat(in.readByte()).isEqualTo(255);
          assertThat(in.readInt()).isEqualTo(Integer.MIN_VALUE);
          assertThat(in.readLong()).isEqualTo(Long.MIN_VALUE);
          assertThat(Double.doubleToRawLongBits(in.readDouble()))
              .isEqualTo(Double.doubleToRawLongBits(-0.0));
          assertThat(in.readDouble()).isNaN();
          assertThat(in.readString()).isEqualTo("만족도 😀");
          assertThat(in.readString()).hasSize(1000);
          return in;
        });
  }

  @Test
  void countsTakeTheirShortestForm() {
    for (int bits = 0; bits <= 63; bits++) {
      for (long count : new long[] {(1L << bits) - 1, ((1L << bits) - 1) >>> 1}) {
        byte[] with = write(out -> out.writeCount(count));
        int bytes = Math.max(1, (64 - Long.numberOfLeadingZeros(count) + 6) / 7);
        assertThat(with.length - write(out -> {}).length).isEqualTo(bytes);
        long read = read(with, StateReader::readCount);
        assertThat(read).isEqualTo(count);
      }
    }
  }

  @Test
  void negativeCountIsRefusedWhenWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(out -> out.writeCount(-1)))
        .withMessage("count must be at least 0, was -1");
  }

  @Test
  void halfASurrogatePairIsRefusedWhenWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(out -> out.writeString("a\uD800")))
        .withMessageStartingWith("text must be well-formed Unicode, was a");
  }

  @Test
  void countsInLongerFormAreRefused() {
    byte[] state =
        write(
            out -> {
              out.writeByte(0x81);
              out.writeByte(0);
            });
    assertRefused(state, StateReader::readCount, "count must be in its shortest form");
  }

  @Test
  void countsPast63BitsAreRefused() {
    byte[] state =
        write(
            out -> {
              for (int i = 0; i < 10; i++) {
                out.writeByte(0xFF);
              }
            });
    assertRefused(state, StateReader::readCount, "count must fit into 63 bits");
  }

  @Test
  void hugeLengthsAreRefusedBeforeMemoryIsTaken() {
    byte[] state = write(out -> out.writeCount(Long.MAX_VALUE));
    assertRefused(
        state,
        in -> in.readLength(1),
        "state must hold 9223372036854775807 elements of at least 1 bytes, has 0 bytes left");
    assertRefused(
        state,
        StateReader::readString,
        "state must hold 9223372036854775807 elements of at least 1 bytes, has 0 bytes left");
  }

  @Test
  void countsOutsideTheirRangeAreRefused() {
    assertRefused(
        write(out -> out.writeCount(12)),
        in -> in.readCount(0, 11, "bin"),
        "bin must be in 0..11, was 12");
  }

  @Test
  void malformedTextIsRefused() {
    byte[] state =
        write(
            out -> {
              out.writeCount(1);
              out.writeByte(0xFF);
            });
    assertRefused(state, StateReader::readString, "text in a state must be UTF-8");
  }

  @Test
  void readingPastTheEndIsRefused() {
    assertRefused(
        write(out -> out.writeInt(1)),
        StateReader::readLong,
        "state must hold 8 more bytes, has 4");
  }

  @Test
  void leftoverBytesAreRefused() {
    assertRefused(
        write(out -> out.writeInt(1)),
        StateReader::readByte,
        "state must end with its payload, was 3 bytes longer");
  }

  @Test
  void otherBytesAreRefused() {
    assertRefused(new byte[0], in -> in, "state must be at least 8 bytes long, was 0");
    assertRefused(new byte[8], in -> in, "state must begin with 43584d01, was 00000000");
  }

  @Test
  void damagedBytesAreRefused() {
    byte[] state = write(out -> out.writeInt(1));
    state[6]++;
    assertThatThrownBy(() -> read(state, StateReader::readInt))
        .isInstanceOf(StateFormatException.class)
        .hasMessageMatching(
            "state checksum must be [0-9a-f]{8}, was [0-9a-f]{8}: the bytes are damaged");
  }

  @Test
  void otherKindsDefinitionsAndVersionsAreRefused() {
    assertRefused(
        StateWriter.encode(StateHeader.of("other", 3, "on 0..10"), out -> {}),
        in -> in,
        "state must be of kind test, was other");
    assertRefused(
        StateWriter.encode(StateHeader.of("test", 3, "on 1..5"), out -> {}),
        in -> in,
        "state of kind test must be of definition [on 0..10], was [on 1..5]");
    assertRefused(
        StateWriter.encode(StateHeader.of("test", 4, "on 0..10"), out -> {}),
        in -> in,
        "state of kind test must be of version 1..3, was 4 (written by a newer library)");
    assertRefused(
        StateWriter.encode(new StateHeader("test", 3, "on 0..10", List.of(HEADER)), out -> {}),
        in -> in,
        "state of kind test must have 0 parts, was 1");
  }

  @Test
  void olderVersionsAreReadAndKnown() {
    byte[] state = StateWriter.encode(StateHeader.of("test", 2, "on 0..10"), out -> {});
    int version = read(state, StateReader::version);
    assertThat(version).isEqualTo(2);
  }

  @Test
  void deeplyNestedHeadersAreRefusedWhenMade() {
    StateHeader deepest = HEADER;
    for (int i = 0; i < 32; i++) {
      deepest = new StateHeader("test", 3, "on 0..10", List.of(deepest));
    }
    StateHeader nested = deepest;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StateHeader("test", 3, "on 0..10", List.of(nested)))
        .withMessage("state must have at most 255 parts and nest at most 32 deep");
  }

  @Test
  void deeplyNestedHeadersAreRefusedWhenRead() {
    byte[] level = HexFormat.of().parseHex("0174" + "01" + "00" + "01");
    byte[] state = new byte[4 + 40 * level.length + 4];
    System.arraycopy(HexFormat.of().parseHex("43584d01"), 0, state, 0, 4);
    for (int i = 0; i < 40; i++) {
      System.arraycopy(level, 0, state, 4 + i * level.length, level.length);
    }
    CRC32C checksum = new CRC32C();
    checksum.update(state, 0, state.length - 4);
    ByteBuffer.wrap(state)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(state.length - 4, (int) checksum.getValue());
    assertRefused(state, in -> in, "state must nest at most 32 deep");
  }

  @Test
  void headersAreValidated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StateHeader.of("", 1, ""))
        .withMessage("state kind must not be empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StateHeader.of("k", 0, ""))
        .withMessage("state version must be in 1..65535, was 0");
  }

  @Test
  void headersReadWell() {
    StateHeader by = new StateHeader("by", 1, "", List.of(HEADER));
    assertThat(by).hasToString("by(test v3[on 0..10])");
    assertThat(new StateHeader("both", 1, "", List.of(by, HEADER)))
        .hasToString("both(by(test v3[on 0..10]), test v3[on 0..10])");
  }

  private static void assertRefused(
      byte[] state, Function<StateReader, ?> payload, String message) {
    assertThatThrownBy(() -> read(state, payload))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(message);
  }
}
