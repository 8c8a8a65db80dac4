package io.github.cxmetrics.flink;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** What a customer is known by: a text or a number. */
sealed interface CustomerKey<T> extends Serializable {

  /** Whose record it is; null if nobody's. */
  @Nullable Object of(T record);

  /** The cell of a customer. */
  int cell(Object customer, int cells);

  /** The type of what customers are known by. */
  TypeInformation<Object> type();

  /** Customers known by text. */
  record Named<T>(Field<? super T, String> field) implements CustomerKey<T> {

    @Override
    public @Nullable Object of(T record) {
      return field.apply(record);
    }

    @Override
    public int cell(Object customer, int cells) {
      return CustomerCell.of((String) customer, cells);
    }

    @Override
    public TypeInformation<Object> type() {
      return CustomerKey.untyped(Types.STRING);
    }
  }

  /** Customers known by number. */
  record Numbered<T>(LongField<? super T> field) implements CustomerKey<T> {

    @Override
    public Object of(T record) {
      return field.applyAsLong(record);
    }

    @Override
    public int cell(Object customer, int cells) {
      return CustomerCell.of((Long) customer, cells);
    }

    @Override
    public TypeInformation<Object> type() {
      return CustomerKey.untyped(Types.LONG);
    }
  }

  @SuppressWarnings("unchecked") // only what the same key made is ever written
  private static TypeInformation<Object> untyped(TypeInformation<?> type) {
    return (TypeInformation<Object>) type;
  }
}
