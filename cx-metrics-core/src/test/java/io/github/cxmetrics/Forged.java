package io.github.cxmetrics;

import io.github.cxmetrics.wire.StateWriter;
import java.util.Random;
import java.util.zip.CRC32C;

/** Bytes with a changed payload behind a right header and checksum. */
public final class Forged {

  private Forged() {}

  public static byte[] of(Accumulator<?, ?> original, Random random) {
    byte[] forged = original.encode();
    int payload = StateWriter.encode(original.header(), out -> {}).length - 4;
    for (int changes = random.nextInt(3); changes >= 0; changes--) {
      int at = payload + random.nextInt(forged.length - 4 - payload);
      forged[at] = (byte) (random.nextBoolean() ? random.nextInt() : forged[at] ^ 1);
    }
    CRC32C checksum = new CRC32C();
    checksum.update(forged, 0, forged.length - 4);
    for (int i = 0; i < 4; i++) {
      forged[forged.length - 4 + i] = (byte) (checksum.getValue() >>> (8 * i));
    }
    return forged;
  }
}
