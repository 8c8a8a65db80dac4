package io.github.cxmetrics.path;

import io.github.cxmetrics.state.ActorState;
import io.github.cxmetrics.state.EventCheck;
import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.SubjectVisitor;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.Instant;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/**
 * The events of many actors known by number that belong to a stage, in one cell of time and stage
 * or, where ties are ordered by sequence, in three; their answers, in time, score and one more than
 * the index of the stage, 0 if none is given; and how many events belong to no stage.
 */
final class StageState implements ActorState<StageState> {

  @Serial private static final long serialVersionUID = 1L;

  /** Instead of the number of a stage, of events that belong to none. */
  static final int UNMAPPED = 0;

  static final double MOST_SCORE = 1e12;

  /* Before all events, and far enough from the lowest long for a duration to be taken off. */
  private static final long EARLIEST = -(1L << 60);

  private static final int STAGE_BITS = 6;
  private static final int STAGE_MASK = (1 << STAGE_BITS) - 1;
  private static final int ANSWER_CELLS = 3;

  private final StageDefinition definition;
  private final boolean sequenced;
  private final EventLog log;
  private final EventLog answers;
  private final UnmappedEvents unmapped;
  private final long[] cells = new long[3];

  StageState(StageDefinition definition) {
    this(
        definition,
        new EventLog(width(definition)),
        new EventLog(ANSWER_CELLS),
        new UnmappedEvents());
  }

  private StageState(
      StageDefinition definition, EventLog log, EventLog answers, UnmappedEvents unmapped) {
    this.definition = definition;
    this.log = log;
    this.answers = answers;
    this.unmapped = unmapped;
    sequenced = definition.ties() == TieOrder.BY_SEQUENCE;
  }

  private static int width(StageDefinition definition) {
    return definition.ties() == TieOrder.BY_SEQUENCE ? 3 : 1;
  }

  void requireNoSequence() {
    if (sequenced) {
      throw new IllegalArgumentException(
          "events ordered by sequence must be added with their number, was none");
    }
  }

  /** Checks an event before anything is changed. */
  void require(long atMillis, int stage) {
    EventTime.require(atMillis);
    if (stage < 1 || stage > definition.stages().size()) {
      throw new IllegalArgumentException(
          "stage of an event must be in 1.." + definition.stages().size() + ", was " + stage);
    }
  }

  /** Adds an event that was {@linkplain #require found good}. */
  void add(long actor, long atMillis, long sequence, int stage) {
    if (sequenced) {
      cells[0] = atMillis;
      cells[1] = sequence;
      cells[2] = stage - 1L;
      log.add(actor, cells, 0);
    } else {
      log.add(actor, (atMillis << STAGE_BITS) | (stage - 1L));
    }
  }

  long atMillis(long[] events, int index) {
    return sequenced ? events[3 * index] : events[index] >> STAGE_BITS;
  }

  /** The index of the stage of an event, from 0. */
  int stage(long[] events, int index) {
    return (int) (sequenced ? events[3 * index + 2] : events[index] & STAGE_MASK);
  }

  void addUnmapped(String event) {
    if (event == null) {
      throw new IllegalArgumentException("name of an event must not be null");
    }
    unmapped.add(event);
  }

  /**
   * Checks an answer before anything is changed.
   *
   * @param stage the name of its stage; empty if none is given
   */
  void requireAnswer(long atMillis, double score, String stage) {
    EventTime.require("time of an answer", atMillis);
    if (!isScore(score)) {
      throw new IllegalArgumentException(
          "score of an answer must be in " + -MOST_SCORE + ".." + MOST_SCORE + ", was " + score);
    }
    if (!stage.isEmpty()) {
      definition.stageNumber(stage);
    }
  }

  private static boolean isScore(double score) {
    return Math.abs(score) <= MOST_SCORE;
  }

