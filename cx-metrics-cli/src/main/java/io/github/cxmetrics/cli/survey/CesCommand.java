package io.github.cxmetrics.cli.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.survey.Box;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.RatingScale;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cxm ces}. */
@Command(
    name = "ces",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Customer effort: the mean answer with its interval; the shares who found it easy and"
          + " difficult, and their net in percentage points (pts), beside it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm ces support.csv --score Q3",
      "  cxm ces survey.csv --score Q14FIND --scale 1-5 --good-end high --missing 0,6",
      "  cxm ces study.csv --score fluency --scale 1-7/2 --by consistency --compare-rest"
    })
public final class CesCommand implements Callable<Integer> {

  @Mixin SurveyFlags flags = new SurveyFlags();

  @Option(
      names = "--scale",
      paramLabel = "SCALE",
      defaultValue = "v2",
      description =
          "v2: 1-7, easy 5-7, difficult 1-3; v2-strict: easy 6-7; v1: 1-5 effort, easy 1-2,"
              + " difficult 4-5; or LO-HI, in halves LO-HI/2 (default: ${DEFAULT-VALUE}).")
  String scale = "v2";

  @Option(
      names = "--good-end",
      paramLabel = "high|low",
      description =
          "For --scale LO-HI: which end is easy. Must be given for 1-5, where both are in use.")
  @Nullable GoodEnd goodEnd;

  @Option(
      names = "--easy",
      paramLabel = "BOX",
      description = "The answers that call it easy, such as 6-7.")
  @Nullable String easy;

  @Option(
      names = "--difficult",
      paramLabel = "BOX",
      description = "The answers that call it difficult, such as 1-3.")
  @Nullable String difficult;

  @Option(
      names = "--interval",
      paramLabel = "METHOD",
      defaultValue = "wilson",
      description =
          "The interval of the easy share: wilson, clopper-pearson, jeffreys, agresti-coull or wald"
              + " (default: ${DEFAULT-VALUE}). The mean has Student's t.")
  ProportionInterval interval = ProportionInterval.WILSON;

  private final PrintStream out;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   */
  public CesCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    flags.checkHasNoPassives();
    CesDefinition definition = definition();
    SurveyRun.run(flags, definition, new View(definition.scale().direction()), out);
    return 0;
  }

  private CesDefinition definition() {
    CesDefinition usual =
        switch (scale.toLowerCase(Locale.ROOT)) {
          case "v1" -> CesDefinition.V1;
          case "v2" -> CesDefinition.V2;
          case "v2-strict" -> CesDefinition.V2_STRICT;
          default -> ofRange();
        };
    boolean isPreset = scale.toLowerCase(Locale.ROOT).startsWith("v");
    if (isPreset && goodEnd != null) {
      throw new UsageException("--good-end is part of --scale " + scale + ": leave it out");
    }
    Box easyBox = easy == null ? usual.easy() : ScaleOption.box("--easy", easy);
    Box difficultBox =
        difficult == null ? usual.difficult() : ScaleOption.box("--difficult", difficult);
    return ScaleOption.checked(
        "--scale", () -> new CesDefinition(usual.scale(), easyBox, difficultBox));
  }

  /** The usual boxes leave out the middle answer: 5-7 and 1-3 of 1-7, 4-5 and 1-2 of 1-5. */
  private CesDefinition ofRange() {
    RatingScale range = ScaleOption.scale(scale, RatingScale.Direction.HIGH_IS_GOOD);
    if (goodEnd == null && range.lowest() == 1 && range.highest() == 5) {
      throw new UsageException(
          "--scale "
              + scale
              + " is used both ways round: add --good-end high (5 is easy) or --good-end low"
              + " (1 is easy)");
    }
    RatingScale directed = goodEnd == null ? range : range.withDirection(goodEnd.direction());
    int half = (range.highest() - range.lowest() + 1) / 2;
    return CesDefinition.of(directed, half, half);
  }

  private final class View implements ScoreView<Ces> {

    private final RatingScale.Direction direction;

    View(RatingScale.Direction direction) {
      this.direction = direction;
    }

    @Override
    public String command() {
      return "ces";
    }

    @Override
    public String title() {
      return "CES";
    }

    @Override
    public Estimate headline(Ces score, ConfidenceLevel level) {
      return score.score(level);
    }

    /** The headline is the mean answer, which stands on the scale as it is. */
    @Override
    public boolean lowIsGood() {
      return direction == RatingScale.Direction.LOW_IS_GOOD;
    }

    @Override
    public NumberStyle style() {
      return new NumberStyle(1, flags.rounding(Rounding.TWO_DECIMALS), false, "", "points");
    }

    @Override
    public Map<String, Estimate> estimates(Ces score, ConfidenceLevel level) {
      return ScoreView.withHeadline(
          "easyShare", score.easyShare(interval, level), score.estimates(level));
    }

    @Override
    public Map<String, String> details(Ces score, ConfidenceLevel level) {
      NumberStyle percent = new NumberStyle(100, Rounding.ONE_DECIMAL, false, " %", "");
      NumberStyle net = new NumberStyle(100, Rounding.WHOLE, true, " pts", "");
      Estimate easyShare = score.easyShare(interval, level);
      return ImmutableMap.of(
          "easy", percent.show(easyShare.value()),
          "easy interval",
              easyShare.isDefined() ? percent.show(easyShare.interval()) : NumberStyle.ABSENT,
          "difficult", percent.show(score.difficultShare(level).value()),
          "net", net.show(score.net(level).value()));
    }

    @Override
    public Map<String, Box> boxes(Ces score) {
      return ImmutableMap.of(
          "easy", score.definition().easy(), "difficult", score.definition().difficult());
    }

    @Override
    public Map<String, Long> classes(Ces score) {
      long easyAnswers = score.ratings().count(score.definition().easy());
      long difficultAnswers = score.ratings().count(score.definition().difficult());
      return ImmutableMap.of(
          "easy", easyAnswers,
          "neutral", score.n() - easyAnswers - difficultAnswers,
          "difficult", difficultAnswers);
    }
  }
}
