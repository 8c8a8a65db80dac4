package io.github.cxmetrics.funnel;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads records as events of a definition: which steps and exclusions each of them matches. */
final class EventReader<T> {

  private record Conditional<T>(EventMatch match, Condition<? super T> condition, int bits) {}

  private final FunnelEvents<T> fields;
  private final Map<String, Integer> bitsOfName = new HashMap<>();
  private final List<Conditional<T>> conditionals = new ArrayList<>();
  private final List<Field<? super T, @Nullable String>> held = new ArrayList<>();
  private final @Nullable Field<? super T, @Nullable String> segment;
  private final int bitsOfAnyName;

  EventReader(FunnelDefinition definition, FunnelEvents<T> fields) {
    this.fields = fields;
    List<FunnelStep> steps = definition.steps();
    for (int i = 0; i < steps.size(); i++) {
      for (EventMatch match : steps.get(i).matches()) {
        addMatch(match, definition.stepBit(i + 1));
      }
    }
    for (int i = 0; i < definition.exclusions().size(); i++) {
      for (EventMatch match : definition.exclusions().get(i).matches()) {
        addMatch(match, definition.exclusionBit(i));
      }
    }
    bitsOfAnyName =
        definition.entries().filter() == EntryFilter.FIRST_EVER ? addFirstNames(definition) : 0;
    for (String name : definition.properties().held()) {
      held.add(property(name));
    }
    String segmentName = definition.properties().segment();
    segment = segmentName.isEmpty() ? null : property(segmentName);
    if (definition.properties().distinct() && fields.id() == null) {
      throw new IllegalArgumentException(
          "distinct events must have an id, was none: give FunnelEvents.id");
    }
  }

  private void addMatch(EventMatch match, int bits) {
    if (match.condition().isEmpty()) {
      bitsOfName.merge(match.event(), bits, (a, b) -> a | b);
      return;
    }
    Condition<? super T> condition = fields.conditions().get(match.condition());
    if (condition == null) {
      throw new IllegalArgumentException(
          "condition '"
              + match.condition()
              + "' must have code, was none: give FunnelEvents.condition");
    }
    conditionals.add(new Conditional<>(match, condition, bits));
  }

  /** Adds the bit of first names to theirs; returns it if any name is one, otherwise 0. */
  private int addFirstNames(FunnelDefinition definition) {
    int ofAny = 0;
    int first = new CompiledFunnel(definition).firstStepsMask;
    for (int i = 0; i < definition.steps().size(); i++) {
      if ((first >>> i & 1) != 0) {
        for (EventMatch match : definition.steps().get(i).matches()) {
          if (match.event().isEmpty()) {
            ofAny = definition.firstNameBit();
          } else {
            bitsOfName.merge(match.event(), definition.firstNameBit(), (a, b) -> a | b);
          }
        }
      }
    }
    return ofAny;
  }

  private Field<? super T, @Nullable String> property(String name) {
    Field<? super T, @Nullable String> property = fields.properties().get(name);
    if (property == null) {
      throw new IllegalArgumentException(
          "property '" + name + "' must have code, was none: give FunnelEvents.property");
    }
    return property;
  }

  /** The steps and exclusions that a record matches, as bits. */
  int mask(T record) {
    String name = fields.name().apply(record);
    if (name == null) {
      throw new IllegalArgumentException("name of an event must not be null");
    }
    Integer known = bitsOfName.get(name);
    int mask = (known == null ? 0 : known) | bitsOfAnyName;
    for (int i = 0; i < conditionals.size(); i++) {
      Conditional<T> conditional = conditionals.get(i);
      if (conditional.match().namesMatch(name) && conditional.condition().test(record)) {
        mask |= conditional.bits();
      }
    }
    return mask;
  }

  long atMillis(T record) {
    return fields.atMillis().applyAsLong(record);
  }

  long id(T record) {
    return fields.id() == null ? 0 : fields.id().applyAsLong(record);
  }

  /** The values held constant as one text, each behind its length so that none run together. */
  String held(T record) {
    if (held.isEmpty()) {
      return "";
    }
    if (held.size() == 1) {
      return defined(held.get(0).apply(record));
    }
    StringBuilder all = new StringBuilder();
    for (Field<? super T, @Nullable String> property : held) {
      String value = defined(property.apply(record));
      all.append(value.length()).append(':').append(value);
    }
    return all.toString();
  }

  String segment(T record) {
    return segment == null ? "" : defined(segment.apply(record));
  }

  private static String defined(@Nullable String value) {
    return value == null ? "" : value;
  }
}
