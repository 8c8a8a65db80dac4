package io.github.cxmetrics.survival;

import io.github.cxmetrics.wire.StateWriter;
import java.util.HashSet;
import java.util.List;

/** Checks of names of covariates and of their values. */
final class CovariateNames {

  private CovariateNames() {}

  static List<String> checked(List<String> names, int least, int most) {
    List<String> checked = List.copyOf(names);
    if (checked.size() < least || checked.size() > most) {
      throw new IllegalArgumentException(
          "number of covariates must be in " + least + ".." + most + ", was " + checked.size());
    }
    for (String name : checked) {
      StateWriter.requireWellFormed("name of a covariate", name);
      if (name.isEmpty()) {
        throw new IllegalArgumentException("name of a covariate must not be empty");
      }
    }
    if (new HashSet<>(checked).size() < checked.size()) {
      throw new IllegalArgumentException("covariate must be named once, was " + checked);
    }
    return checked;
  }

  /** Checks the values of a row. */
  static void requireRow(List<String> names, double[] x) {
    if (x.length != names.size()) {
      throw new IllegalArgumentException(
          "row must have " + names.size() + " covariates, was " + x.length);
    }
    for (int j = 0; j < x.length; j++) {
      if (!Double.isFinite(x[j])) {
        throw new IllegalArgumentException(
            "covariate " + names.get(j) + " must be finite, was " + x[j]);
      }
    }
  }
}
