package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.SubjectTable;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import java.io.Serial;
import java.io.Serializable;
import java.util.function.LongUnaryOperator;

/** How often each answer was given under each label, with missing and rejected ones. */
final class RespondentGroups implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final int places;
  private final SubjectTable counts;

  RespondentGroups(RatingScale scale) {
    this(RespondentCode.places(scale));
  }

  private RespondentGroups(int places) {
    this(places, new SubjectTable(places, 0));
  }

  private RespondentGroups(int places, SubjectTable counts) {
    this.places = places;
    this.counts = counts;
  }

  void add(long label, int code) {
    int at = counts.findOrAdd(label);
    counts.cells()[at + code]++;
  }

  /** Takes back an answer that was added. */
  void remove(long label, int code) {
    int at = counts.find(label);
    if (at == SubjectTable.ABSENT || counts.cells()[at + code] == 0) {
      throw new IllegalStateException("answer to take back must have been counted");
    }
    counts.cells()[at + code]--;
  }

  void addAll(RespondentGroups other, LongUnaryOperator labels) {
    other.counts.forEach(
        (label, cells, start) -> {
          int at = counts.findOrAdd(labels.applyAsLong(label));
          long[] here = counts.cells();
          for (int code = 0; code < places; code++) {
            here[at + code] += cells[start + code];
          }
        });
  }

  RespondentGroups copy() {
    return new RespondentGroups(places, counts.copy());
  }

  /** Reads groups, each of which has answers. */
  RespondentGroups readFrom(StateReader in) {
    long[] room = {Tally.MOST};
    SubjectTable read =
        counts.readFrom(
            in,
            (cells, start) -> {
              long before = room[0];
              for (int code = 0; code < places; code++) {
                long count = cells[start + code];
                if (count < 0 || count > room[0]) {
                  throw new StateFormatException(
                      "count of answers must be in 0.." + room[0] + ", was " + count);
                }
                room[0] -= count;
              }
              if (room[0] == before) {
                throw new StateFormatException("group of a state must have answers");
              }
            });
    return new RespondentGroups(places, read);
  }

  SubjectTable table() {
    return counts;
  }

  /** How many of everything there are up to a place, under all labels. */
  long sum(int codes) {
    long[] sum = {0};
    counts.forEach(
        (label, cells, start) -> {
          for (int code = 0; code < codes; code++) {
            sum[0] += cells[start + code];
          }
        });
    return sum[0];
  }
}
