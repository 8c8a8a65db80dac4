package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.SubjectTable;
import java.util.Arrays;

/**
 * The mean worth of the answers of each account, and mean and variance of these. They are summed in
 * ascending order, so that it does not matter how accounts are numbered.
 */
final class RespondentAccountMeans {

  private final AnswerMean worth;
  private final long[] singles;
  private final double[] means;
  private final long withoutAccount;

  RespondentAccountMeans(AnswerMean worth, long[] singles, SubjectTable accounts) {
    this.worth = worth;
    this.singles = singles;
    double[] found = new double[accounts.size()];
    int[] size = {0};
    accounts.forEach(
        (account, counts, start) -> {
          long n = answers(counts, start);
          if (n > 0) {
            found[size[0]++] = sum(counts, start) / n;
          }
        });
    means = Arrays.copyOf(found, size[0]);
    Arrays.sort(means);
    withoutAccount = answers(singles, 0);
  }

  /**
   * How many places of a group count: those of the scale, and that of missing answers if they do.
   */
  private int counted() {
    return worth.worths().size() + (worth.worthOfMissing().isPresent() ? 1 : 0);
  }

  private double worth(int code) {
    return code < worth.worths().size() ? worth.worth(code) : worth.worthOfMissing().orElseThrow();
  }

  private long answers(long[] counts, int start) {
    long n = 0;
    for (int code = 0; code < counted(); code++) {
      n += counts[start + code];
    }
    return n;
  }

  private double sum(long[] counts, int start) {
    double sum = 0;
    for (int code = 0; code < counted(); code++) {
      sum += counts[start + code] * worth(code);
    }
    return sum;
  }

  RespondentAccounts read(RatingDefinition<?> definition) {
    long n = means.length + withoutAccount;
    double mean = n == 0 ? 0 : (sum(singles, 0) + Arrays.stream(means).sum()) / n;
    double variance = n < 2 ? 0 : squaredDeviations(mean) / (n - 1);
    return new RespondentAccounts(definition, n, withoutAccount, mean, variance);
  }

  private double squaredDeviations(double mean) {
    double sum = 0;
    for (int code = 0; code < counted(); code++) {
      double deviation = worth(code) - mean;
      sum += singles[code] * (deviation * deviation);
    }
    for (double accountMean : means) {
      sum += (accountMean - mean) * (accountMean - mean);
    }
    return sum;
  }
}
