package io.github.cxmetrics.cli.quality;

import java.util.Locale;

/** What may be said against one record. */
enum RowFlag {
  DUPLICATE_ROW,
  DUPLICATE_KEY,
  NEAR_DUPLICATE,
  SPEEDER,
  SLOW,
  STRAIGHT_LINE,
  OUT_OF_SCALE,
  NOTHING_ANSWERED,
  DAMAGED_TEXT;

  /** The flag as files have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
