package io.github.cxmetrics.sketch;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import org.apache.datasketches.theta.UpdateSketch;
import org.jspecify.annotations.Nullable;

/**
 * The actors of one day: those of other states and of bytes in canonical form, those that were
 * added in a sketch of the library, which has no way back from the canonical form.
 */
final class DaySketch implements Serializable {

  /** That of the library's own default; another one gives other hashes, and other bytes. */
  static final long SEED = 9001;

  @Serial private static final long serialVersionUID = 1L;

  private final int entries;
  private DistinctHashes settled;
  private transient @Nullable UpdateSketch live;

  DaySketch(int entries, DistinctHashes settled) {
    this.entries = entries;
    this.settled = settled;
  }

  void add(long actor) {
    live().update(actor);
  }

  void add(String actor) {
    live().update(actor);
  }

  private UpdateSketch live() {
    UpdateSketch sketch = live;
    if (sketch == null) {
      sketch = UpdateSketch.builder().setNominalEntries(entries).setSeed(SEED).build();
      live = sketch;
    }
    return sketch;
  }

  /** All actors, in canonical form. */
  DistinctHashes hashes() {
    UpdateSketch sketch = live;
    return sketch == null ? settled : settled.union(DistinctHashes.of(sketch, entries), entries);
  }

  void merge(DistinctHashes other) {
    settled = settled.union(other, entries);
  }

  DaySketch copy() {
    return new DaySketch(entries, hashes());
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    settled = hashes();
    live = null;
    out.defaultWriteObject();
  }
}
