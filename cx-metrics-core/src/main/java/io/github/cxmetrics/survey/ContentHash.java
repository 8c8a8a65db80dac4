package io.github.cxmetrics.survey;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The content of a record in 128 bits: equal contents have equal hashes, and records need not be
 * kept to be compared.
 *
 * <p>Two different contents among n have equal hashes with a probability of at most n<sup>2</sup> /
 * 2<sup>129</sup>: 2 in 10<sup>21</sup> for a thousand million records. The hash (Murmur3, 128
 * bits) guards against accidents, not against somebody who makes two contents of one hash on
 * purpose; and it is not a pseudonym, since whoever knows a content can compute it.
 *
 * @param high the one half
 * @param low the other half
 * @since 0.1
 */
public record ContentHash(long high, long low) implements Serializable {

  /**
   * The hash of a text.
   *
   * @param text any text
   * @return its hash
   */
  public static ContentHash of(String text) {
    return of(List.of(text));
  }

  /**
   * The hash of several texts in their order. Where one ends and the next begins matters: "ab", "c"
   * is not "a", "bc".
   *
   * @param texts any texts
   * @return their hash
   */
  public static ContentHash of(List<String> texts) {
    Hasher hasher = Hashing.murmur3_128().newHasher();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      hasher.putInt(text.length()).putUnencodedChars(text);
    }
    ByteBuffer hash = ByteBuffer.wrap(hasher.hash().asBytes()).order(ByteOrder.LITTLE_ENDIAN);
    return new ContentHash(hash.getLong(Long.BYTES), hash.getLong(0));
  }
}
