package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import java.io.Serial;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** The type of reports, whose states are not of one definition, because it names their ends. */
final class ReportTypeInfo<B extends Accumulator<B, S>, S>
    extends TypeInformation<StreamResult<String, B, S>> {

  @Serial private static final long serialVersionUID = 1L;

  private final CustomerPopulation<?, B, S> population;

  ReportTypeInfo(CustomerPopulation<?, B, S> population) {
    this.population = population;
  }

  @Override
  public TypeSerializer<StreamResult<String, B, S>> createSerializer(SerializerConfig config) {
    return new ReportSerializer<>(population);
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  @SuppressWarnings("unchecked") // a class says nothing of its parameters
  public Class<StreamResult<String, B, S>> getTypeClass() {
    return (Class<StreamResult<String, B, S>>) (Class<?>) StreamResult.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof ReportTypeInfo<?, ?>;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReportTypeInfo<?, ?> that && population.equals(that.population);
  }

  @Override
  public int hashCode() {
    return population.hashCode();
  }

  @Override
  public String toString() {
    return "report";
  }
}
