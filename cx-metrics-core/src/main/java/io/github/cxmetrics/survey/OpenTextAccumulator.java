package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.state.TimeCounts;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of {@link OpenText}: counts, lengths, and the hash of each text that is not empty or
 * blank; the texts themselves are not kept.
 *
 * <p><b>Merge</b> exact. <b>Cost</b> 24 bytes a text and those of {@link TimeCounts} for each
 * different length. <b>Wire</b> kind {@code open-text}, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>empty, blank, punctuation, text</td><td>a count each</td></tr>
 *   <tr><td>damaged</td><td>count</td></tr>
 *   <tr><td>texts of each length, in code points and in characters</td>
 *   <td>as {@link TimeCounts}, two lanes</td></tr>
 *   <tr><td>hashes, at the time 0</td><td>as {@link DuplicatesAccumulator}</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class OpenTextAccumulator implements Accumulator<OpenTextAccumulator, OpenText> {

  @Serial private static final long serialVersionUID = 1L;

  private static final StateHeader HEADER =
      StateHeader.of("open-text", 1, "open answers, compared in NFC with white space folded");

  private static final int CODE_POINTS = 0;
  private static final int CHARACTERS = 1;

  /* At the places that placeOf() gives. */
  private final Tally forms;
  private final TimeCounts lengths;
  private final HashLog hashes;
  private long damaged;

  OpenTextAccumulator() {
    this(new Tally(0, 3, 1), new TimeCounts(2), new HashLog(), 0);
  }

  private OpenTextAccumulator(Tally forms, TimeCounts lengths, HashLog hashes, long damaged) {
    this.forms = forms;
    this.lengths = lengths;
    this.hashes = hashes;
    this.damaged = damaged;
  }

  /**
   * Adds an open answer.
   *
   * @param text any text, empty if there is none
   */
  public void add(String text) {
    TextForm form = TextForm.of(text);
    forms.add(placeOf(form));
    damaged += TextForm.isDamaged(text) ? 1 : 0;
    if (form == TextForm.PUNCTUATION || form == TextForm.TEXT) {
      lengths.add(text.codePointCount(0, text.length()), CODE_POINTS);
      lengths.add(TextForm.characters(text), CHARACTERS);
      ContentHash hash = ContentHash.of(TextForm.comparable(text));
      hashes.add(hash.high(), hash.low(), 0);
    }
  }

  private static int placeOf(TextForm form) {
    return switch (form) {
      case EMPTY -> 0;
      case BLANK -> 1;
      case PUNCTUATION -> 2;
      case TEXT -> 3;
    };
  }

  @Override
  public OpenTextAccumulator merge(OpenTextAccumulator other) {
    long damagedInAll = Tally.addCounts(damaged, other.damaged);
    Tally.addCounts(forms.total(), other.forms.total());
    lengths.merge(other.lengths);
    forms.merge(other.forms);
    hashes.merge(other.hashes);
    damaged = damagedInAll;
    return this;
  }

  @Override
  public OpenTextAccumulator copy() {
    return new OpenTextAccumulator(forms.copy(), lengths.copy(), hashes.copy(), damaged);
  }

  @Override
  public OpenText result() {
    long[] counts = forms.toArray();
    return new OpenText(
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        damaged,
        hashes.duplicates(DuplicateRule.ANY_TIME),
        AnswerDistribution.of(lengths, CODE_POINTS),
        AnswerDistribution.of(lengths, CHARACTERS));
  }

  @Override
  public StateHeader header() {
    return HEADER;
  }

  @Override
  public void writeTo(StateWriter out) {
    forms.writeTo(out);
    out.writeCount(damaged);
    lengths.writeTo(out);
    hashes.writeTo(out);
  }

  @Override
  public OpenTextAccumulator readFrom(StateReader in) {
    Tally formsRead = forms.readFrom(in);
    long damagedRead = in.readCount(0, formsRead.total(), "number of damaged texts");
    TimeCounts lengthsRead = lengths.readFrom(in);
    HashLog hashesRead = hashes.readFrom(in);
    requireSame(formsRead.toArray(), lengthsRead, hashesRead);
    return new OpenTextAccumulator(formsRead, lengthsRead, hashesRead, damagedRead);
  }

  private static void requireSame(long[] forms, TimeCounts lengths, HashLog hashes) {
    long texts = forms[2] + forms[3];
    long[] measured = new long[2];
    lengths.forEach(
        (length, cells, start) -> {
          for (int lane = 0; lane < measured.length; lane++) {
            if (length < 1 || cells[start + lane] < 0) {
              throw new StateFormatException("length of a text must be at least 1, was " + length);
            }
            measured[lane] += cells[start + lane];
          }
        });
    if (measured[CODE_POINTS] != texts || measured[CHARACTERS] != texts || hashes.size() != texts) {
      throw new StateFormatException(
          "texts must each have their lengths and a hash, was "
              + texts
              + " with "
              + measured[CODE_POINTS]
              + ", "
              + measured[CHARACTERS]
              + " and "
              + hashes.size());
    }
  }
}
