package io.github.cxmetrics.cli.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.survey.Box;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.RatingScale;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cxm csat}. */
@Command(
    name = "csat",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Customer satisfaction: the share of satisfied answers with its interval; mean, POMP and"
          + " percent of maximum beside it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm csat survey.csv --score Q7ALL --missing 0,6,Blank --by AREA",
      "  cxm csat reviews.csv --score Rating --by 'Department Name' --compare-rest",
      "  cxm csat survey.csv --score Q1 --scale 1-7 --satisfied 6-7 --format json"
    })
public final class CsatCommand implements Callable<Integer> {

  @Mixin SurveyFlags flags = new SurveyFlags();

  @Option(
      names = "--scale",
      paramLabel = "LO-HI",
      defaultValue = "1-5",
      description =
          "The scale of the question; 1-7, 0-10 or, for answers in halves, 1-5/2 (default:"
              + " ${DEFAULT-VALUE}).")
  String scale = "1-5";

  @Option(
      names = "--satisfied",
      paramLabel = "BOX",
      description =
          "The answers that count as satisfied, such as 4-5; by default the best one of up to 3"
              + " answers, two of up to 7, three of more.")
  @Nullable String satisfied;

  @Option(
      names = "--good-end",
      paramLabel = "high|low",
      defaultValue = "high",
      description = "Which end of the scale is good (default: ${DEFAULT-VALUE}).")
  GoodEnd goodEnd = GoodEnd.HIGH;

  @Option(
      names = "--interval",
      paramLabel = "METHOD",
      defaultValue = "wilson",
      description =
          "wilson, clopper-pearson, jeffreys, agresti-coull or wald (default: ${DEFAULT-VALUE}).")
  ProportionInterval interval = ProportionInterval.WILSON;

  private final PrintStream out;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   */
  public CsatCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    flags.checkHasNoPassives();
    SurveyRun.run(flags, definition(), new View(), out);
    return 0;
  }

  private CsatDefinition definition() {
    RatingScale asked = ScaleOption.scale(scale, goodEnd.direction());
    if (satisfied == null) {
      return CsatDefinition.of(asked);
    }
    Box box = ScaleOption.box("--satisfied", satisfied);
    return ScaleOption.checked("--satisfied", () -> new CsatDefinition(asked, box));
  }

  private final class View implements ScoreView<Csat> {

    @Override
    public String command() {
      return "csat";
    }

    @Override
    public String title() {
      return "CSAT";
    }

    @Override
    public Estimate headline(Csat score, ConfidenceLevel level) {
      return score.score(interval, level);
    }

    @Override
    public NumberStyle style() {
      return new NumberStyle(
          100, flags.rounding(Rounding.ONE_DECIMAL), false, " %", "percentage points");
    }

    @Override
    public Map<String, Estimate> estimates(Csat score, ConfidenceLevel level) {
      return ScoreView.withHeadline("csat", headline(score, level), score.estimates(level));
    }

    @Override
    public Map<String, String> details(Csat score, ConfidenceLevel level) {
      NumberStyle twoDecimals = new NumberStyle(1, Rounding.TWO_DECIMALS, false, "", "");
      NumberStyle oneDecimal = twoDecimals.withRounding(Rounding.ONE_DECIMAL);
      return ImmutableMap.of(
          "satisfied", Long.toString(score.satisfied()),
          "mean", twoDecimals.show(score.ratings().mean(level).value()),
          "POMP", oneDecimal.show(score.ratings().pomp(level).value()));
    }

    @Override
    public Map<String, Box> boxes(Csat score) {
      return ImmutableMap.of("satisfied", score.definition().satisfied());
    }

    @Override
    public Map<String, Long> classes(Csat score) {
      return ImmutableMap.of(
          "satisfied", score.satisfied(), "notSatisfied", score.n() - score.satisfied());
    }
  }
}
