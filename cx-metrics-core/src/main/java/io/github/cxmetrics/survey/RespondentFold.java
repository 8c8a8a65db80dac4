package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.Longs;
import io.github.cxmetrics.state.SubjectTable;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums up kept answers by label: all of them, those of each segment, those of each account. */
final class RespondentFold<S extends SurveyScore<S>> {

  private final RatingDefinition<S> definition;
  private final RespondentLabels labels;
  private final int places;
  private final long[] total;
  private final SortedMap<String, long[]> segments = new TreeMap<>();
  private final long[] withoutAccount;
  private final SubjectTable accounts;

  RespondentFold(RatingDefinition<S> definition, RespondentLabels labels) {
    this.definition = definition;
    this.labels = labels;
    places = RespondentCode.places(definition.scale());
    total = new long[places];
    withoutAccount = new long[places];
    accounts = new SubjectTable(places, 0);
  }

  void add(RespondentGroups groups) {
    groups.table().forEach(this::add);
  }

  private void add(long label, long[] counts, int start) {
    if (isZero(counts, start)) {
      return; // all people of the group have given a newer answer in another one
    }
    sum(counts, start, total, 0);
    if (labels.bySegment()) {
      long[] segment = segments.computeIfAbsent(labels.segment(label), key -> new long[places]);
      sum(counts, start, segment, 0);
    }
    if (labels.hasAccount(label)) {
      int account = accounts.findOrAdd(RespondentLabels.accountNumber(label));
      sum(counts, start, accounts.cells(), account);
    } else {
      sum(counts, start, withoutAccount, 0);
    }
  }

  private boolean isZero(long[] counts, int start) {
    for (int code = 0; code < places; code++) {
      if (counts[start + code] > 0) {
        return false;
      }
    }
    return true;
  }

  private void sum(long[] from, int start, long[] to, int at) {
    for (int code = 0; code < places; code++) {
      to[at + code] += from[start + code];
    }
  }

  /** How many answers are given or missing. */
  long kept() {
    return Arrays.stream(total).sum() - rejected();
  }

  long rejected() {
    return total[RespondentCode.rejected(definition.scale())];
  }

  S score() {
    return score(total);
  }

  private S score(long[] counts) {
    RatingScale scale = definition.scale();
    return definition.read(
        new Ratings(
            scale,
            Longs.asList(Arrays.copyOf(counts, scale.size())),
            counts[RespondentCode.missing(scale)],
            counts[RespondentCode.rejected(scale)]));
  }

  SortedMap<String, S> segments() {
    ImmutableSortedMap.Builder<String, S> scores = ImmutableSortedMap.naturalOrder();
    segments.forEach((segment, counts) -> scores.put(segment, score(counts)));
    return scores.build();
  }

  RespondentAccounts accounts() {
    return new RespondentAccountMeans(definition.headline(), withoutAccount, accounts)
        .read(definition);
  }
}
