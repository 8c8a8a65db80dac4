package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.window.WindowRejection;
import java.io.Serial;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The type of a stream of records that were not counted.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class WindowRejectionTypeInfo<T> extends TypeInformation<WindowRejection<T>> {

  @Serial private static final long serialVersionUID = 1L;

  private final TypeInformation<T> records;

  private WindowRejectionTypeInfo(TypeInformation<T> records) {
    this.records = requireNonNull(records, "records");
  }

  /**
   * The type of rejections of records of some type.
   *
   * @param records the type of the records
   * @param <T> the record
   * @return the type
   */
  public static <T> WindowRejectionTypeInfo<T> of(TypeInformation<T> records) {
    return new WindowRejectionTypeInfo<>(records);
  }

  @Override
  public TypeSerializer<WindowRejection<T>> createSerializer(SerializerConfig config) {
    return new WindowRejectionSerializer<>(records.createSerializer(config));
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
  public Class<WindowRejection<T>> getTypeClass() {
    return (Class<WindowRejection<T>>) (Class<?>) WindowRejection.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof WindowRejectionTypeInfo<?>;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WindowRejectionTypeInfo<?> that && records.equals(that.records);
  }

  @Override
  public int hashCode() {
    return records.hashCode();
  }

  /**
   * What was rejected.
   *
   * @return the record's type
   */
  @Override
  public String toString() {
    return "WindowRejection<" + records + ">";
  }
}
