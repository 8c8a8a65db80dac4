package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.MeanInterval;
import io.github.cxmetrics.survey.RespondentOracle.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Every number of the result, against what the rules say of lists of answers. */
class RespondentOracleTest {

  private static final long ALWAYS = 1L << 48;

  private static final List<RespondentRule.Keep> KEEPS = List.of(RespondentRule.Keep.values());

  private long seed;
  private List<Given> answers;
  private Map<String, String> names;
  private NpsDefinition nps;
  private RespondentRule rule;
  private EnumSet<RespondentDetail> details;
  private long since = -ALWAYS;
  private long until = ALWAYS;
  private boolean asked;
  private long asOf;
  private OptionalLong trailingSince = OptionalLong.empty();

  @RepeatedTest(1500)
  void everyNumberIsThatOfTheRules(RepetitionInfo repetition) {
    seed = 40_000L + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    make(random);
    RespondentOracle oracle =
        new RespondentOracle(
            answers,
            rule.keep(),
            names,
            details.contains(RespondentDetail.SEQUENCE),
            since,
            until,
            trailingSince);
    check(oracle, byName(random));
    check(oracle, byNumber(random));
  }

  private void make(Random random) {
    answers = new ArrayList<>();
    for (int size = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(40);
        size > 0;
        size--) {
      answers.add(
          !answers.isEmpty() && random.nextInt(8) == 0
              ? answers.get(random.nextInt(answers.size()))
              : Given.any(random));
    }
    nps =
        random.nextInt(3) == 0
            ? NpsDefinition.STANDARD.withMissing(NpsDefinition.MissingAnswers.PASSIVE)
            : NpsDefinition.STANDARD;
    details = EnumSet.noneOf(RespondentDetail.class);
    for (RespondentDetail detail : RespondentDetail.values()) {
      if (random.nextBoolean()) {
        details.add(detail);
      }
    }
    names = new HashMap<>();
    if (random.nextInt(4) == 0) {
      names.put("고객 3", "고객 1");
      names.put("고객 4", "고객 1");
    }
    makeRule(random);
    // labels and sequence numbers that are not kept do not tell answers apart
    answers.replaceAll(
        answer ->
            new Given(
                answer.person(),
                answer.at(),
                details.contains(RespondentDetail.SEQUENCE) ? answer.sequence() : 0,
                answer.score(),
                details.contains(RespondentDetail.SEGMENT) ? answer.segment() : "",
                details.contains(RespondentDetail.ACCOUNT) ? answer.account() : ""));
  }

  private void makeRule(Random random) {
    RespondentRule.Keep keep = KEEPS.get(random.nextInt(KEEPS.size()));
    rule = new RespondentRule(keep, RespondentWindow.ALWAYS);
    int kind = random.nextInt(3);
    if (kind == 1) {
      since = random.nextInt(6) * 1000L - 3000;
      until = since + 1000L * (1 + random.nextInt(9));
      rule = rule.between(Instant.ofEpochMilli(since), Instant.ofEpochMilli(until));
    } else if (kind == 2 && keep == RespondentRule.Keep.LAST) {
      makeTrailing(random);
    }
  }

  private void makeTrailing(Random random) {
    long length = 1 + 1000L * random.nextInt(8) + random.nextInt(2);
    rule = rule.within(Duration.ofMillis(length));
    RespondentOracle chosen =
        new RespondentOracle(
            answers, rule.keep(), names, false, since, until, OptionalLong.empty());
    OptionalLong latest = chosen.kept.stream().mapToLong(Given::at).max();
    asked = random.nextBoolean();
    asOf = latest.orElse(0) + 1 + (asked ? random.nextInt(3000) : 0);
    trailingSince = OptionalLong.of(asOf - length);
  }

  private RespondentFields<Given> fields() {
    RespondentFields<Given> fields = RespondentFields.of(Given::at);
    fields =
        details.contains(RespondentDetail.SEQUENCE) ? fields.sequence(Given::sequence) : fields;
    fields = details.contains(RespondentDetail.SEGMENT) ? fields.segment(Given::segment) : fields;
    return details.contains(RespondentDetail.ACCOUNT) ? fields.account(Given::account) : fields;
  }

  private RatingMetric<Given, Nps> single() {
    return Nps.metric(nps, Given::score).missingWhere(Given::isMissing).countingRejects();
  }

