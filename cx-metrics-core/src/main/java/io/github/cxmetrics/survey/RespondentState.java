package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.ActorState;
import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.SubjectTable;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/**
 * One answer for each of many people known by number, and the voices beside them: answers without
 * an id, rejected ones, and all of them where all count.
 */
final class RespondentState implements ActorState<RespondentState> {

  @Serial private static final long serialVersionUID = 1L;

  /* What every part is made by; the same in all states of one definition. */
  private final RespondentShape shape;
  private final RespondentLabels labels;
  private final SubjectTable people;

  /* The kept answers of people by label, kept up to date: a replaced answer is taken back. */
  private final RespondentGroups kept;

  /* Voices by label; those of a trailing window need their times, so that they can leave it. */
  private final RespondentGroups voices;
  private final EventLog timedVoices;

  private final long[] cells;
  private long identified;
  private long outside;
  private long several;

  RespondentState(RespondentDefinition<?> definition) {
    this(new RespondentShape(definition), RespondentLabels.of(definition));
  }

  private RespondentState(RespondentShape shape, RespondentLabels labels) {
    this(
        shape,
        labels,
        new SubjectTable(shape.layout().width(), 0),
        new RespondentGroups(shape.scale()),
        new RespondentGroups(shape.scale()),
        new EventLog(1));
  }

  private RespondentState(
      RespondentShape shape,
      RespondentLabels labels,
      SubjectTable people,
      RespondentGroups kept,
      RespondentGroups voices,
      EventLog timedVoices) {
    this.shape = shape;
    this.labels = labels;
    this.people = people;
    this.kept = kept;
    this.voices = voices;
    this.timedVoices = timedVoices;
    cells = new long[shape.layout().width()];
  }

  /** Refuses what no answer can be. */
  static void require(long atMillis, String segment, String account) {
    EventTime.require(atMillis);
    RespondentAnswer.requireText("segment of an answer", segment);
    RespondentAnswer.requireText("account of an answer", account);
  }

  /** Whether an answer is nobody's, whoever gave it: it is rejected or outside the window. */
  boolean isNobodys(long atMillis, int code) {
    return code > shape.missingCode() || !shape.fixed().contains(atMillis);
  }

  /** Adds an answer that was found good and is nobody's. */
  void addVoice(long atMillis, int code, String segment, String account) {
    if (shape.fixed().contains(atMillis)) {
      putVoice(atMillis, code, labels.of(segment, account));
    } else {
      outside++;
    }
  }

  private void putVoice(long atMillis, int code, long label) {
    if (shape.isTrailing()) {
      timedVoices.add(label, RespondentLayout.packed(atMillis, code));
    } else {
      voices.add(label, code);
    }
  }

  /** Adds an answer that was found good and is somebody's. */
  void add(long person, long atMillis, long sequence, int code, String segment, String account) {
    long label = labels.of(segment, account);
    identified++;
    shape.layout().put(cells, atMillis, sequence, code, label);
    put(person, cells, 0);
    if (!shape.layout().keepsOne()) {
      putVoice(atMillis, code, label);
    }
  }

  /** Sets a kept answer beside the one that is known of the same person, of which one is kept. */
  private void put(long person, long[] from, int start) {
    RespondentLayout layout = shape.layout();
    int at = people.find(person);
    if (at == SubjectTable.ABSENT) {
      people.put(person, from, start);
      several += from[start] & 1;
      count(from, start);
      return;
    }
    long[] known = people.cells();
    boolean bothGiven = layout.isGiven(known[at]) && layout.isGiven(from[start]);
    long severalNow = (known[at] | from[start] | (bothGiven ? 1 : 0)) & 1;
    several += severalNow - (known[at] & 1);
    if (layout.beats(from, start, known, at, labels)) {
      if (shape.countsKept()) {
        kept.remove(layout.label(known, at), RespondentLayout.code(known[at]));
      }
      System.arraycopy(from, start, known, at, layout.width());
      count(from, start);
    }
    known[at] |= severalNow;
  }

  private void count(long[] from, int start) {
    if (shape.countsKept()) {
      kept.add(shape.layout().label(from, start), RespondentLayout.code(from[start]));
    }
  }

  RespondentShape shape() {
    return shape;
  }

  RespondentLabels labels() {
    return labels;
  }

  SubjectTable people() {
    return people;
  }

  RespondentGroups kept() {
    return kept;
  }

  RespondentGroups voices() {
    return voices;
  }

  EventLog timedVoices() {
    return timedVoices;
  }

