package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import java.io.Serial;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which threshold of inactivity to choose: candidates with what each would do, and the shortest one
 * after which few enough customers come back.
 *
 * <p><b>Definition</b> of the churn events of a candidate whose time to return was over when the
 * data ended, the share that was followed by activity in that time is its resurrection rate. The
 * proposal is the shortest candidate whose rate is at most that of the {@link InactivityRule}, of
 * those with enough customers. Quantiles of gaps that have ended, the other rule in use, are among
 * the candidates; they are too short, because gaps that have not ended are left out and they are
 * the long ones, and say nothing of who comes back. <b>n</b> customers. <b>Interval</b> that of
 * {@link InactivityReturns}. <b>Empty data</b> no proposal.
 *
 * @since 0.1
 */
public final class InactivityProposal implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final InactivityRule rule;
  private final Inactivity inactivity;

  @SuppressWarnings("serial") // always an immutable collection, which is
  private final List<InactivityCandidate> candidates;

  InactivityProposal(
      InactivityRule rule, Inactivity inactivity, List<InactivityCandidate> candidates) {
    this.rule = rule;
    this.inactivity = inactivity;
    this.candidates = candidates;
  }

  /**
   * How a threshold is chosen.
   *
   * @return the rule
   */
  public InactivityRule rule() {
    return rule;
  }

  /**
   * The gaps that the candidates were taken from.
   *
   * @return the gaps of all customers
   */
  public Inactivity inactivity() {
    return inactivity;
  }

  /**
   * How many customers were ever active by the end of the data.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return inactivity.n();
  }

  /**
   * The candidates, by ascending threshold; lengths that quantiles of gaps have are among them.
   *
   * @return an unmodifiable list
   */
  public List<InactivityCandidate> candidates() {
    return candidates;
  }

  /**
   * The candidate that is proposed.
   *
   * @return the shortest one whose resurrection rate is low enough; empty if there is none
   */
  public Optional<InactivityCandidate> proposed() {
    return candidates.stream().filter(this::qualifies).findFirst();
  }

  /**
   * The threshold that is proposed.
   *
   * @return days or hours; empty if no candidate qualifies
   */
  public OptionalLong threshold() {
    return proposed()
        .map(candidate -> OptionalLong.of(candidate.threshold()))
        .orElseGet(OptionalLong::empty);
  }

  /**
   * The candidate after which the smallest share comes back, whether or not that is low enough:
   * what to fall back on where nothing is proposed, knowing how many of its churned customers are
   * not lost.
   *
   * @return the shortest such one of those with enough customers; empty if none has enough
   */
  public Optional<InactivityCandidate> fewestReturns() {
    return candidates.stream()
        .filter(this::hasEnough)
        .min(Comparator.comparingDouble(each -> share(each.returns())));
  }

  private static double share(InactivityReturns returns) {
    return (double) returns.returned() / returns.churnEvents();
  }

  /**
   * Whether enough customers have a churn event of a candidate that is old enough to tell.
   *
   * @param candidate a candidate
   * @return true if there are as many as the rule asks for
   */
  public boolean hasEnough(InactivityCandidate candidate) {
    return candidate.returns().customers() >= rule.fewestCustomers();
  }

  private boolean qualifies(InactivityCandidate candidate) {
    return hasEnough(candidate) && share(candidate.returns()) <= rule.highestShare();
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    Map<String, Estimate> all = new LinkedHashMap<>();
    for (InactivityCandidate candidate : candidates) {
      all.put("returnedAfter:" + candidate.threshold(), candidate.returns().share(level));
    }
    for (InactivityCandidate candidate : candidates) {
      all.put("churnedShareAt:" + candidate.threshold(), candidate.totals().churnedShare(level));
    }
    if (all.isEmpty()) {
      return inactivity.estimates(level);
    }
    return Collections.unmodifiableMap(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InactivityProposal that
        && rule.equals(that.rule)
        && inactivity.equals(that.inactivity)
        && candidates.equals(that.candidates);
  }

  @Override
  public int hashCode() {
    return 31 * rule.hashCode() + candidates.hashCode();
  }

  /**
   * The proposal in words.
   *
   * @return the threshold, or that there is none
   */
  @Override
  public String toString() {
    OptionalLong threshold = threshold();
    return threshold.isPresent()
        ? "threshold " + threshold.getAsLong() + " of " + candidates.size() + " candidates"
        : "no threshold of " + candidates.size() + " candidates";
  }
}
