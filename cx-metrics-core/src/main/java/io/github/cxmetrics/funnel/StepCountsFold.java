package io.github.cxmetrics.funnel;

import io.github.cxmetrics.state.SubjectVisitor;
import java.util.List;

/** Counts the steps of some of the actors by {@link StartScan}; by a reader where that declines. */
final class StepCountsFold implements SubjectVisitor {

  private final StepCountsFolder folder;
  private final StartScan scan;
  private final JourneyReader reader;

  StepCountsFold(CompiledFunnel funnel, JourneyReader reader) {
    folder = new StepCountsFolder(funnel.definition);
    scan = new StartScan(funnel);
    this.reader = reader;
  }

  @Override
  public void visit(long actor, long[] events, int from, int to) {
    int level = scan.level(events, from, to);
    if (level != StartScan.CANNOT_TELL) {
      folder.add(level);
    } else {
      reader.read(events, from, to, List.of());
      folder.add(reader);
    }
  }

  StepCountsFolder folder() {
    return folder;
  }
}
