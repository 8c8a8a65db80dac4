package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/** A sum for each actor and tag, at most 100 in all. */
final class TaggedSums implements ActorState<TaggedSums> {

  @Serial private static final long serialVersionUID = 1L;

  private static final int MOST = 100;

  private final Dictionary tags;
  private final TreeMap<Long, TreeMap<Integer, Integer>> sums = new TreeMap<>();

  TaggedSums() {
    this(new Dictionary());
  }

  private TaggedSums(Dictionary tags) {
    this.tags = tags;
  }

  void add(long actor, String tag, int more) {
    sums.computeIfAbsent(actor, key -> new TreeMap<>())
        .merge(tags.numberOf(tag), more, Integer::sum);
  }

  int sum(long actor, String tag) {
    return sums.getOrDefault(actor, new TreeMap<>()).getOrDefault(tags.find(tag), 0);
  }

  private int total() {
    return sums.values().stream().flatMap(byTag -> byTag.values().stream()).mapToInt(i -> i).sum();
  }

  @Override
  public TaggedSums empty() {
    return new TaggedSums();
  }

  @Override
  public boolean isInOrder() {
    return tags.isSorted();
  }

  @Override
  public TaggedSums emptyInOrder() {
    return new TaggedSums(tags.sorted());
  }

  @Override
  public void requireRoom(TaggedSums other) {
    if (total() + other.total() > MOST) {
      throw new ArithmeticException("sum of all must be at most " + MOST);
    }
  }

  @Override
  public void merge(TaggedSums other) {
    merge(other, actor -> actor);
  }

  @Override
  public void merge(TaggedSums other, LongUnaryOperator actors) {
    other.sums.forEach(
        (actor, byTag) ->
            byTag.forEach((tag, sum) -> add(actors.applyAsLong(actor), other.tags.text(tag), sum)));
  }

  @Override
  public TaggedSums copy() {
    TaggedSums copy = new TaggedSums(tags.copy());
    copy.merge(this);
    return copy;
  }

  @Override
  public void forEachActor(LongConsumer visitor) {
    sums.forEach((actor, byTag) -> byTag.forEach((tag, sum) -> visitor.accept(actor)));
  }

  @Override
  public void writeTo(StateWriter out) {
    tags.writeTo(out);
    out.writeCount(sums.size());
    sums.forEach(
        (actor, byTag) -> {
          out.writeLong(actor);
          out.writeCount(byTag.size());
          byTag.forEach(
              (tag, sum) -> {
                out.writeCount(tag);
                out.writeCount(sum);
              });
        });
  }

  @Override
  public TaggedSums readFrom(StateReader in) {
    TaggedSums read = new TaggedSums(Dictionary.readFrom(in));
    for (int actors = in.readLength(Long.BYTES); actors > 0; actors--) {
      long actor = in.readLong();
      for (int count = in.readLength(2); count > 0; count--) {
        int tag = (int) in.readCount(0, read.tags.size(), "tag");
        if (tag == read.tags.size()) {
          throw new StateFormatException("tag must be one of the state");
        }
        read.add(actor, read.tags.text(tag), (int) in.readCount(0, MOST, "sum"));
      }
    }
    return read;
  }
}
