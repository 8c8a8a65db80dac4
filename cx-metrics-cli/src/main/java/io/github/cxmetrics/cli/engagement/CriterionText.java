package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.engagement.Criterion;

/** How much activity makes an interval count, in words. */
final class CriterionText {

  private CriterionText() {}

  /** Behind what is counted; empty for any activity. */
  static String of(Criterion criterion) {
    return criterion.equals(Criterion.ANY)
        ? ""
        : "; one counts with " + sign(criterion) + " active days";
  }

  /** The criterion as options write it. */
  static String sign(Criterion criterion) {
    return switch (criterion.kind()) {
          case AT_LEAST -> ">=";
          case AT_MOST -> "<=";
          case EXACTLY -> "=";
        }
        + criterion.count();
  }
}
