package io.github.cxmetrics.funnel;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a funnel reads of a record: the code behind the names in its definition.
 *
 * @param name the name of the event
 * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
 * @param conditions the conditions by the names the definition has for them
 * @param properties the properties by the names the definition has for them
 * @param id the event's own id, or null
 * @param <T> the record
 * @since 0.1
 */
public record FunnelEvents<T>(
    Field<? super T, String> name,
    LongField<? super T> atMillis,
    Map<String, Condition<? super T>> conditions,
    Map<String, Field<? super T, @Nullable String>> properties,
    @Nullable LongField<? super T> id)
    implements Serializable {

  /**
   * Takes copies of the maps.
   *
   * @param name as the record component
   * @param atMillis as the record component
   * @param conditions as the record component
   * @param properties as the record component
   * @param id as the record component
   */
  public FunnelEvents {
    requireNonNull(name, "name");
    requireNonNull(atMillis, "atMillis");
    conditions = Map.copyOf(conditions);
    properties = Map.copyOf(properties);
  }

  /**
   * Events by name and time.
   *
   * @param name the name of the event; never null
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return what is read
   */
  public static <T> FunnelEvents<T> of(
      Field<? super T, String> name, LongField<? super T> atMillis) {
    return new FunnelEvents<>(name, atMillis, Map.of(), Map.of(), null);
  }

  /**
   * The same with the code of a condition.
   *
   * @param conditionName its name in the definition, such as {@code "amount>100"}
   * @param condition which records meet it
   * @return what is read
   */
  public FunnelEvents<T> condition(String conditionName, Condition<? super T> condition) {
    Map<String, Condition<? super T>> all = new LinkedHashMap<>(conditions);
    all.put(conditionName, condition);
    return new FunnelEvents<>(name, atMillis, all, properties, id);
  }

  /**
   * The same with the code of a property, held constant or making segments.
   *
   * @param propertyName its name in the definition
   * @param property its value; null or empty if it is not defined
   * @return what is read
   */
  public FunnelEvents<T> property(
      String propertyName, Field<? super T, @Nullable String> property) {
    Map<String, Field<? super T, @Nullable String>> all = new LinkedHashMap<>(properties);
    all.put(propertyName, property);
    return new FunnelEvents<>(name, atMillis, conditions, all, id);
  }

  /**
   * The same with the event's own id, by which repeated deliveries are known.
   *
   * @param newId the same for the same event of an actor, different for others
   * @return what is read
   */
  public FunnelEvents<T> id(LongField<? super T> newId) {
    return new FunnelEvents<>(name, atMillis, conditions, properties, newId);
  }
}
