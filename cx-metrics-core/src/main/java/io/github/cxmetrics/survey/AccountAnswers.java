package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.ActorState;
import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.UnitWeight;
import io.github.cxmetrics.state.WeightedTally;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/**
 * The weighted answers of accounts known by number: two cells an answer, its class (a place on the
 * scale, or the one after for missing answers) and the bits of its weight. Answers without an
 * account are tallied.
 */
final class AccountAnswers implements ActorState<AccountAnswers> {

  @Serial private static final long serialVersionUID = 1L;

  private static final int CELLS = 2;

  private final int classes;
  private final EventLog log;
  private final WeightedTally alone;

  /* So that adding makes no array. */
  private final long[] answer = new long[CELLS];

  AccountAnswers(int classes) {
    this(classes, new EventLog(CELLS), new WeightedTally(classes));
  }

  private AccountAnswers(int classes, EventLog log, WeightedTally alone) {
    this.classes = classes;
    this.log = log;
    this.alone = alone;
  }

  /** Adds an answer whose class and weight were found good. */
  void add(long account, int index, double weight) {
    answer[0] = index;
    answer[1] = Double.doubleToRawLongBits(weight + 0.0); // of the two zeros, the positive one
    log.add(account, answer, 0);
  }

  void addAlone(int index, double weight) {
    alone.add(index, weight);
  }

  /** All answers, whoever gave them. */
  WeightedTally tally() {
    WeightedTally all = alone.copy();
    log.forEach(
        (account, cells, from, to) -> {
          for (int i = from; i < to; i++) {
            all.add((int) cells[CELLS * i], Double.longBitsToDouble(cells[CELLS * i + 1]));
          }
        });
    return all;
  }

  <R> ClusteredScore<R> score(RatingDefinition<R> definition, long rejected) {
    WeightedRatings answers = new WeightedRatings(definition.scale(), tally(), rejected, true);
    return new ClusteredScore<>(definition, answers, ClusteredMeans.of(definition, answers, this));
  }

  /** Takes the answers of one account after the other, as classes and weights. */
  interface AccountVisitor {
    void visit(int[] classes, double[] weights, int size);
  }

  void forEachAccount(AccountVisitor visitor) {
    Columns columns = new Columns();
    log.forEach(
        (account, cells, from, to) -> {
          columns.read(cells, from, to);
          visitor.visit(columns.classes, columns.weights, to - from);
        });
  }

  /** The answers of one account. */
  private static final class Columns {

    private int[] classes = new int[0];
    private double[] weights = new double[0];

    private void read(long[] cells, int from, int to) {
      if (to - from > classes.length) {
        classes = new int[2 * (to - from)];
        weights = new double[2 * (to - from)];
      }
      for (int i = from; i < to; i++) {
        classes[i - from] = (int) cells[CELLS * i];
        weights[i - from] = Double.longBitsToDouble(cells[CELLS * i + 1]);
      }
    }
  }

  WeightedTally alone() {
    return alone;
  }

  @Override
  public AccountAnswers empty() {
    return new AccountAnswers(classes);
  }

  @Override
  public void requireRoom(AccountAnswers other) {
    alone.requireRoom(other.alone);
  }

  @Override
  public void merge(AccountAnswers other) {
    log.merge(other.log);
    alone.merge(other.alone);
  }

  @Override
  public void merge(AccountAnswers other, LongUnaryOperator actors) {
    log.merge(other.log, actors, EventLog.EventChange.NONE);
    alone.merge(other.alone);
  }

  @Override
  public AccountAnswers copy() {
    return new AccountAnswers(classes, log.copy(), alone.copy());
  }

  @Override
  public void forEachActor(LongConsumer visitor) {
    log.forEach((account, cells, from, to) -> visitor.accept(account));
  }

  @Override
  public void writeTo(StateWriter out) {
    alone.writeTo(out);
    log.writeTo(out);
  }

  @Override
  public AccountAnswers readFrom(StateReader in) {
    WeightedTally readAlone = alone.readFrom(in);
    return new AccountAnswers(classes, log.readFrom(in, this::requireRead), readAlone);
  }

  private void requireRead(long[] cells, int start) {
    if (cells[start] < 0 || cells[start] >= classes) {
      throw new StateFormatException(
          "class of an answer must be in 0.." + (classes - 1) + ", was " + cells[start]);
    }
    double weight = Double.longBitsToDouble(cells[start + 1]);
    if (!UnitWeight.isValid(weight)) {
      throw new StateFormatException("weight must be one that answers can have, was " + weight);
    }
    if (weight == 0 && cells[start + 1] != 0) {
      throw new StateFormatException("weight must not be written as -0.0");
    }
  }
}
