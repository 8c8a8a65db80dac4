package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cells of a covariate: numbers, or texts of which each but the reference becomes a covariate
 * that is 1 where the cell has it.
 *
 * <p>Which of both is known at the end only, so distinct texts are kept with a number each.
 */
final class CoxColumn {

  private static final int MOST_TEXTS = 100;

  private final CoxCovariate covariate;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private int[] cells = new int[64];
  private int size;

  CoxColumn(CoxCovariate covariate) {
    this.covariate = covariate;
  }

  void add(String text) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, 2 * size);
    }
    Integer known = numbers.putIfAbsent(text, texts.size());
    if (known == null) {
      texts.add(text);
    }
    cells[size++] = known == null ? texts.size() - 1 : known;
  }

  /** The text that others are compared with; empty for a column of numbers. */
  Optional<String> reference() {
    if (covariate.reference().isEmpty()) {
      return firstText().isEmpty() ? Optional.empty() : texts.stream().min(String::compareTo);
    }
    String reference = covariate.reference().get();
    if (size > 0 && !numbers.containsKey(reference)) {
      throw new UsageException(
          "--covariates: column "
              + covariate.column()
              + " must hold the text "
              + PrintableText.quoted(reference)
              + ", was "
              + PrintableText.list(texts.stream().sorted().limit(10).toList()));
    }
    return Optional.of(reference);
  }

  /** A cell that is no number, if there is one. */
  private Optional<String> firstText() {
    return texts.stream().filter(text -> !isNumber(text)).findFirst();
  }

  private static boolean isNumber(String text) {
    try {
      DecimalParser.parse(text);
      return true;
    } catch (ValueFormatException e) {
      return false;
    }
  }

  String column() {
    return covariate.column();
  }

  /** The texts that have a covariate of their own, in ascending order; none for numbers. */
  private List<String> levels() {
    Optional<String> reference = reference();
    if (reference.isEmpty()) {
      return List.of();
    }
    if (texts.size() > MOST_TEXTS) {
      throw new UsageException(
          "--covariates: column "
              + covariate.column()
              + " must hold numbers, or at most "
              + MOST_TEXTS
              + " texts, was "
              + texts.size()
              + firstText().map(text -> ", such as " + PrintableText.quoted(text)).orElse(""));
    }
    return texts.stream().filter(text -> !text.equals(reference.get())).sorted().toList();
  }

  /** The names of its covariates. */
  List<String> names() {
    if (reference().isEmpty()) {
      return List.of(covariate.column());
    }
    return levels().stream().map(level -> covariate.column() + "=" + level).toList();
  }

  /** The values of its covariates by the numbers of texts. */
  double[][] values() {
    double[][] values = new double[texts.size()][];
    List<String> levels = levels();
    boolean isText = reference().isPresent();
    for (int i = 0; i < values.length; i++) {
      if (isText) {
        values[i] = new double[levels.size()];
        int level = levels.indexOf(texts.get(i));
        if (level >= 0) {
          values[i][level] = 1;
        }
      } else {
        values[i] = new double[] {DecimalParser.parse(texts.get(i))};
      }
    }
    return values;
  }

  /** The number of the text of a record. */
  int cell(int record) {
    return cells[record];
  }
}
