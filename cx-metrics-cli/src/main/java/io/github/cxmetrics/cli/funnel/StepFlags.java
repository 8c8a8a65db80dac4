package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventSyntax;
import io.github.cxmetrics.cli.options.DurationOption;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.funnel.EventMatch;
import io.github.cxmetrics.funnel.Exclusion;
import io.github.cxmetrics.funnel.ExclusionEffect;
import io.github.cxmetrics.funnel.FunnelStep;
import io.github.cxmetrics.funnel.TieWinner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The steps of the funnel and what must not happen between them. */
final class StepFlags {

  private static final Pattern RANGE = Pattern.compile("([0-9]{1,3})-([0-9]{0,3})");

  @Option(
      names = "--steps",
      required = true,
      converter = ValueList.Converter.class,
      paramLabel = "A,B,C",
      description =
          "The events of the steps, in order. A step may have alternatives, as in 'card|cash', and"
              + " conditions on columns, as in 'purchase[amount>100&currency=EUR]' with = != > >= <"
              + " <=; '[amount>100]' alone means any event. A step with a comma stands in double"
              + " quotes, a backslash makes | [ ] & ordinary signs.")
  private ValueList steps = new ValueList(List.of());

  @Option(
      names = "--name",
      paramLabel = "STEP=NAME",
      description = "What reports call a step, given by its number or its text (repeatable).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--optional",
      paramLabel = "STEP",
      description = "A step that may be left out, by its number or name (repeatable).")
  private List<String> optional = new ArrayList<>();

  @Option(
      names = "--free",
      paramLabel = "STEP",
      description =
          "A step that is done in any order with the free steps next to it, by its number or name"
              + " (repeatable).")
  private List<String> free = new ArrayList<>();

  @Option(
      names = "--any-order",
      description = "All steps may be done in any order; step 2 is then 'two of them'.")
  private boolean anyOrder;

  @Option(
      names = "--max-gap",
      paramLabel = "STEP=TIME",
      description =
          "The longest time from the step before to this one, as in cart=30m (repeatable).")
  private List<String> gaps = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "EVENT[@FROM-TO]",
      description =
          "An event that must not happen on the way, written like a step; with a range only after"
              + " step FROM and before step TO, as in 'refund|chargeback@2-4' (repeatable).")
  private List<String> excluded = new ArrayList<>();

  @Option(
      names = "--exclude-effect",
      paramLabel = "EFFECT",
      description =
          "What an excluded event does: 'void' takes the attempt out, 'stop' ends it where it is,"
              + " 'remove' takes the actor out (default: void).")
  private @Nullable ExcludeEffect effect;

  @Option(
      names = "--tie-winner",
      paramLabel = "step|exclusion",
      description =
          "What counts if an excluded event has the time of a step at an end of its range (default:"
              + " step).")
  @Nullable TieWinner tieWinner;

  /** All events that the definition speaks of, those of exclusions last. */
  List<EventPattern> patterns() {
    List<EventPattern> all = new ArrayList<>();
    steps.values().forEach(text -> all.addAll(EventSyntax.parse("--steps", text)));
    excluded.forEach(
        text -> all.addAll(EventSyntax.parseUntil('@', "--exclude", text).alternatives()));
    return all;
  }

  /** The steps as they are defined. */
  List<FunnelStep> steps() {
    List<FunnelStep> all = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (String text : steps.values()) {
      List<EventPattern> alternatives = EventSyntax.parse("--steps", text);
      String title = unique(EventPattern.title(alternatives), taken);
      all.add(FunnelStep.matching(title, matches(alternatives)));
    }
    List<String> titles = all.stream().map(FunnelStep::name).toList();
    optional.forEach(step -> change(all, titles, "--optional", step, FunnelStep::optional));
    free.forEach(step -> change(all, titles, "--free", step, FunnelStep::free));
    if (anyOrder) {
      if (!optional.isEmpty() || !free.isEmpty()) {
        throw new UsageException("--any-order must come without --optional and --free, was with");
      }
      all.replaceAll(FunnelStep::free);
    }
    for (String gap : gaps) {
      StepValue value = StepValue.parse("--max-gap", "STEP=TIME", gap, titles);
      if (value.number() == 1) {
        throw new UsageException(
            "--max-gap must be of a step that has one before it, was " + value.step());
      }
      Duration longest = DurationOption.parse("--max-gap " + value.step(), value.value(), "");
      change(all, value.number(), step -> step.withMaximumGap(longest));
    }
    for (String name : names) {
      StepValue value = StepValue.parse("--name", "STEP=NAME", name, titles);
      change(all, value.number(), step -> step.named(value.value()));
    }
    return all;
  }

  private static List<EventMatch> matches(List<EventPattern> alternatives) {
    return alternatives.stream()
        .map(pattern -> new EventMatch(pattern.event(), pattern.condition()))
        .toList();
  }

  /** The second step of a name is called name#2, as is the second column of one. */
  private static String unique(String title, Set<String> taken) {
    String name = title;
    for (int count = 2; !taken.add(name); count++) {
      name = title + "#" + count;
    }
    return name;
  }

  private static void change(
      List<FunnelStep> all,
      List<String> titles,
      String option,
      String step,
      UnaryOperator<FunnelStep> change) {
    change(all, StepValue.number(option, step, titles), change);
  }

  private static void change(List<FunnelStep> all, int number, UnaryOperator<FunnelStep> change) {
    all.set(number - 1, change.apply(all.get(number - 1)));
  }

  /**
   * The exclusions.
   *
   * @param usual what they do if the options do not say
   */
  List<Exclusion> exclusions(ExclusionEffect usual) {
    if (excluded.isEmpty() && effect != null) {
      throw new UsageException("--exclude-effect has an effect only with --exclude");
    }
    if (excluded.isEmpty() && tieWinner != null) {
      throw new UsageException("--tie-winner has an effect only with --exclude");
    }
    ExclusionEffect does = effect == null ? usual : effect.effect();
    return excluded.stream().map(text -> exclusion(text).withEffect(does)).toList();
  }

  private static Exclusion exclusion(String text) {
    EventSyntax.Parsed parsed = EventSyntax.parseUntil('@', "--exclude", text);
    Exclusion everywhere = Exclusion.of(matches(parsed.alternatives()));
    String rest = parsed.rest();
    if (rest == null) {
      return everywhere;
    }
    Matcher range = RANGE.matcher(rest.strip());
    if (!range.matches()) {
      throw new UsageException(
          "--exclude must have the numbers of two steps behind @, as in refund@1-2 (for the sign"
              + " itself write \\@), was "
              + PrintableText.of(text));
    }
    String to = range.group(2);
    return everywhere.between(
        Integer.parseInt(range.group(1)),
        to.isEmpty() ? Exclusion.LAST_STEP : Integer.parseInt(to));
  }
}
