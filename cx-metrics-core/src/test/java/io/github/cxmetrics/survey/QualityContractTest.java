package io.github.cxmetrics.survey;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws for response rates and for the counters of answer quality. */
class QualityContractTest {

  /** A record with some content at some time. */
  record Sent(int content, long atMillis) implements Serializable {

    ContentHash hash() {
      return ContentHash.of(List.of("가나다", Integer.toString(content)));
    }
  }

  @Nested
  class Dispositions
      implements AccumulatorContract<
          Disposition, ResponseAccumulator<Disposition, ResponseRates>, ResponseRates> {

    @Override
    public Metric<Disposition, ResponseAccumulator<Disposition, ResponseRates>, ResponseRates>
        metric() {
      return ResponseRates.metric(disposition -> disposition);
    }

    @Override
    public Disposition record(Random random) {
      return List.of(Disposition.values()).get(random.nextInt(8));
    }
  }

  @Nested
  class Invitations
      implements AccumulatorContract<
          InvitationStage, ResponseAccumulator<InvitationStage, ResponseFunnel>, ResponseFunnel> {

    @Override
    public Metric<
            InvitationStage, ResponseAccumulator<InvitationStage, ResponseFunnel>, ResponseFunnel>
        metric() {
      return ResponseFunnel.metric(
          EnumSet.complementOf(EnumSet.of(InvitationStage.OPENED)), stage -> stage);
    }

    @Override
    public InvitationStage record(Random random) {
      InvitationStage stage = List.of(InvitationStage.values()).get(random.nextInt(7));
      return stage == InvitationStage.OPENED ? InvitationStage.STARTED : stage;
    }

    @Override
    public Optional<InvitationStage> rejectedRecord() {
      return Optional.of(InvitationStage.OPENED);
    }
  }

  @Nested
  class DuplicatesNearInTime
      implements AccumulatorContract<Sent, DuplicatesAccumulator, Duplicates> {

    @Override
    public Metric<Sent, DuplicatesAccumulator, Duplicates> metric() {
      return Duplicates.metric(new DuplicateRule(100), Sent::hash, Sent::atMillis);
    }

    @Override
    public Sent record(Random random) {
      return new Sent(random.nextInt(20), random.nextInt(1000) - 500);
    }

    @Override
    public Optional<Sent> rejectedRecord() {
      return Optional.of(new Sent(1, Long.MAX_VALUE));
    }
  }

  @Nested
  class DuplicatesAtAnyTime
      implements AccumulatorContract<Sent, DuplicatesAccumulator, Duplicates> {

    @Override
    public Metric<Sent, DuplicatesAccumulator, Duplicates> metric() {
      return Duplicates.metric(Sent::hash);
    }

    @Override
    public Sent record(Random random) {
      return new Sent(random.nextInt(300), 0);
    }
  }

  @Nested
  class Times implements AccumulatorContract<Long, AnswerTimesAccumulator, AnswerTimes> {

    @Override
    public Metric<Long, AnswerTimesAccumulator, AnswerTimes> metric() {
      return AnswerTimes.metric(Long::longValue);
    }

    @Override
    public Long record(Random random) {
      return random.nextInt(3) == 0 ? random.nextInt(50) : random.nextLong() >>> 17;
    }

    @Override
    public Optional<Long> rejectedRecord() {
      return Optional.of(-1L);
    }
  }

  @Nested
  class Grids implements AccumulatorContract<int[], StraightLinesAccumulator, StraightLines> {

    @Override
    public Metric<int[], StraightLinesAccumulator, StraightLines> metric() {
      return StraightLines.metric(GridDefinition.of(8).withLongRun(6), answers -> answers);
    }

    @Override
    public int[] record(Random random) {
      int width = 1 + random.nextInt(3);
      int[] answers = new int[8];
      Arrays.setAll(
          answers,
          i -> random.nextInt(8) == 0 ? StraightLining.MISSING : 1 + random.nextInt(width));
      return answers;
    }

    @Override
    public Optional<int[]> rejectedRecord() {
      return Optional.of(new int[7]);
    }
  }

  /** What a respondent left out, and answered off the scale. */
  record Answered(BitSet missing, BitSet outOfScale) implements Serializable {}

  @Nested
  class Patterns
      implements AccumulatorContract<Answered, AnswerPatternsAccumulator, AnswerPatterns> {

    @Override
    public Metric<Answered, AnswerPatternsAccumulator, AnswerPatterns> metric() {
      List<String> questions = new Random(1).ints(70, 0, 1 << 30).mapToObj(i -> "문항 " + i).toList();
      return AnswerPatterns.metric(questions, Answered::missing, Answered::outOfScale);
    }

    @Override
    public Answered record(Random random) {
      BitSet missing = new BitSet();
      BitSet off = new BitSet();
      for (int question : new int[] {0, 5, 63, 64, 69}) {
        if (random.nextInt(3) == 0) {
          missing.set(question);
        } else if (random.nextInt(4) == 0) {
          off.set(question);
        }
      }
      return new Answered(missing, off);
    }

    @Override
    public Optional<Answered> rejectedRecord() {
      BitSet seventy = new BitSet();
      seventy.set(70);
      return Optional.of(new Answered(new BitSet(), seventy));
    }
  }

  @Nested
  class Texts implements AccumulatorContract<String, OpenTextAccumulator, OpenText> {

    private static final String[] PARTS = {"", " ", ".", "가", "각", "e\u0301", "😀", "\ud83d"};

    @Override
    public Metric<String, OpenTextAccumulator, OpenText> metric() {
      return OpenText.metric(text -> text);
    }

    @Override
    public String record(Random random) {
      return PARTS[random.nextInt(PARTS.length)] + PARTS[random.nextInt(PARTS.length)];
    }
  }
}
