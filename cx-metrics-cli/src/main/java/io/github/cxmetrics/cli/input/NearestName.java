package io.github.cxmetrics.cli.input;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The known name that someone probably meant by an unknown one. */
public final class NearestName {

  private NearestName() {}

  /** The name that differs in case only, else the first of the fewest edits if they are few. */
  public static Optional<String> of(String wanted, List<String> names) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    String nearest = null;
    int fewest = 1 + Math.max(1, (lower.length() + 1) / 3);
    for (String name : names) {
      if (Math.abs(name.length() - lower.length()) < fewest) {
        int edits = edits(lower, name.toLowerCase(Locale.ROOT));
        if (edits < fewest) {
          nearest = name;
          fewest = edits;
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Levenshtein's distance, one row of the matrix at a time. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
