package io.github.cxmetrics.survey;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The rules of several answers of one person, word by word over plain lists. */
final class RespondentOracle {

  static final int MISSING = -1;
  static final int REJECTED = 99;

  /** An answer; an empty person is nobody, an empty account none. */
  record Given(String person, long at, long sequence, int score, String segment, String account)
      implements Serializable {

    static Given any(Random random) {
      int score =
          switch (random.nextInt(9)) {
            case 0 -> MISSING;
            case 1 -> REJECTED;
            default -> random.nextInt(4) == 0 ? 7 : random.nextInt(11);
          };
      return new Given(
          random.nextInt(5) == 0 ? "" : "고객 " + random.nextInt(7),
          random.nextInt(12) * 1000L - 3000,
          random.nextInt(3) - 1,
          score,
          "분류" + random.nextInt(3),
          random.nextInt(4) == 0 ? "" : "account " + random.nextInt(4));
    }

    long number() {
      return person.isEmpty() ? Long.MIN_VALUE : person.charAt(person.length() - 1) - '3';
    }

    boolean isMissing() {
      return score == MISSING;
    }

    boolean isRejected() {
      return score == REJECTED;
    }
  }

  private final List<Given> inside = new ArrayList<>();
  final List<Given> kept = new ArrayList<>();
  long outside;
  long rejected;
  long superseded;
  long withoutId;
  long respondents;
  long several;

  /**
   * Applies the rule to all answers.
   *
   * @param names who stands for a person
   * @param since the beginning of the window
   * @param until its end
   * @param trailingSince what is older than this leaves the window after the newest was chosen
   */
  RespondentOracle(
      List<Given> all,
      RespondentRule.Keep keep,
      Map<String, String> names,
      boolean hasSequence,
      long since,
      long until,
      OptionalLong trailingSince) {
    for (Given answer : all) {
      if (answer.at() < since || answer.at() >= until) {
        outside++;
      } else {
        inside.add(answer);
      }
    }
    List<Given> chosen = new ArrayList<>();
    Map<String, List<Given>> byPerson = new HashMap<>();
    for (Given answer : inside) {
      if (answer.isRejected() || answer.person().isEmpty()) {
        chosen.add(answer);
      } else {
        String name = names.getOrDefault(answer.person(), answer.person());
        byPerson.computeIfAbsent(name, key -> new ArrayList<>()).add(answer);
      }
    }
    Predicate<Given> inTrailing =
        answer -> trailingSince.isEmpty() || answer.at() >= trailingSince.getAsLong();
    for (List<Given> ofPerson : byPerson.values()) {
      List<Given> theirs =
          keep == RespondentRule.Keep.ALL ? ofPerson : one(ofPerson, keep, hasSequence);
      superseded += ofPerson.size() - theirs.size();
      chosen.addAll(theirs);
      if (theirs.stream().anyMatch(inTrailing)) {
        respondents++;
        several += ofPerson.stream().filter(answer -> !answer.isMissing()).count() > 1 ? 1 : 0;
      }
    }
    for (Given answer : chosen) {
      if (!inTrailing.test(answer)) {
        outside++;
      } else if (answer.isRejected()) {
        rejected++;
        kept.add(answer);
      } else {
        withoutId += answer.person().isEmpty() ? 1 : 0;
        kept.add(answer);
      }
    }
  }

  private static List<Given> one(
      List<Given> answers, RespondentRule.Keep keep, boolean hasSequence) {
    List<Given> given = answers.stream().filter(answer -> !answer.isMissing()).toList();
    List<Given> eligible = given.isEmpty() ? answers : given;
    Comparator<Given> order = Comparator.comparing(Given::at);
    if (hasSequence) {
      order = order.thenComparing(Given::sequence);
    }
    if (keep == RespondentRule.Keep.LAST) {
      order = order.reversed();
    }
    order =
        order
            .thenComparing(Given::score)
            .thenComparing(Given::segment)
            .thenComparing(Given::account);
    return List.of(eligible.stream().sorted(order).toList().get(0));
  }

  /** The score of the kept answers that meet a condition. */
  Nps nps(NpsDefinition definition, Predicate<Given> condition) {
    RatingAccumulator<Nps> state = Nps.accumulator(definition);
    for (Given answer : kept) {
      if (!condition.test(answer)) {
        continue;
      }
      if (answer.isMissing()) {
        state.addMissing();
      } else if (answer.isRejected()) {
        state.addRejected();
      } else {
        state.add(answer.score());
      }
    }
    return state.result();
  }

  Map<String, Nps> segments(NpsDefinition definition) {
    Set<String> names = new HashSet<>();
    kept.forEach(answer -> names.add(answer.segment()));
    Map<String, Nps> scores = new TreeMap<>();
    names.forEach(
        name -> scores.put(name, nps(definition, answer -> answer.segment().equals(name))));
    return scores;
  }

  /** The mean worth of each account; every answer without one is an account of its own. */
  List<Double> accountMeans(boolean withAccount, boolean missingIsPassive) {
    Map<String, List<Integer>> worths = new HashMap<>();
    int alone = 0;
    for (Given answer : kept) {
      if (answer.isRejected() || (answer.isMissing() && !missingIsPassive)) {
        continue;
      }
      int score = answer.isMissing() ? 7 : answer.score();
      int worth = score >= 9 ? 1 : score <= 6 ? -1 : 0;
      String account = withAccount ? answer.account() : "";
      String key = account.isEmpty() ? "alone " + alone++ : "of " + account;
      worths.computeIfAbsent(key, name -> new ArrayList<>()).add(worth);
    }
    return worths.values().stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).average().orElseThrow())
        .toList();
  }
}
