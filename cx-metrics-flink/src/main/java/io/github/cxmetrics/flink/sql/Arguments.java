package io.github.cxmetrics.flink.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.ArgumentCount;
import org.apache.flink.table.types.inference.CallContext;
import org.apache.flink.table.types.inference.ConstantArgumentCount;
import org.apache.flink.table.types.inference.InputTypeStrategy;
import org.apache.flink.table.types.inference.Signature;

/**
 * The arguments of a function.
 *
 * @param rules the rule of each argument; that of the last one holds for all that follow
 * @param count how many there may be
 * @param check looks at the literals, which the planner knows when it reads the query but not when
 *     it plans it; throws IllegalArgumentException
 */
record Arguments(List<ArgumentRule> rules, ConstantArgumentCount count, Consumer<CallContext> check)
    implements InputTypeStrategy {

  static Arguments of(ArgumentRule... rules) {
    return new Arguments(List.of(rules), ConstantArgumentCount.of(rules.length), call -> {});
  }

  /** These arguments, with so many of them. */
  Arguments with(ConstantArgumentCount newCount) {
    return new Arguments(rules, newCount, check);
  }

  /** These arguments, with their literals checked. */
  Arguments checked(Consumer<CallContext> newCheck) {
    return new Arguments(rules, count, newCheck);
  }

  private ArgumentRule rule(int position) {
    return rules.get(Math.min(position, rules.size() - 1));
  }

  @Override
  public ArgumentCount getArgumentCount() {
    return count;
  }

  @Override
  public Optional<List<DataType>> inferInputTypes(CallContext call, boolean throwOnFailure) {
    List<DataType> given = call.getArgumentDataTypes();
    List<DataType> read = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      DataType type = rule(i).reading().apply(given.get(i));
      if (type == null) {
        return call.fail(
            throwOnFailure,
            "%s must be %s, was %s",
            rule(i).name(),
            rule(i).types(),
            given.get(i).getLogicalType().asSummaryString());
      }
      read.add(type);
    }
    try {
      check.accept(call);
    } catch (IllegalArgumentException e) {
      return call.fail(throwOnFailure, "%s", e.getMessage());
    }
    return Optional.of(read);
  }

  @Override
  public List<Signature> getExpectedSignatures(FunctionDefinition definition) {
    List<Signature.Argument> shown = new ArrayList<>();
    boolean varying = count.getMaxCount().isEmpty();
    for (int i = 0; i < rules.size(); i++) {
      ArgumentRule rule = rules.get(i);
      shown.add(
          varying && i == rules.size() - 1
              ? Signature.Argument.ofVarying(rule.name(), rule.types())
              : Signature.Argument.of(rule.name(), rule.types()));
    }
    return List.of(Signature.of(shown));
  }
}
