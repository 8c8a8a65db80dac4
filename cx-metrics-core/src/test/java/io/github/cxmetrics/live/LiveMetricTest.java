package io.github.cxmetrics.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Answer;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingMetric;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveMetricTest {

  private static final RatingMetric<Integer, Nps> NPS = Nps.metric(Integer::intValue);

  private static LiveMetric<Integer, Nps> recorded(int... scores) {
    LiveMetric<Integer, Nps> live = LiveMetric.of(NPS);
    for (int score : scores) {
      live.record(score);
    }
    return live;
  }

  @Test
  void answersForAllThatWasRecorded() {
    LiveMetric<Integer, Nps> live = recorded(10, 9, 6);
    assertThat(live.result()).isEqualTo(Nps.of(10, 9, 6));
    live.record(0);
    assertThat(live.result()).isEqualTo(Nps.of(10, 9, 6, 0));
    assertThat(live.result()).isEqualTo(Nps.of(10, 9, 6, 0));
  }

  @Test
  void anEmptyOneAnswersLikeAnEmptyAccumulator() {
    LiveMetric<Integer, Nps> live = recorded();
    assertThat(live.result()).isEqualTo(Nps.of());
    assertThat(live.resultAndReset()).isEqualTo(Nps.of());
    assertThat(live.encode()).isEqualTo(Nps.accumulator().encode());
  }

  @Test
  void aResetForgetsWhatWasAnswered() {
    LiveMetric<Integer, Nps> live = recorded(10, 9);
    assertThat(live.resultAndReset()).isEqualTo(Nps.of(10, 9));
    assertThat(live.result()).isEqualTo(Nps.of());
    live.record(3);
    assertThat(live.resultAndReset()).isEqualTo(Nps.of(3));
  }

  @Test
  void aResultDoesNotMove() {
    LiveMetric<Integer, Nps> live = recorded(10);
    Nps early = live.result();
    live.record(0);
    assertThat(early).isEqualTo(Nps.of(10));
  }

  @Test
  void aRejectedRecordChangesNothing() {
    LiveMetric<Integer, Nps> live = recorded();
    byte[] before = live.encode();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> live.record(11))
        .withMessage("NPS score must be a whole number in 0..10, was 11");
    assertThat(live.encode()).isEqualTo(before);
    live.record(10);
    assertThatIllegalArgumentException().isThrownBy(() -> live.record(-1));
    assertThat(live.result()).isEqualTo(Nps.of(10));
  }

  @Test
  void itsBytesAreThoseOfAnAccumulator() {
    RatingAccumulator<Nps> plain = Nps.accumulator();
    LiveMetric<Integer, Nps> live = recorded();
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      int score = random.nextInt(11);
      plain.add(score);
      live.record(score);
      if (i % 100 == 0) {
        live.result();
      }
    }
    assertThat(live.encode()).isEqualTo(plain.encode());
  }

  @Test
  void goesOnAfterARestart() {
    byte[] stored = recorded(10, 9).encode();
    LiveMetric<Integer, Nps> again = recorded(0);
    again.merge(stored);
    again.record(5);
    assertThat(again.result()).isEqualTo(Nps.of(10, 9, 0, 5));
    again.merge(again.encode());
    assertThat(again.resultAndReset()).isEqualTo(Nps.of(10, 9, 0, 5, 10, 9, 0, 5));
  }

  @Test
  void refusesBytesOfAnotherMetric() {
    LiveMetric<Integer, Nps> live = recorded(10);
    byte[] other = Csat.accumulator(CsatDefinition.ONE_TO_FIVE).encode();
    assertThatThrownBy(() -> live.merge(other)).isInstanceOf(StateFormatException.class);
    assertThat(live.result()).isEqualTo(Nps.of(10));
  }

  @Test
  @SuppressWarnings("unchecked")
  void javaSerialisationTakesTheRecordsWithIt() throws IOException, ClassNotFoundException {
    LiveMetric<Answer, Nps> live = LiveMetric.of(Nps.metric(Answer::score));
    Answer answer = Answer.random(new Random(1)).withScore(9);
    live.record(answer);
    LiveMetric<Answer, Nps> read = (LiveMetric<Answer, Nps>) read(written(live));
    assertThat(read.result()).isEqualTo(Nps.of(9));
    read.record(answer);
    assertThat(read.result()).isEqualTo(Nps.of(9, 9));
    assertThat(live.result()).isEqualTo(Nps.of(9));
  }

  @Test
  @SuppressWarnings("unchecked")
  void aTotalOutlivesResets() throws IOException, ClassNotFoundException {
    LiveMetric<Integer, Nps> live = LiveMetric.keepingTotal(Nps.metric(Integer::intValue));
    assertThat(live.keepsTotal()).isTrue();
    assertThat(live.total()).isEqualTo(Nps.of());
    live.record(10);
    assertThat(live.total()).isEqualTo(Nps.of(10));
    live.resultAndReset();
    live.record(0);
    assertThat(live.total()).isEqualTo(Nps.of(10, 0));
    assertThat(live.resultAndReset()).isEqualTo(Nps.of(0));
    live.record(5);
    assertThat(live.total()).isEqualTo(Nps.of(10, 0, 5));
    assertThat(live.result()).isEqualTo(Nps.of(5));
    LiveMetric<Integer, Nps> read = (LiveMetric<Integer, Nps>) read(written(live));
    assertThat(read.total()).isEqualTo(Nps.of(10, 0, 5));
    assertThat(read.resultAndReset()).isEqualTo(Nps.of(5));
    assertThat(read.total()).isEqualTo(Nps.of(10, 0, 5));
  }

  @Test
  void aTotalMustBeKeptToBeTold() {
    LiveMetric<Integer, Nps> live = recorded(10);
    assertThat(live.keepsTotal()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(live::total)
        .withMessage("live metric must be made by keepingTotal to tell its total, was made by of");
  }

  @Test
  void isNotReadFromAnythingButItsSerialForm() throws IOException {
    byte[] form = written(recorded(1));
    String name = LiveMetric.class.getName();
    String text = new String(form, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(name + "$Form");
    ByteArrayOutputStream forged = new ByteArrayOutputStream();
    forged.write(new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5, 0x73, 0x72});
    forged.write(name.length() >> 8);
    forged.write(name.length());
    forged.write(name.getBytes(StandardCharsets.ISO_8859_1));
    forged.write(new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0x78, 0x70});
    assertThatThrownBy(() -> read(forged.toByteArray()))
        .hasMessage("live metric must be read from its serial form");
  }

  static byte[] written(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
