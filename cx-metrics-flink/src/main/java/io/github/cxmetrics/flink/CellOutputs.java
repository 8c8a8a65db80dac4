package io.github.cxmetrics.flink;

import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.util.OutputTag;

/** Where records go that no customer gets. */
record CellOutputs<T>(
    OutputTag<T> late, OutputTag<T> beyondEnd, OutputTag<Tuple2<T, String>> refused)
    implements Serializable {

  static <T> CellOutputs<T> of(TypeInformation<T> records) {
    return new CellOutputs<>(
        new OutputTag<>("late", records),
        new OutputTag<>("beyond end", records),
        new OutputTag<>("refused", Types.TUPLE(records, Types.STRING)));
  }
}
