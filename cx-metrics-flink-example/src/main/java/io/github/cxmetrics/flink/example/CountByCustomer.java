package io.github.cxmetrics.flink.example;

import java.io.Serial;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Counts the records of each customer by hand, and says once of each that they are there. */
final class CountByCustomer extends KeyedProcessFunction<Long, Visit, Counted> {

  @Serial private static final long serialVersionUID = 1L;

  private transient ValueState<Long> count;

  @Override
  public void open(OpenContext context) {
    count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
  }

  @Override
  public void processElement(Visit visit, Context context, Collector<Counted> out)
      throws Exception {
    @Nullable Long before = count.value();
    if (before == null) {
      out.collect(new Counted("", 0, 1));
    }
    count.update(before == null ? 1 : before + 1);
  }
}
