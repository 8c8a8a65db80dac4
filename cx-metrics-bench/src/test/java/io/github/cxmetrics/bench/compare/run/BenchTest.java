package io.github.cxmetrics.bench.compare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cxmetrics.bench.compare.engine.Children;
import io.github.cxmetrics.bench.compare.engine.Participant;
import io.github.cxmetrics.bench.compare.engine.Participants;
import io.github.cxmetrics.bench.compare.engine.Stage;
import io.github.cxmetrics.bench.compare.report.Entry;
import io.github.cxmetrics.bench.compare.report.WorkloadResult;
import io.github.cxmetrics.bench.compare.run.Lineup.Player;
import io.github.cxmetrics.bench.compare.workload.Contender;
import io.github.cxmetrics.bench.compare.workload.Workload;
import io.github.cxmetrics.bench.compare.workload.Workloads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table at its smallest, in this process; measures nothing. */
class BenchTest {

  private static final int ROWS = 50_000;
  private static final int ROUNDS = 2;
  private static final Stage HERE =
      (workload, contender, rows, file) ->
          Participants.inThisProcess(workload, contender, rows, file, 0);

  @TempDir private Path folder;

  static Stream<String> workloads() {
    return Workloads.all().stream().map(Workload::id);
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void allAnswerAlike(String id) {
    Workload<?> workload = Workloads.find(id);
    List<Player> players = Lineup.of(workload, Databases.DUCK_DB);

    WorkloadResult result = Match.play(workload, players, ROWS, folder, HERE, ROUNDS);

    assertThat(result.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.failure()).as(entry.contender()).isEmpty();
              assertThat(entry.costs()).hasSize(ROUNDS);
              assertThat(result.ratio(entry)).isPresent();
            });
    assertThat(result.find(Contender.LIBRARY, 1)).isPresent();
    assertThat(result.find(Contender.JDK, 1)).isPresent();
  }

  @Test
  void contendersHaveProcessesOfTheirOwn() {
    Children children = new Children("512m", folder, folder, 0, Duration.ofSeconds(60));
    Workload<?> workload = Workloads.find("W1");
    List<Player> players = Lineup.of(workload, Databases.DUCK_DB);

    WorkloadResult result = Match.play(workload, players, ROWS, folder, children, 1);

    assertThat(result.entries()).allSatisfy(entry -> assertThat(entry.failure()).isEmpty());
    assertThat(result.find(Contender.LIBRARY, 2)).get().satisfies(BenchTest::hasTimes);
  }

  private static void hasTimes(Entry entry) {
    assertThat(entry.seconds().orElseThrow()).isPositive();
    assertThat(entry.cpuSeconds().orElseThrow()).isNotNegative();
  }

  @Test
  void whoFailsIsALineAndTheOthersGoOn() {
    Workload<?> workload = Workloads.find("W1");
    List<Player> players =
        List.of(
            new Player(Contender.LIBRARY, List.of(1)),
            new Player("nobody", List.of(1, 2)),
            new Player(Contender.JDK, List.of(1)));

    WorkloadResult result = Match.play(workload, players, ROWS, folder, HERE, ROUNDS);

    assertThat(result.entries())
        .extracting(Entry::contender, entry -> entry.failure().isPresent())
        .containsExactly(
            tuple(Contender.LIBRARY, false),
            tuple("nobody", true),
            tuple("nobody", true),
            tuple(Contender.JDK, false));
  }

  @Test
  void whoTakesTooLongIsEnded() {
    Children children = new Children("512m", folder, folder, 0, Duration.ofMillis(1));
    Workload<?> workload = Workloads.find("W1");
    List<Player> library = List.of(new Player(Contender.LIBRARY, List.of(1)));

    WorkloadResult result = Match.play(workload, library, ROWS, folder, children, 1);

    assertThat(result.entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.failure()).hasValue("took longer than 0 s"));
  }

  @Test
  void whoRunsOutOfMemorySaysSo() throws Exception {
    Children children = new Children("8m", folder, folder, 0, Duration.ofSeconds(60));

    try (Participant participant =
        children.start(Workloads.find("W1"), Contender.LIBRARY, 50_000_000, folder)) {
      assertThatThrownBy(participant::warmUp).hasMessageContaining("OutOfMemoryError");
    }
  }

  @Test
  void sizesAreWordsOrFactors() {
    Workload<?> scores = Workloads.find("W1");
    assertThat(Size.parse("full").rows(scores)).isEqualTo(100_000_000);
    assertThat(Size.parse("medium").rows(scores)).isEqualTo(10_000_000);
    assertThat(Size.parse("0.00001").rows(scores)).isEqualTo(2_000);
    assertThatThrownBy(() -> Size.parse("huge"))
        .hasMessage("size must be small, medium, full or a factor, was 'huge'");
    assertThatThrownBy(() -> Size.parse("0"))
        .hasMessage("size must be above 0 and at most 10, was 0.0");
  }

  @Test
  void workloadsAreKnownByName() {
    assertThatThrownBy(() -> Workloads.find("W0"))
        .hasMessageStartingWith("workload must be one of W1, W2, ")
        .hasMessageEndingWith(", was W0");
  }
}