  /** Adds an answer that was {@linkplain #requireAnswer found good}. */
  void addAnswer(long actor, long atMillis, double score, String stage) {
    cells[0] = atMillis;
    cells[1] = Double.doubleToRawLongBits(score + 0.0); // one zero, not two
    cells[2] = stage.isEmpty() ? 0 : definition.stageNumber(stage);
    answers.add(actor, cells, 0);
  }

  long size() {
    return log.size();
  }

  long answers() {
    return answers.size();
  }

  StageDefinition definition() {
    return definition;
  }

  void forEachActorsEvents(SubjectVisitor visitor) {
    log.forEach(visitor);
  }

  /** Reads all that is kept, of actors who are all quiet: it is not said when the data end. */
  Stages result() {
    return result(StageFolder.END_NOT_SAID);
  }

  /** Reads all that is kept, of actors who are quiet if they were so for long at a time. */
  Stages result(Instant asOf) {
    long at = Math.max(EARLIEST, EventTime.anyMillis("time as of which stages are read", asOf));
    return result(at - definition.quiet().toMillis() - 1);
  }

  private Stages result(long lastQuiet) {
    StageFolder folder = new StageFolder(this, lastQuiet);
    log.forEach((actor, events, from, to) -> folder.read(events, from, to));
    return new Stages(folder, unmapped.byName(), answersByStage().scores());
  }

  AnswersByStage answersByStage() {
    return new AnswersByStage(this, answers);
  }

  @Override
  public StageState empty() {
    return new StageState(definition);
  }

  @Override
  public void requireRoom(StageState other) {
    unmapped.requireRoom(other.unmapped);
  }

  @Override
  public void merge(StageState other) {
    log.merge(other.log);
    answers.merge(other.answers);
    unmapped.merge(other.unmapped);
  }

  @Override
  public void merge(StageState other, LongUnaryOperator actors) {
    log.merge(other.log, actors, EventLog.EventChange.NONE);
    answers.merge(other.answers, actors, EventLog.EventChange.NONE);
    unmapped.merge(other.unmapped);
  }

  @Override
  public StageState copy() {
    return new StageState(definition, log.copy(), answers.copy(), unmapped.copy());
  }

  @Override
  public void forEachActor(LongConsumer visitor) {
    log.forEach((actor, events, from, to) -> visitor.accept(actor));
    answers.forEach((actor, events, from, to) -> visitor.accept(actor));
  }

  @Override
  public void writeTo(StateWriter out) {
    unmapped.writeTo(out);
    log.writeTo(out);
    answers.writeTo(out);
  }

  @Override
  public StageState readFrom(StateReader in) {
    UnmappedEvents readUnmapped = UnmappedEvents.readFrom(in);
    EventLog readLog = log.readFrom(in, eventCheck());
    EventLog readAnswers = answers.readFrom(in, answerCheck());
    return new StageState(definition, readLog, readAnswers, readUnmapped);
  }

  /** Refuses cells that {@link #add} cannot have written. */
  private EventCheck eventCheck() {
    return (events, start) -> {
      long at = sequenced ? events[start] : events[start] >> STAGE_BITS;
      long stage = sequenced ? events[start + 2] : events[start] & STAGE_MASK;
      if (!EventTime.isTime(at) || stage < 0 || stage >= definition.stages().size()) {
        throw new StateFormatException(
            "event of a state must have a time and a stage of the definition, was "
                + at
                + ", "
                + stage);
      }
    };
  }

  /** Refuses cells that {@link #addAnswer} cannot have written. */
  private EventCheck answerCheck() {
    return (events, start) -> {
      double score = Double.longBitsToDouble(events[start + 1]);
      long stage = events[start + 2];
      if (!EventTime.isTime(events[start])
          || !isScore(score)
          || events[start + 1] == Long.MIN_VALUE // the other zero
          || stage < 0
          || stage > definition.stages().size()) {
        throw new StateFormatException(
            "answer of a state must have a time, a score and a stage of the definition, was "
                + events[start]
                + ", "
                + score
                + ", "
                + stage);
      }
    };
  }
}