  private RespondentScore<Nps> byName(Random random) {
    NamedRespondentMetric<Given, Nps> metric =
        RespondentScore.metric(single(), rule, Given::person, fields());
    NamedRespondentAccumulator<Nps> state = metric.newAccumulator();
    names.forEach(state::join);
    for (List<Given> part : parts(random)) {
      NamedRespondentAccumulator<Nps> shard = metric.newAccumulator();
      part.forEach(answer -> metric.add(shard, answer));
      state = random.nextBoolean() ? state.merge(shard) : shard.merge(state);
      state = random.nextInt(3) == 0 ? metric.decode(state.encode()) : state;
    }
    return asked ? state.result(Instant.ofEpochMilli(asOf)) : state.result();
  }

  private RespondentScore<Nps> byNumber(Random random) {
    RespondentMetric<Given, Nps> metric =
        RespondentScore.metricLong(
            single(),
            rule,
            Given::number,
            fields().withoutIdWhere(answer -> answer.person().isEmpty()));
    RespondentAccumulator<Nps> state = metric.newAccumulator();
    for (List<Given> part : parts(random)) {
      RespondentAccumulator<Nps> shard = metric.newAccumulator();
      part.forEach(answer -> metric.add(shard, answer));
      state = random.nextBoolean() ? state.merge(shard) : shard.merge(state);
      state = random.nextInt(3) == 0 ? metric.decode(state.encode()) : state;
    }
    for (Map.Entry<String, String> name : names.entrySet()) {
      state.join(
          name.getKey().charAt(name.getKey().length() - 1) - '3',
          name.getValue().charAt(name.getValue().length() - 1) - '3');
    }
    return asked ? state.result(Instant.ofEpochMilli(asOf)) : state.result();
  }

  private List<List<Given>> parts(Random random) {
    List<Given> shuffled = new ArrayList<>(answers);
    Collections.shuffle(shuffled, random);
    List<List<Given>> parts = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); ) {
      int to = from + 1 + random.nextInt(shuffled.size() - from);
      parts.add(shuffled.subList(from, to));
      from = to;
    }
    return parts;
  }

  private void check(RespondentOracle oracle, RespondentScore<Nps> actual) {
    String what = "seed " + seed + ", " + actual.definition();
    assertThat(actual.score()).as(what).isEqualTo(oracle.nps(nps, answer -> true));
    assertThat(actual.counts())
        .as(what)
        .isEqualTo(
            new RespondentCounts(
                oracle.kept.size() - oracle.rejected,
                oracle.superseded,
                oracle.outside,
                oracle.rejected,
                oracle.withoutId,
                oracle.respondents,
                oracle.several));
    assertThat(actual.counts().seen()).as(what).isEqualTo(answers.size());
    assertThat(actual.segments())
        .as(what)
        .isEqualTo(details.contains(RespondentDetail.SEGMENT) ? oracle.segments(nps) : Map.of());
    checkAccounts(what, oracle, actual.accounts());
  }

  private void checkAccounts(String what, RespondentOracle oracle, RespondentAccounts actual) {
    List<Double> means =
        oracle.accountMeans(
            details.contains(RespondentDetail.ACCOUNT),
            nps.missing() == NpsDefinition.MissingAnswers.PASSIVE);
    int n = means.size();
    double mean = means.stream().mapToDouble(Double::doubleValue).sum() / n;
    double squares = means.stream().mapToDouble(each -> Math.pow(each - mean, 2)).sum();
    Estimate expected =
        MeanInterval.estimate(
            n, n == 0 ? 0 : mean, n < 2 ? 0 : squares / (n - 1), -1, 1, ConfidenceLevel.P95);
    Estimate score = actual.score();
    assertThat(score.n()).as(what).isEqualTo(n).isEqualTo(actual.n());
    assertThat(score.isDefined()).as(what).isEqualTo(n > 0);
    if (n > 0) {
      assertThat(score.value()).as(what).isEqualTo(100 * mean, within(1e-9));
    }
    assertThat(score.interval().low())
        .as(what)
        .isEqualTo(100 * expected.interval().low(), within(1e-9));
    assertThat(score.interval().high())
        .as(what)
        .isEqualTo(100 * expected.interval().high(), within(1e-9));
  }
}
