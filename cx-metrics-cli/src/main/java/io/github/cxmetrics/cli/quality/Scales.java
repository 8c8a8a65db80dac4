package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.survey.GridDefinition;
import io.github.cxmetrics.survey.RatingScale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How scales of columns and grids are written on the command line. */
final class Scales {

  private static final Pattern SCALE = Pattern.compile("(-?[0-9]{1,5})(?:-|\\.\\.)(-?[0-9]{1,5})");

  private Scales() {}

  static RatingScale scale(String option, String text) {
    Matcher matcher = SCALE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new UsageException(option + " must be LOWEST-HIGHEST such as 1-5, was " + text);
    }
    return UsageException.ofRefusals(
        option,
        () ->
            RatingScale.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
  }

  /** The grids, each with its own scale or all with the only one. */
  static List<Grid> grids(
      List<List<String>> columns, List<String> scales, @Nullable Integer longRun) {
    if (scales.size() > 1 && scales.size() != columns.size()) {
      throw new UsageException(
          "--scale must be given once for all grids or once for each --grid, was given "
              + scales.size()
              + " times for "
              + columns.size());
    }
    List<Grid> grids = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      List<String> questions = columns.get(i);
      if (Set.copyOf(questions).size() < questions.size()) {
        throw new UsageException(
            "--grid must name a column once, was " + PrintableText.list(questions));
      }
      GridDefinition definition =
          UsageException.ofRefusals(
              "--grid",
              () ->
                  longRun == null
                      ? GridDefinition.of(questions.size())
                      : GridDefinition.of(questions.size()).withLongRun(longRun));
      Optional<RatingScale> scale =
          scales.isEmpty()
              ? Optional.empty()
              : Optional.of(scale("--scale", scales.get(scales.size() == 1 ? 0 : i)));
      grids.add(new Grid(questions, scale, definition));
    }
    return grids;
  }

  /** The scale of each column that has one: of its grid, or its own. */
  static Map<String, RatingScale> ofColumns(List<Grid> grids, List<String> scalesOf) {
    Map<String, RatingScale> scales = new LinkedHashMap<>();
    for (Grid grid : grids) {
      grid.scale().ifPresent(scale -> grid.columns().forEach(each -> scales.put(each, scale)));
    }
    for (String pair : scalesOf) {
      int at = pair.lastIndexOf('=');
      if (at < 1) {
        throw new UsageException(
            "--scale-of must have the form COLUMN=LOWEST-HIGHEST, was " + pair);
      }
      scales.put(pair.substring(0, at).strip(), scale("--scale-of", pair.substring(at + 1)));
    }
    return scales;
  }
}
