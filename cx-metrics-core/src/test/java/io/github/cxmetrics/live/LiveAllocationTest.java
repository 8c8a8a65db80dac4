package io.github.cxmetrics.live;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;

import io.github.cxmetrics.Answer;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingMetric;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** After warm-up, recording allocates nothing, also for segments that have no room of their own. */
class LiveAllocationTest {

  private static final RatingMetric<Answer, Nps> NPS = Nps.metric(Answer::score);
  private static final RollingWindow HOUR = RollingWindow.of(Duration.ofHours(1), 60);

  private final Answer[] answers =
      Stream.generate(new Random(1)::nextLong)
          .limit(1_000)
          .map(seed -> Answer.random(new Random(seed)))
          .toArray(Answer[]::new);

  @Test
  void recordingAnAnswer() {
    LiveMetric<Answer, Nps> live = LiveMetric.of(NPS);
    RollingMetric<Answer, Nps> recent = RollingMetric.of(NPS, HOUR, new TestClock(0));
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            live.record(answers[i % answers.length]);
            recent.record(answers[i % answers.length]);
          }
        });
  }

  @Test
  void recordingAnAnswerOfASegment() {
    LiveSegments<Answer, String, Nps> names = LiveSegments.by(NPS, Answer::country, 3);
    LiveSegments<Answer, Long, Nps> numbers = LiveSegments.byLong(NPS, Answer::account, 30);
    RollingSegments<Answer, Long, Nps> recent =
        RollingSegments.byLong(NPS, Answer::account, 30, HOUR, new TestClock(0));
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            names.record(answers[i % answers.length]);
            numbers.record(answers[i % answers.length]);
            recent.record(answers[i % answers.length]);
          }
        });
  }
}
