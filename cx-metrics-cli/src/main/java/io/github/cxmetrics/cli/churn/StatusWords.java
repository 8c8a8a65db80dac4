package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.churn.ChurnReason;
import io.github.cxmetrics.churn.SubscriptionKind;
import io.github.cxmetrics.churn.SubscriptionStatus;
import io.github.cxmetrics.cli.output.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which texts of cells mean which status and which reason.
 *
 * @param active contracts that run
 * @param trial trials
 * @param paused contracts that pause
 * @param cancelled contracts that are told to end
 * @param ended no contract
 * @param involuntary reasons that are not the customer's wish
 */
record StatusWords(
    List<String> active,
    List<String> trial,
    List<String> paused,
    List<String> cancelled,
    List<String> ended,
    List<String> involuntary) {

  Optional<SubscriptionStatus> status(String text) {
    if (active.contains(text)) {
      return Optional.of(SubscriptionStatus.ACTIVE);
    }
    if (trial.contains(text)) {
      return Optional.of(SubscriptionStatus.TRIAL);
    }
    if (paused.contains(text)) {
      return Optional.of(SubscriptionStatus.PAUSED);
    }
    if (cancelled.contains(text)) {
      return Optional.of(SubscriptionStatus.CANCELLED);
    }
    return ended.contains(text) ? Optional.of(SubscriptionStatus.ENDED) : Optional.empty();
  }

  Optional<SubscriptionKind> kind(String text) {
    return status(text)
        .flatMap(
            status ->
                switch (status) {
                  case ACTIVE -> Optional.of(SubscriptionKind.PAID);
                  case TRIAL -> Optional.of(SubscriptionKind.TRIAL);
                  case PAUSED -> Optional.of(SubscriptionKind.PAUSED);
                  case CANCELLED, ENDED -> Optional.empty();
                });
  }

  ChurnReason reason(String text) {
    if (text.isEmpty()) {
      return ChurnReason.UNKNOWN;
    }
    return involuntary.contains(text) ? ChurnReason.INVOLUNTARY : ChurnReason.VOLUNTARY;
  }

  /** The rule that a cell breaks which is no kind of contract. */
  String ruleOfKinds() {
    return "be one of " + PrintableText.list(together(active, trial, paused));
  }

  /** The rule that a cell breaks which is no status. */
  String rule() {
    return "be one of " + PrintableText.list(together(active, trial, paused, cancelled, ended));
  }

  @SafeVarargs
  private static List<String> together(List<String>... lists) {
    List<String> all = new ArrayList<>();
    for (List<String> list : lists) {
      all.addAll(list);
    }
    return all;
  }
}
