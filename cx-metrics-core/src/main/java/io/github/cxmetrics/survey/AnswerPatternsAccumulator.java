package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The state of {@link AnswerPatterns}: how many respondents left out each set of questions, and how
 * often each question was answered off its scale.
 *
 * <p><b>Merge</b> exact. <b>Cost</b> about 100 bytes for each different pattern; adding a known
 * pattern allocates nothing. <b>Wire</b> kind {@code answer-patterns}, version 1, the names of the
 * questions as the definition:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>number of patterns</td><td>count</td></tr>
 *   <tr><td>of each, ascending as a number: a bit for each question, set if it is missing, the first
 *   question lowest</td><td>eight bytes for every 64 questions, the last of them first</td></tr>
 *   <tr><td>its respondents, beside it</td><td>count</td></tr>
 *   <tr><td>answers off the scale, for each question</td><td>a count each</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class AnswerPatternsAccumulator
    implements Accumulator<AnswerPatternsAccumulator, AnswerPatterns> {

  @Serial private static final long serialVersionUID = 1L;

  private static final int MOST_QUESTIONS = 4096;

  private final ImmutableList<String> questions;
  private final HashMap<BitSet, long[]> respondents = new HashMap<>();
  private final long[] outOfScale;
  private long total;

  AnswerPatternsAccumulator(List<String> questions) {
    requireQuestions(questions);
    this.questions = ImmutableList.copyOf(questions);
    outOfScale = new long[questions.size()];
  }

  static void requireQuestions(List<String> questions) {
    if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
      throw new IllegalArgumentException(
          "questions must be 1.." + MOST_QUESTIONS + ", was " + questions.size());
    }
    HashSet<String> seen = new HashSet<>();
    for (String question : questions) {
      if (!seen.add(question)) {
        throw new IllegalArgumentException("questions must differ, was '" + question + "' twice");
      }
    }
  }

  /**
   * Adds a respondent.
   *
   * @param missing the places of the questions that were left out
   * @param offScale the places of those that were answered off their scale; both sets are left as
   *     they are and may be used again
   * @throws IllegalArgumentException if there is no such question, or one is in both
   */
  public void add(BitSet missing, BitSet offScale) {
    requirePlaces(missing);
    requirePlaces(offScale);
    if (missing.intersects(offScale)) {
      throw new IllegalArgumentException(
          "question must not be both missing and off its scale, was in "
              + missing
              + " and "
              + offScale);
    }
    count(missing, 1);
    for (int i = offScale.nextSetBit(0); i >= 0; i = offScale.nextSetBit(i + 1)) {
      outOfScale[i]++;
    }
  }

  private void requirePlaces(BitSet places) {
    if (places.length() > questions.size()) {
      throw new IllegalArgumentException(
          "place of a question must be in 0.."
              + (questions.size() - 1)
              + ", was "
              + (places.length() - 1));
    }
  }

  private void count(BitSet missing, long times) {
    long[] known = respondents.get(missing);
    if (known == null) {
      respondents.put((BitSet) missing.clone(), new long[] {times});
    } else {
      known[0] += times;
    }
    total += times;
  }

  @Override
  public AnswerPatternsAccumulator merge(AnswerPatternsAccumulator other) {
    header().requireSame(other.header());
    Tally.addCounts(total, other.total);
    AnswerPatternsAccumulator added = other == this ? copy() : other;
    added.respondents.forEach((missing, times) -> count(missing, times[0]));
    for (int i = 0; i < outOfScale.length; i++) {
      outOfScale[i] += added.outOfScale[i];
    }
    return this;
  }

  @Override
  public AnswerPatternsAccumulator copy() {
    AnswerPatternsAccumulator copy = new AnswerPatternsAccumulator(questions);
    respondents.forEach((missing, times) -> copy.count(missing, times[0]));
    System.arraycopy(outOfScale, 0, copy.outOfScale, 0, outOfScale.length);
    return copy;
  }

  @Override
  public AnswerPatterns result() {
    List<BitSet> ascending = ascending();
    long[] missing = new long[questions.size()];
    List<MissingPattern> patterns = new ArrayList<>();
    for (BitSet pattern : ascending) {
      long times = times(pattern);
      pattern.stream().forEach(i -> missing[i] += times);
      patterns.add(new MissingPattern(pattern.stream().mapToObj(questions::get).toList(), times));
    }
    patterns.sort(Comparator.comparingLong(MissingPattern::respondents).reversed());
    List<QuestionAnswers> each = new ArrayList<>();
    for (int i = 0; i < missing.length; i++) {
      long answered = total - missing[i] - outOfScale[i];
      each.add(new QuestionAnswers(questions.get(i), answered, outOfScale[i], missing[i]));
    }
    return new AnswerPatterns(each, total, patterns);
  }

  private long times(BitSet pattern) {
    long[] times = respondents.get(pattern);
    return times == null ? 0 : times[0];
  }

  /** The patterns in one order, whatever order they came in. */
  private List<BitSet> ascending() {
    List<BitSet> patterns = new ArrayList<>(respondents.keySet());
    patterns.sort((a, b) -> Arrays.compareUnsigned(highestFirst(a), highestFirst(b)));
    return patterns;
  }

  private long[] highestFirst(BitSet pattern) {
    long[] words = new long[words()];
    long[] lowestFirst = pattern.toLongArray();
    for (int i = 0; i < lowestFirst.length; i++) {
      words[words.length - 1 - i] = lowestFirst[i];
    }
    return words;
  }

  private int words() {
    return (questions.size() + Long.SIZE - 1) / Long.SIZE;
  }

  @Override
  public StateHeader header() {
    StringBuilder names = new StringBuilder("questions");
    questions.forEach(
        question -> names.append(' ').append(question.length()).append(':').append(question));
    return StateHeader.of("answer-patterns", 1, names.toString());
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeCount(respondents.size());
    for (BitSet pattern : ascending()) {
      for (long word : highestFirst(pattern)) {
        out.writeLong(word);
      }
      out.writeCount(times(pattern));
    }
    for (long count : outOfScale) {
      out.writeCount(count);
    }
  }

  @Override
  public AnswerPatternsAccumulator readFrom(StateReader in) {
    AnswerPatternsAccumulator read = new AnswerPatternsAccumulator(questions);
    int patterns = in.readLength(words() * Long.BYTES + 1);
    long[] previous = null;
    for (int i = 0; i < patterns; i++) {
      long[] words = readWords(in);
      if (previous != null && Arrays.compareUnsigned(previous, words) >= 0) {
        throw new StateFormatException("patterns of missing answers must ascend");
      }
      previous = words;
      read.count(
          pattern(words), in.readCount(1, Tally.MOST - read.total, "respondents of a pattern"));
    }
    long[] given = read.given();
    for (int i = 0; i < given.length; i++) {
      read.outOfScale[i] = in.readCount(0, given[i], "answers off the scale");
    }
    return read;
  }

  private long[] readWords(StateReader in) {
    long[] words = new long[words()];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readLong();
    }
    return words;
  }

  private BitSet pattern(long[] highestFirst) {
    long[] lowestFirst = new long[highestFirst.length];
    for (int i = 0; i < lowestFirst.length; i++) {
      lowestFirst[i] = highestFirst[highestFirst.length - 1 - i];
    }
    BitSet pattern = BitSet.valueOf(lowestFirst);
    if (pattern.length() > questions.size()) {
      throw new StateFormatException(
          "place of a missing question must be below "
              + questions.size()
              + ", was "
              + (pattern.length() - 1));
    }
    return pattern;
  }

  private long[] given() {
    long[] given = new long[questions.size()];
    Arrays.fill(given, total);
    for (Map.Entry<BitSet, long[]> pattern : respondents.entrySet()) {
      pattern.getKey().stream().forEach(i -> given[i] -= pattern.getValue()[0]);
    }
    return given;
  }
}
