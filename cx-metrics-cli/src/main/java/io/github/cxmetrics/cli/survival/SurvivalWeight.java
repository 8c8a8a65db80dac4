package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.survival.LogRankWeight;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The weight of a test between groups, as an option says it. */
final class SurvivalWeight {

  private static final Pattern FLEMING_HARRINGTON =
      Pattern.compile("fh:([0-9]{1,3}(?:\\.[0-9]{1,9})?),([0-9]{1,3}(?:\\.[0-9]{1,9})?)");

  private SurvivalWeight() {}

  static LogRankWeight parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "log-rank" -> LogRankWeight.LOG_RANK;
      case "wilcoxon" -> LogRankWeight.GEHAN_WILCOXON;
      case "tarone-ware" -> LogRankWeight.TARONE_WARE;
      case "peto" -> LogRankWeight.PETO_PETO;
      default -> flemingHarrington(text);
    };
  }

  private static LogRankWeight flemingHarrington(String text) {
    Matcher powers = FLEMING_HARRINGTON.matcher(text);
    if (!powers.matches()) {
      throw new UsageException(
          "--weight must be log-rank, wilcoxon, tarone-ware, peto or fh:RHO,GAMMA, was "
              + PrintableText.quoted(text));
    }
    return UsageException.ofRefusals(
        "--weight",
        () ->
            LogRankWeight.flemingHarrington(
                Double.parseDouble(powers.group(1)), Double.parseDouble(powers.group(2))));
  }
}
