package io.github.cxmetrics.bench.compare.run;

import io.github.cxmetrics.bench.compare.workload.Contender;
import io.github.cxmetrics.bench.compare.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** Who takes part in a workload, with which numbers of threads. */
final class Lineup {

  private static final List<Integer> THREADS_OF_DATABASES = List.of(1, 2);

  /**
   * One of them.
   *
   * @param name its name
   * @param threads the numbers of threads it is asked with
   */
  record Player(String name, List<Integer> threads) {}

  private Lineup() {}

  /** The contenders in Java, then the databases that have a query for it. */
  static List<Player> of(Workload<?> workload, Databases databases) {
    List<Player> players = new ArrayList<>();
    for (Contender<?> contender : workload.contenders()) {
      players.add(new Player(contender.name(), contender.threads()));
    }
    if (!workload.duckDb().isEmpty()) {
      players.add(new Player(Contender.DUCK_DB, THREADS_OF_DATABASES));
    }
    if (databases == Databases.ALL && !workload.clickHouse().isEmpty()) {
      players.add(new Player(Contender.CLICK_HOUSE, THREADS_OF_DATABASES));
    }
    return players;
  }
}
