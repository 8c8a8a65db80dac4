package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.event.CellPredicate.Operator;
import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.SpacedText;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.options.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads events as options write them: names with {@code |} between alternatives, each with
 * conditions in brackets, {@code purchase[amount>100&currency=EUR]}. A backslash makes the sign
 * behind it an ordinary one.
 */
public final class EventSyntax {

  private static final char ESCAPE = '\\';
  private static final String CONDITIONS = "have conditions such as amount>100 or currency=EUR";
  private static final char NO_STOP = '\0';

  private final String option;
  private final String text;
  private final char stop;
  private boolean bare;
  private int at;

  private EventSyntax(String option, String text, char stop) {
    this.option = option;
    this.text = text;
    this.stop = stop;
  }

  /**
   * Alternatives and what stands behind them.
   *
   * @param alternatives the events
   * @param rest the text behind the sign that ends them; null if it is not there
   */
  public record Parsed(List<EventPattern> alternatives, @Nullable String rest) {}

  /** Alternatives and nothing behind them. */
  public static List<EventPattern> parse(String option, String text) {
    return new EventSyntax(option, text, NO_STOP).all().alternatives();
  }

  /** Alternatives, up to a sign that ends them. */
  public static Parsed parseUntil(char stop, String option, String text) {
    return new EventSyntax(option, text, stop).all();
  }

  /** Conditions alone, all of which must hold: {@code Quantity<0&Country=France}. */
  public static List<CellPredicate> conditions(String option, String text) {
    EventSyntax syntax = new EventSyntax(option, text, NO_STOP);
    syntax.bare = true;
    List<CellPredicate> predicates = syntax.predicates();
    if (syntax.at < text.length()) {
      throw syntax.complaint("have & between conditions");
    }
    return predicates;
  }

  private Parsed all() {
    List<EventPattern> alternatives = new ArrayList<>();
    do {
      alternatives.add(alternative());
    } while (take('|'));
    if (at == text.length()) {
      return new Parsed(alternatives, null);
    }
    if (!take(stop)) {
      throw complaint("have | or nothing behind ]");
    }
    return new Parsed(alternatives, text.substring(at));
  }

  private EventPattern alternative() {
    String name = SpacedText.trim(until("|[" + stop));
    List<CellPredicate> predicates = List.of();
    if (take('[')) {
      predicates = predicates();
      if (!take(']')) {
        throw complaint("close every [ with ]");
      }
    }
    if (name.isEmpty() && predicates.isEmpty()) {
      throw complaint("name an event, or a condition as in [amount>100]");
    }
    return new EventPattern(name, predicates);
  }

  private List<CellPredicate> predicates() {
    List<CellPredicate> predicates = new ArrayList<>();
    do {
      predicates.add(predicate());
    } while (take('&'));
    return predicates;
  }

  private CellPredicate predicate() {
    String column = SpacedText.trim(until("=!<>&]"));
    Operator operator = operator();
    if (column.isEmpty() || operator == null) {
      throw complaint(CONDITIONS + (bare ? "" : " between [ and ]"));
    }
    String value = SpacedText.trim(until("&]"));
    return new CellPredicate(column, operator, value, operator.isOrder() ? number(value) : 0);
  }

  private double number(String value) {
    try {
      return DecimalParser.parse(value);
    } catch (ValueFormatException e) {
      throw complaint("compare with a number by < and >");
    }
  }

  private @Nullable Operator operator() {
    for (Operator operator : Operator.values()) {
      if (text.startsWith(operator.sign(), at)) {
        at += operator.sign().length();
        return operator;
      }
    }
    return null;
  }

  /** The text before the first of some signs, or before the end. */
  private String until(String stops) {
    StringBuilder read = new StringBuilder();
    while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) == ESCAPE && at + 1 < text.length()) {
        at++;
      }
      read.append(text.charAt(at++));
    }
    return read.toString();
  }

  private boolean take(char wanted) {
    boolean there = at < text.length() && text.charAt(at) == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  private UsageException complaint(String rule) {
    return new UsageException(option + " must " + rule + ", was " + text);
  }
}
