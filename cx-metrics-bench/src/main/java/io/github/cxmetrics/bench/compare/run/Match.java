package io.github.cxmetrics.bench.compare.run;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.bench.compare.engine.Participant;
import io.github.cxmetrics.bench.compare.engine.Participant.Cost;
import io.github.cxmetrics.bench.compare.engine.Stage;
import io.github.cxmetrics.bench.compare.report.Entry;
import io.github.cxmetrics.bench.compare.report.WorkloadResult;
import io.github.cxmetrics.bench.compare.run.Lineup.Player;
import io.github.cxmetrics.bench.compare.workload.Answer;
import io.github.cxmetrics.bench.compare.workload.Contender;
import io.github.cxmetrics.bench.compare.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All who take part in a workload, asked in turn. Whoever fails is out; the others go on.
 *
 * <p>All are ready before the first is timed, and then asked round by round, each second round in
 * the other direction, so that what the machine does meanwhile meets all of them alike.
 */
final class Match {

  /* Who is slow has answered often enough when it took as long as this, after two rounds. */
  private static final double ENOUGH_SECONDS = 60;
  private static final int FEWEST_ROUNDS = 2;

  private record Slot(String name, int threads) {}

  private final Workload<?> workload;
  private final List<Player> players;
  private final Map<String, Participant> participants = new LinkedHashMap<>();
  private final Map<String, String> failures = new HashMap<>();
  private final Map<String, String> forms = new HashMap<>();
  private final Map<Slot, List<Cost>> costs = new LinkedHashMap<>();

  private Match(Workload<?> workload, List<Player> players) {
    this.workload = workload;
    this.players = players;
    for (Player player : players) {
      for (int threads : player.threads()) {
        costs.put(new Slot(player.name(), threads), new ArrayList<>());
      }
    }
  }

  /**
   * Asks all.
   *
   * @param workload what
   * @param players whom
   * @param rows of how many rows
   * @param folder where the file of the workload goes, if it makes one
   * @param stage where they are
   * @param rounds how often, at most
   * @return what came of it
   */
  static WorkloadResult play(
      Workload<?> workload, List<Player> players, int rows, Path folder, Stage stage, int rounds) {
    Match match = new Match(workload, players);
    try {
      match.start(rows, folder.resolve(workload.id() + ".data"), stage);
      match.warmUp();
      for (int round = 0; round < rounds; round++) {
        match.play(round);
      }
    } finally {
      match.participants.values().forEach(Participant::close);
    }
    return match.result(rows);
  }

  private void start(int rows, Path file, Stage stage) {
    try {
      workload.prepare(rows, file);
    } catch (Exception e) { // nobody can answer then
      players.forEach(player -> fail(player.name(), e));
      return;
    }
    for (Player player : players) {
      try {
        participants.put(player.name(), stage.start(workload, player.name(), rows, file));
      } catch (Exception | OutOfMemoryError e) { // a line of the table
        fail(player.name(), e);
      }
    }
  }

  private void fail(String name, Throwable problem) {
    failures.put(name, problem.getMessage() == null ? problem.toString() : problem.getMessage());
    Participant participant = participants.remove(name);
    if (participant != null) {
      participant.close();
    }
  }

  private void warmUp() {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (String name : List.copyOf(participants.keySet())) {
      Participant participant = requireNonNull(participants.get(name));
      try {
        answers.put(name, participant.warmUp());
        forms.put(name, participant.form());
      } catch (Exception | OutOfMemoryError e) { // a line of the table
        fail(name, e);
      }
    }
    Answer expected = answers.getOrDefault(workload.reference(), answers.get(Contender.LIBRARY));
    if (expected != null) {
      answers.forEach((name, answer) -> compare(name, answer, expected));
    }
  }

  private void compare(String name, Answer answer, Answer expected) {
    if (!workload.nearest().containsKey(name)) {
      answer
          .differenceFrom(expected, workload.tolerance(name))
          .ifPresent(difference -> fail(name, new IllegalStateException(difference)));
    }
  }

  private void play(int round) {
    List<Slot> order = new ArrayList<>(costs.keySet());
    if (round % 2 == 1) {
      Collections.reverse(order);
    }
    for (Slot slot : order) {
      Participant participant = participants.get(slot.name);
      if (participant != null && !hasEnough(slot)) {
        try {
          costs(slot).add(participant.ask(slot.threads));
        } catch (Exception | OutOfMemoryError e) { // a line of the table
          fail(slot.name, e);
        }
      }
    }
  }

  private List<Cost> costs(Slot slot) {
    return requireNonNull(costs.get(slot));
  }

  private boolean hasEnough(Slot slot) {
    List<Cost> known = costs(slot);
    return known.size() >= FEWEST_ROUNDS
        && known.stream().mapToDouble(Cost::seconds).sum() > ENOUGH_SECONDS;
  }

  private WorkloadResult result(int rows) {
    List<Entry> entries = new ArrayList<>();
    costs.forEach(
        (slot, known) ->
            entries.add(
                new Entry(
                    slot.name,
                    slot.threads,
                    forms.getOrDefault(slot.name, ""),
                    known,
                    Optional.ofNullable(failures.get(slot.name)),
                    Optional.ofNullable(workload.nearest().get(slot.name)))));
    return new WorkloadResult(
        workload.id(), workload.question(), rows, workload.tolerance(), entries);
  }
}
