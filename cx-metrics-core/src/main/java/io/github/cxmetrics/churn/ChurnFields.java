package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Field;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What is read of a record: a subscription or a change of status, one of them. */
record ChurnFields<T>(
    @Nullable Field<? super T, Subscription> subscription,
    @Nullable Field<? super T, StatusChange> change)
    implements Serializable {

  static <T> ChurnFields<T> ofSubscriptions(Field<? super T, Subscription> field) {
    return new ChurnFields<>(requireNonNull(field, "subscription"), null);
  }

  static <T> ChurnFields<T> ofStatus(Field<? super T, StatusChange> field) {
    return new ChurnFields<>(null, requireNonNull(field, "change"));
  }

  Subscription subscriptionOf(T record) {
    return requireNonNull(subscription).apply(record);
  }

  StatusChange changeOf(T record) {
    return requireNonNull(change).apply(record);
  }
}