  /** How many answers that are not rejected and in the window have an id. */
  long identified() {
    return identified;
  }

  /** How many answers are outside the fixed window. */
  long outside() {
    return outside;
  }

  /** How many people gave more than one answer. */
  long several() {
    return several;
  }

  @Override
  public RespondentState empty() {
    return new RespondentState(shape, labels.empty());
  }

  /** Texts of answers that were replaced are not written, so that there may be too many. */
  @Override
  public boolean isInOrder() {
    return labels.areNone();
  }

  @Override
  public RespondentState emptyInOrder() {
    return new RespondentState(shape, labels.sorted(usedLabels()));
  }

  private RespondentLabels.Used usedLabels() {
    RespondentLabels.Used used = new RespondentLabels.Used();
    if (shape.layout().keepsOne()) {
      people.forEach((person, from, start) -> used.add(shape.layout().label(from, start)));
    }
    voices.table().forEach((label, counts, start) -> used.add(label));
    timedVoices.forEach((label, voice, from, to) -> used.add(label));
    return used;
  }

  @Override
  public void requireRoom(RespondentState other) {
    Tally.addCounts(identified, other.identified);
    Tally.addCounts(outside, other.outside);
    Tally.addCounts(voices.sum(shape.places()), other.voices.sum(shape.places()));
  }

  @Override
  public void merge(RespondentState other) {
    merge(other, person -> person);
  }

  @Override
  public void merge(RespondentState other, LongUnaryOperator actors) {
    requireRoom(other);
    identified += other.identified;
    outside += other.outside;
    LongUnaryOperator here = labels.from(other.labels);
    voices.addAll(other.voices, here);
    timedVoices.merge(other.timedVoices, here, EventLog.EventChange.NONE);
    long[] one = new long[shape.layout().width()];
    other.people.forEach(
        (person, from, start) -> {
          System.arraycopy(from, start, one, 0, one.length);
          shape.layout().translate(one, here);
          put(actors.applyAsLong(person), one, 0);
        });
  }

  @Override
  public RespondentState copy() {
    RespondentState copy =
        new RespondentState(
            shape, labels.copy(), people.copy(), kept.copy(), voices.copy(), timedVoices.copy());
    copy.identified = identified;
    copy.outside = outside;
    copy.several = several;
    return copy;
  }

  @Override
  public void forEachActor(LongConsumer visitor) {
    people.forEach((person, from, start) -> visitor.accept(person));
  }

  @Override
  public void writeTo(StateWriter out) {
    labels.writeTo(out);
    out.writeCount(identified);
    out.writeCount(outside);
    people.writeTo(out);
    if (shape.isTrailing()) {
      timedVoices.writeTo(out);
    } else {
      voices.table().writeTo(out);
    }
  }

  @Override
  public RespondentState readFrom(StateReader in) {
    RespondentLabels readLabels = labels.readFrom(in);
    long identifiedRead = in.readCount(0, Tally.MOST, "number of answers with an id");
    long outsideRead = in.readCount(0, Tally.MOST, "number of answers outside the window");
    SubjectTable readPeople =
        people.readFrom(
            in, (read, start) -> shape.layout().requireRead(read, start, shape.fixed()));
    RespondentGroups readVoices = new RespondentGroups(shape.scale());
    EventLog readTimed = new EventLog(1);
    if (shape.isTrailing()) {
      readTimed = timedVoices.readFrom(in, (voice, start) -> shape.requireVoice(voice[start]));
    } else {
      readVoices = voices.readFrom(in);
    }
    RespondentState read =
        new RespondentState(
            shape,
            readLabels,
            readPeople,
            new RespondentGroups(shape.scale()),
            readVoices,
            readTimed);
    read.identified = identifiedRead;
    read.outside = outsideRead;
    read.requireRead();
    return read;
  }

  /** Checks a state that was read, and counts what is not written. */
  private void requireRead() {
    timedVoices.forEach((label, voice, from, to) -> labels.requireRead(label));
    voices.table().forEach((label, counts, start) -> labels.requireRead(label));
    people.forEach(
        (person, from, start) -> {
          labels.requireRead(shape.layout().label(from, start));
          several += from[start] & 1;
          count(from, start);
        });
    labels.requireAllUsed(usedLabels());
    long most = shape.layout().keepsOne() ? Tally.MOST : voices.sum(shape.places() - 1);
    if (identified < people.size() + several || identified > most) {
      throw new StateFormatException(
          "answers with an id must be at least "
              + (people.size() + several)
              + " for their people and at most "
              + most
              + ", was "
              + identified);
    }
  }
}
