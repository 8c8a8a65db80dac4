package io.github.cxmetrics.bench.compare.engine;

import io.github.cxmetrics.bench.compare.workload.Answer;
import io.github.cxmetrics.bench.compare.workload.Workload;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The forms of a query, each run once to see which is the fastest; all must answer alike.
 *
 * @param fastest its name
 * @param answer what it answers
 */
record FormTrial(String fastest, Answer answer) {

  /** Runs a query. */
  interface Runner {
    Answer run(String query) throws Exception;
  }

  /** The forms with the name of the file in its place. */
  static Map<String, String> named(Map<String, String> forms, Path file) {
    Map<String, String> named = new LinkedHashMap<>();
    forms.forEach((name, query) -> named.put(name, query.replace(Workload.FILE, file.toString())));
    return named;
  }

  static String query(Map<String, String> forms, String name) {
    return Optional.ofNullable(forms.get(name))
        .orElseThrow(() -> new IllegalArgumentException("form must be known, was '" + name + "'"));
  }

  static FormTrial of(Map<String, String> forms, double tolerance, Runner runner) throws Exception {
    if (forms.isEmpty()) {
      throw new IllegalArgumentException("there is no query for it");
    }
    FormTrial best = new FormTrial("", new Answer());
    double least = Double.MAX_VALUE;
    for (Map.Entry<String, String> form : forms.entrySet()) {
      Stopwatch watch = new Stopwatch();
      Answer answer = runner.run(form.getValue());
      double seconds = watch.seconds();
      if (!best.fastest.isEmpty()) {
        requireSame(form.getKey(), answer, best, tolerance);
      }
      if (seconds < least) {
        least = seconds;
        best = new FormTrial(form.getKey(), answer);
      }
    }
    return best;
  }

  private static void requireSame(String form, Answer answer, FormTrial best, double tolerance) {
    Optional<String> difference = answer.differenceFrom(best.answer, tolerance);
    if (difference.isPresent()) {
      throw new IllegalStateException(
          "forms '" + form + "' and '" + best.fastest + "' must agree: " + difference.get());
    }
  }
}
