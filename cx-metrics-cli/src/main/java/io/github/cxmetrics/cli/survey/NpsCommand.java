package io.github.cxmetrics.cli.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.survey.SelectionFlags.MissingPolicy;
import io.github.cxmetrics.stats.NetScoreInterval;
import io.github.cxmetrics.survey.Box;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import io.github.cxmetrics.survey.NpsDefinition.MissingAnswers;
import io.github.cxmetrics.survey.RatingScale;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cxm nps}. */
@Command(
    name = "nps",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Net Promoter Score: promoters minus detractors, in points from -100 to +100, with its"
          + " interval.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm nps survey.csv --score NETPRO --missing 11 --by AREA",
      "  cxm nps survey.csv --score Q1 --time Date --zone Asia/Seoul --period month",
      "  cxm nps may.csv --score Q1 --compare april.csv --by channel"
    })
public final class NpsCommand implements Callable<Integer> {

  @Mixin SurveyFlags flags = new SurveyFlags();

  @Option(
      names = "--scale",
      paramLabel = "LO-HI",
      defaultValue = "0-10",
      description =
          "The scale of the question; 1-5 or, for answers in halves, 1-7/2 (default:"
              + " ${DEFAULT-VALUE}).")
  String scale = "0-10";

  @Option(
      names = "--promoters-from",
      paramLabel = "N",
      description = "The lowest answer of a promoter (default: 9 on 0-10).")
  @Nullable Integer promotersFrom;

  @Option(
      names = "--detractors-to",
      paramLabel = "N",
      description = "The highest answer of a detractor (default: 6 on 0-10).")
  @Nullable Integer detractorsTo;

  @Option(names = "--employee", description = "Employees were asked: the score is called eNPS.")
  boolean employee;

  @Option(
      names = "--interval",
      paramLabel = "METHOD",
      defaultValue = "tango",
      description =
          "tango, adjusted-wald, wald, student-t, agresti-min or bonett-price (default:"
              + " ${DEFAULT-VALUE}).")
  NetScoreInterval interval = NetScoreInterval.TANGO;

  private final PrintStream out;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   */
  public NpsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    NpsDefinition definition = definition();
    SurveyRun.run(flags, definition, new View(definition.name()), out);
    return 0;
  }

  private NpsDefinition definition() {
    RatingScale asked = ScaleOption.scale(scale, RatingScale.Direction.HIGH_IS_GOOD);
    NpsDefinition preset = employee ? NpsDefinition.EMPLOYEE : NpsDefinition.STANDARD;
    boolean standardRange = asked.lowest() == 0 && asked.highest() == 10;
    if (!standardRange && (promotersFrom == null || detractorsTo == null)) {
      throw new UsageException(
          "--scale "
              + scale
              + " has no usual classes: add --promoters-from N and --detractors-to N");
    }
    int promoters = promotersFrom == null ? preset.promoterMinimum() : promotersFrom;
    int detractors = detractorsTo == null ? preset.detractorMaximum() : detractorsTo;
    return ScaleOption.checked(
        "--scale",
        () ->
            NpsDefinition.of(asked, detractors, promoters)
                .withName(preset.name())
                .withMissing(missing()));
  }

  private MissingAnswers missing() {
    return flags.selection.missingPolicy == MissingPolicy.PASSIVE
        ? MissingAnswers.PASSIVE
        : MissingAnswers.EXCLUDED;
  }

  private final class View implements ScoreView<Nps> {

    private final String name;

    View(String name) {
      this.name = name;
    }

    @Override
    public String command() {
      return "nps";
    }

    @Override
    public String title() {
      return name;
    }

    @Override
    public Estimate headline(Nps score, ConfidenceLevel level) {
      return score.score(interval, level);
    }

    @Override
    public NumberStyle style() {
      return new NumberStyle(1, flags.rounding(Rounding.WHOLE), true, "", "points");
    }

    @Override
    public Map<String, Estimate> estimates(Nps score, ConfidenceLevel level) {
      return ScoreView.withHeadline("nps", headline(score, level), score.estimates(level));
    }

    @Override
    public Map<String, String> details(Nps score, ConfidenceLevel level) {
      return ImmutableMap.of(
          "promoters", Long.toString(score.promoters()),
          "passives", Long.toString(score.passives()),
          "detractors", Long.toString(score.detractors()));
    }

    @Override
    public Map<String, Box> boxes(Nps score) {
      return ImmutableMap.of(
          "promoters",
          score.definition().promoters(),
          "detractors",
          score.definition().detractors());
    }

    @Override
    public Map<String, Long> classes(Nps score) {
      return ImmutableMap.of(
          "promoters", score.promoters(),
          "passives", score.passives(),
          "detractors", score.detractors());
    }
  }
}
