package io.github.cxmetrics.window;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Bytes that are not a state fail as such, or are a state that works. */
class WindowForgedTest {

  private static final int CASES = 400;
  private static final int FORGERIES = 40;

  @Test
  void forgedBytesAreRefusedOrWork() {
    for (long seed = 0; seed < CASES; seed++) {
      WindowCase visits = new WindowCase(seed);
      forge(new Random(seed), visits, visits.bySegment());
      forge(new Random(seed), visits, visits.byAccount());
    }
  }

  private static <K> void forge(
      Random random, WindowCase visits, WindowedMetric<Visit, K, ?, Nps> metric) {
    WindowOperator<Visit, K, Nps> operator = metric.start(result -> {}, late -> {});
    visits.visits.forEach(operator::add);
    byte[] state = operator.encode();
    int payload = StateWriter.encode(metric.header(), out -> {}).length - Integer.BYTES;
    for (int i = 0; i < FORGERIES; i++) {
      byte[] forged = forged(state, payload, random);
      WindowOperator<Visit, K, Nps> read;
      try {
        read = metric.restore(forged, result -> {}, late -> {});
      } catch (StateFormatException refused) {
        continue;
      }
      visits.visits.forEach(read::add);
      read.encode();
      read.finish();
    }
  }

  private static byte[] forged(byte[] state, int payload, Random random) {
    byte[] forged = state.clone();
    int room = forged.length - Integer.BYTES - payload;
    for (int changes = random.nextInt(3); changes >= 0; changes--) {
      int at = payload + random.nextInt(room);
      forged[at] = (byte) (random.nextBoolean() ? random.nextInt() : forged[at] ^ 1);
    }
    CRC32C checksum = new CRC32C();
    checksum.update(forged, 0, forged.length - Integer.BYTES);
    for (int i = 0; i < Integer.BYTES; i++) {
      forged[forged.length - Integer.BYTES + i] = (byte) (checksum.getValue() >>> (Byte.SIZE * i));
    }
    return forged;
  }

  @Test
  void bytesThatAreCutShortAreRefused() {
    WindowCase visits = new WindowCase(3);
    WindowedMetric<Visit, String, ?, Nps> metric = visits.bySegment();
    WindowOperator<Visit, String, Nps> operator = metric.start(result -> {}, late -> {});
    visits.visits.forEach(operator::add);
    byte[] state = operator.encode();
    for (int length = 0; length < state.length; length++) {
      byte[] cut = Arrays.copyOf(state, length);
      assertThatThrownBy(() -> metric.restore(cut, result -> {}, late -> {}))
          .isInstanceOf(StateFormatException.class);
    }
  }
}
