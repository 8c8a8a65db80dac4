package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.cli.input.SpacedText;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import java.util.Optional;

/**
 * A covariate as an option names it.
 *
 * @param column its column
 * @param reference the text others are compared with, if one is given
 */
record CoxCovariate(String column, Optional<String> reference) {

  static CoxCovariate parse(String text) {
    int at = text.lastIndexOf(':');
    CoxCovariate covariate =
        at < 0
            ? new CoxCovariate(text, Optional.empty())
            : new CoxCovariate(
                SpacedText.trim(text.substring(0, at)),
                Optional.of(SpacedText.trim(text.substring(at + 1))));
    if (covariate.column.isEmpty()) {
      throw new UsageException(
          "--covariates must have the form COLUMN or COLUMN:TEXT, was "
              + PrintableText.quoted(text));
    }
    return covariate;
  }
}
