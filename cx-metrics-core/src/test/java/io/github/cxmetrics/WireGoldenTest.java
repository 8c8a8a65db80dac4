package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * States written by every released version of the library are still read.
 *
 * <p>Each state has a file {@code golden/NAME-vN.bin}, which is never changed once released. A new
 * state is written by {@code mvn test -Dtest=WireGoldenTest -Dgolden.write=true} and read from the
 * next run on.
 */
class WireGoldenTest {

  private static final Path SOURCES = Path.of("src/test/resources/golden");

  private static Answer answer(String customer, long account, String country, int score) {
    return new Answer(customer, account, country, score, true);
  }

  private static final Answer[] ANSWERS = {
    answer("ann", 7, "KR", 10),
    answer("ann", 7, "KR", 8),
    answer("bob", -7, "대한민국", 3),
    answer("cem", 1L << 40, "", 9),
  };

  private static <A extends Accumulator<A, R>, R> A fold(Metric<Answer, A, R> metric) {
    A accumulator = metric.newAccumulator();
    for (Answer answer : ANSWERS) {
      metric.add(accumulator, answer);
    }
    return accumulator;
  }

  private static RatingAccumulator<Nps> npsWithMissingAndRejected() {
    RatingAccumulator<Nps> nps = fold(Nps.metric(Answer::score));
    nps.addMissing();
    nps.addMissing();
    nps.addRejected();
    return nps;
  }

  private static RatingAccumulator<Ces> halves() {
    RatingAccumulator<Ces> ces =
        Ces.accumulator(CesDefinition.of(RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2), 3, 3));
    ces.add(4.5);
    ces.add(7);
    return ces;
  }

  private static RatingAccumulator<Csat> many() {
    RatingAccumulator<Csat> csat = Csat.accumulator(CsatDefinition.ONE_TO_FIVE);
    csat.addAll(new byte[] {5, 5, 4, 1}, 0, 4);
    for (int doubling = 0; doubling < 40; doubling++) {
      csat.merge(csat.copy());
    }
    return csat;
  }

  static Stream<Map.Entry<String, Accumulator<?, ?>>> states() {
    Metric<Answer, RatingAccumulator<Nps>, Nps> nps = Nps.metric(Answer::score);
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("nps-v1", npsWithMissingAndRejected());
    states.put("enps-v1", fold(Nps.metric(NpsDefinition.EMPLOYEE, Answer::score)));
    states.put("csat-v1", many());
    states.put("ces-v1", halves());
    states.put("ratings-v1", fold(Ratings.metric(RatingScale.ZERO_TO_TEN, Answer::score)));
    states.put("by-v1", fold(nps.by(Answer::country)));
    states.put("by-long-v1", fold(nps.byLong(Answer::account)));
    states.put("both-v1", fold(nps.and(nps.by(Answer::country))));
    states.put(
        "per-subject-v1",
        fold(nps.perSubject(Answer::customer, Nps.metric(one -> (int) one.ratings().median()))));
    return states.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("states")
  void stateIsReadAndWrittenAsEver(Map.Entry<String, Accumulator<?, ?>> state) throws IOException {
    Path source = SOURCES.resolve(state.getKey() + ".bin");
    if (Boolean.getBoolean("golden.write") && Files.notExists(source)) {
      Files.write(source, state.getValue().encode());
    }
    assertReadsGolden(state.getValue(), golden(state.getKey()));
  }

  private static <A extends Accumulator<A, R>, R> void assertReadsGolden(
      Accumulator<A, R> expected, byte[] golden) {
    A read = expected.decode(golden);
    assertThat(read.result()).isEqualTo(expected.result());
    assertThat(expected.encode()).as("the newest layout").isEqualTo(golden);
  }

  @ParameterizedTest
  @MethodSource("states")
  void damagedStateIsRefused(Map.Entry<String, Accumulator<?, ?>> state) throws IOException {
    byte[] golden = golden(state.getKey());
    for (int i = 0; i < golden.length; i++) {
      byte[] damaged = golden.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> state.getValue().decode(damaged))
          .isInstanceOf(StateFormatException.class);
    }
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream in = WireGoldenTest.class.getResourceAsStream("/golden/" + name + ".bin")) {
      assertThat(in).as("golden file of %s", name).isNotNull();
      return in.readAllBytes();
    }
  }
}
