package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.window.WindowOperator;
import io.github.cxmetrics.window.WindowResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Windows whose tasks become more or fewer in the middle of a stream. */
class StreamWindowsRescaleTest {

  @Test
  void emissionsStayThoseOfTheLibraryWhenTasksBecomeOthers() throws Exception {
    for (long seed = 0; seed < 60; seed++) {
      WindowsCase drawn = new WindowsCase(seed);
      int before = 1 + drawn.random.nextInt(3);
      int after = 1 + drawn.random.nextInt(3);
      new Rescaling(drawn).run(before, after, "seed " + seed + ", " + drawn);
    }
  }

  private static final class Rescaling {

    private final WindowsCase drawn;
    private final List<WindowResult<Long, Nps>> expected = new ArrayList<>();
    private final List<WindowResult<Long, Nps>> emitted = new ArrayList<>();
    private final WindowOperator<WindowsVisit, Long, Nps> library;

    Rescaling(WindowsCase drawn) {
      this.drawn = drawn;
      library =
          drawn
              .byAccount()
              .withDisorder(Duration.ofDays(EventTime.MOST_DAYS))
              .start(expected::add, reject -> {});
    }

    void run(int before, int after, String name) throws Exception {
      List<WindowsHarness<Long>> first = tasks(before);
      for (WindowsHarness<Long> task : first) {
        task.begin();
      }
      some(first);
      List<OperatorSubtaskState> states = new ArrayList<>();
      for (WindowsHarness<Long> task : first) {
        states.add(task.snapshot());
        task.close();
      }
      OperatorSubtaskState all =
          AbstractStreamOperatorTestHarness.repackageState(
              states.toArray(new OperatorSubtaskState[0]));
      List<WindowsHarness<Long>> second = tasks(after);
      for (WindowsHarness<Long> task : second) {
        task.restore(all, before);
      }
      some(second);
      library.finish();
      for (WindowsHarness<Long> task : second) {
        task.finish();
      }
      collect(second);
      assertThat(emitted).as(name).containsExactlyInAnyOrderElementsOf(expected);
      for (WindowsHarness<Long> task : second) {
        task.close();
      }
    }

    private List<WindowsHarness<Long>> tasks(int count) throws Exception {
      List<WindowsHarness<Long>> tasks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        tasks.add(
            new WindowsHarness<>(
                StreamWindows.of(drawn.byAccount()), new HashMapStateBackend(), count, i));
      }
      return tasks;
    }

    private void some(List<WindowsHarness<Long>> tasks) throws Exception {
      for (int step = 0; step < 40; step++) {
        WindowsVisit drawnVisit = drawn.visit();
        // the first one comes before any watermark
        if (step > 0 && drawn.random.nextInt(4) == 0) {
          long to = drawn.time();
          library.advanceTo(to);
          for (WindowsHarness<Long> task : tasks) {
            task.advanceTo(to);
          }
        } else if (drawnVisit.score() <= 10) {
          library.add(drawnVisit);
          for (WindowsHarness<Long> task : tasks) {
            if (task.owns(drawnVisit.account())) {
              task.add(drawnVisit);
            }
          }
        }
      }
      collect(tasks);
    }

    private void collect(List<WindowsHarness<Long>> tasks) {
      tasks.forEach(task -> task.results().forEach(each -> emitted.add(each.toWindowResult())));
    }
  }
}
