package io.github.cxmetrics;

import io.github.cxmetrics.wire.StateWriter;
import java.util.Random;
import java.util.zip.CRC32C;

/** Bytes with a changed payload behind a right header and checksum. */
public final class Forged {

  private Forged() {}

  public static byte[] of(Accumulator<?, ?> original, Random random) {
    byte[] forged = original.encode();
    int payload = payloadOf(original);
    for (int changes = random.nextInt(3); changes >= 0; changes--) {
      int at = payload + random.nextInt(forged.length - 4 - payload);
      forged[at] = (byte) (random.nextBoolean() ? random.nextInt() : forged[at] ^ 1);
    }
    return sealed(forged);
  }

  /** With one bit turned, or eight bytes in a row set to 0 or 255, which spoils whole doubles. */
  public static byte[] ofRuns(Accumulator<?, ?> original, Random random) {
    byte[] forged = original.encode();
    int payload = payloadOf(original);
    if (random.nextBoolean()) {
      int at = payload + random.nextInt(forged.length - 4 - payload);
      forged[at] = (byte) (forged[at] ^ 1 << random.nextInt(8));
    } else {
      int at = payload + random.nextInt(Math.max(1, forged.length - 12 - payload));
      for (int i = at; i < Math.min(at + 8, forged.length - 4); i++) {
        forged[i] = (byte) (random.nextBoolean() ? 255 : 0);
      }
    }
    return sealed(forged);
  }

  private static int payloadOf(Accumulator<?, ?> original) {
    return StateWriter.encode(original.header(), out -> {}).length - 4;
  }

  private static byte[] sealed(byte[] forged) {
    CRC32C checksum = new CRC32C();
    checksum.update(forged, 0, forged.length - 4);
    for (int i = 0; i < 4; i++) {
      forged[forged.length - 4 + i] = (byte) (checksum.getValue() >>> (8 * i));
    }
    return forged;
  }
}
