package io.github.cxmetrics.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.MeanInterval;
import java.io.Serial;
import java.io.Serializable;

/**
 * A score in which every account has one voice, however many of its people answered: of each
 * account the mean of what the kept answers of its people are worth, and of these the mean over
 * accounts. An answer without an account is an account of its own.
 *
 * <p><b>Definition</b> {@code mean over accounts of (mean over their answers of worth)}, where the
 * worth of an answer is that of the {@linkplain RatingDefinition#means() headline} of the score:
 * +1, 0 or -1 for a Net Promoter Score. <b>Unit and range</b> that of the headline. <b>n</b>
 * accounts. <b>Interval</b> Student t over accounts, within the range. <b>Empty data</b> undefined,
 * with the widest interval; one account has a value and the widest interval.
 *
 * @since 0.1
 */
public final class RespondentAccounts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final RatingDefinition<?> definition;
  private final long accounts;
  private final long withoutAccount;
  private final double mean;
  private final double sampleVariance;

  /* Mean and variance are only looked at if there are accounts enough. */
  RespondentAccounts(
      RatingDefinition<?> definition,
      long accounts,
      long withoutAccount,
      double mean,
      double sampleVariance) {
    this.definition = definition;
    this.accounts = accounts;
    this.withoutAccount = withoutAccount;
    this.mean = mean;
    this.sampleVariance = sampleVariance;
  }

  /**
   * How many accounts have a voice, those of a single answer without an account included.
   *
   * @return at least 0
   */
  public long n() {
    return accounts;
  }

  /**
   * How many answers have no account; each is an account of its own.
   *
   * @return at least 0, part of n
   */
  public long withoutAccount() {
    return withoutAccount;
  }

  /**
   * The headline number, each account with one voice.
   *
   * @param level the confidence level
   * @return in the unit of the score
   */
  public Estimate score(ConfidenceLevel level) {
    AnswerMean headline = definition.headline();
    Estimate worth =
        MeanInterval.estimate(
            accounts, mean, sampleVariance, headline.lowest(), headline.highest(), level);
    return headline.inUnit(
        new Estimate(
            worth.value(), worth.interval(), worth.n(), worth.method() + " over accounts"));
  }

  /**
   * The headline number at 95 %.
   *
   * @return as {@link #score(ConfidenceLevel)} at {@link ConfidenceLevel#P95}
   */
  public Estimate score() {
    return score(ConfidenceLevel.P95);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RespondentAccounts that
        && definition.equals(that.definition)
        && accounts == that.accounts
        && withoutAccount == that.withoutAccount
        && Double.compare(mean, that.mean) == 0
        && Double.compare(sampleVariance, that.sampleVariance) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * (31 * accounts + withoutAccount) + Double.hashCode(mean));
  }

  /**
   * The score in words.
   *
   * @return for example {@code 3 accounts: Estimate[value=33.3, …]}
   */
  @Override
  public String toString() {
    return accounts + " accounts: " + score();
  }
}
