package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;

/**
 * What a savepoint says about reports: nothing but how they are written, because each says itself
 * what it is of.
 *
 * @param <B> the accumulator
 * @param <S> its result
 * @since 0.1
 */
public final class ReportSerializerSnapshot<B extends Accumulator<B, S>, S>
    extends SimpleTypeSerializerSnapshot<StreamResult<String, B, S>> {

  /** For Flink, which reads the rest. */
  public ReportSerializerSnapshot() {
    super(() -> new ReportSerializer<B, S>(null));
  }
}
