package io.github.cxmetrics.flink.example;

import java.io.Serial;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Swallows what contenders say and keeps what tells whether they say the same. */
final class Digests extends RichFilterFunction<Counted> {

  static final String NAME = "digest";

  @Serial private static final long serialVersionUID = 1L;

  private final LongCounter digest = new LongCounter();

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().addAccumulator(NAME, digest);
  }

  @Override
  public boolean filter(Counted counted) {
    digest.add(counted.digest());
    return false;
  }
}
