package io.github.cxmetrics.survival;

import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** The rows of a regression of times: what {@link CoxAccumulator} holds. */
final class CoxRows implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int STRATUM = 0;
  private static final int EXIT = 1;
  private static final int OUTCOME = 2;
  private static final int ENTRY = 3;
  private static final int FIRST_COVARIATE = 4;

  private final CoxDefinition definition;
  private final Dictionary strata;
  private final Dictionary names;
  private final CountedRows rows;

  CoxRows(CoxDefinition definition) {
    this(
        definition,
        new Dictionary(),
        new Dictionary(),
        new CountedRows(FIRST_COVARIATE + definition.covariates().size() + 1));
  }

  private CoxRows(CoxDefinition definition, Dictionary strata, Dictionary names, CountedRows rows) {
    this.definition = definition;
    this.strata = strata;
    this.names = names;
    this.rows = rows;
  }

  CoxDefinition definition() {
    return definition;
  }

  int covariates() {
    return definition.covariates().size();
  }

  private int clusterPlace() {
    return FIRST_COVARIATE + covariates();
  }

  void requireClusters(ClusterIdentity identity, boolean wanted) {
    if (definition.clusters() == identity != wanted) {
      throw new IllegalArgumentException(
          "customers must be given as the definition says: " + definition.describe());
    }
  }

  void require(double entry, double exit, long count, double[] x) {
    if (!Double.isFinite(exit)) {
      throw new IllegalArgumentException("exit must be finite, was " + exit);
    }
    if (!(entry < exit)) {
      throw new IllegalArgumentException(
          "entry must be before the exit " + exit + ", was " + entry);
    }
    if (count < 1) {
      throw new IllegalArgumentException("count of rows must be at least 1, was " + count);
    }
    CovariateNames.requireRow(definition.covariates(), x);
    rows.requireRoom(count);
  }

  int numberOf(String customer) {
    return names.numberOf(customer);
  }

  void put(
      double entry,
      double exit,
      RowOutcome outcome,
      String stratum,
      long cluster,
      long count,
      double[] x) {
    int number = strata.numberOf(stratum);
    int row = rows.append(count);
    rows.set(row, STRATUM, number);
    rows.set(row, EXIT, RowWords.of(exit));
    rows.set(row, OUTCOME, outcome.word());
    rows.set(row, ENTRY, RowWords.of(entry));
    for (int j = 0; j < x.length; j++) {
      rows.set(row, FIRST_COVARIATE + j, RowWords.of(x[j]));
    }
    rows.set(row, FIRST_COVARIATE + x.length, cluster);
  }

  int size() {
    return rows.size();
  }

  long total() {
    return rows.total();
  }

  long count(int row) {
    return rows.count(row);
  }

  int stratum(int row) {
    return (int) rows.word(row, STRATUM);
  }

  double exit(int row) {
    return RowWords.number(rows.word(row, EXIT));
  }

  double entry(int row) {
    return RowWords.number(rows.word(row, ENTRY));
  }

  boolean isEvent(int row) {
    return rows.word(row, OUTCOME) == RowOutcome.EVENT.word();
  }

  double x(int row, int covariate) {
    return RowWords.number(rows.word(row, FIRST_COVARIATE + covariate));
  }

  long cluster(int row) {
    return rows.word(row, clusterPlace());
  }

  Dictionary strata() {
    return strata;
  }

  void merge(CoxRows other) {
    rows.requireRoom(other.rows.total());
    CountedRows theirs = other.rows.copy();
    theirs.renumber(STRATUM, strata.merge(other.strata));
    if (definition.clusters() == ClusterIdentity.NAME) {
      theirs.renumber(clusterPlace(), names.merge(other.names));
    }
    rows.merge(theirs);
  }

  CoxRows copy() {
    return new CoxRows(definition, strata.copy(), names.copy(), rows.copy());
  }

  /** The same rows in their own order: by stratum, exit, events first, and so on. */
  CoxRows canonical() {
    Dictionary sortedStrata = strata.sorted();
    Dictionary sortedNames = names.sorted();
    CountedRows sorted = rows.copy();
    if (!strata.isSorted()) {
      sorted.renumber(STRATUM, sortedStrata.merge(strata));
    }
    if (!names.isSorted()) {
      sorted.renumber(clusterPlace(), sortedNames.merge(names));
    }
    sorted.order();
    return new CoxRows(definition, sortedStrata, sortedNames, sorted);
  }

  void writeTo(StateWriter out) {
    strata.writeTo(out);
    names.writeTo(out);
    rows.writeTo(out);
  }

  static CoxRows readFrom(StateReader in, CoxDefinition definition) {
    Dictionary strata = Dictionary.readFrom(in);
    Dictionary names = Dictionary.readFrom(in);
    CoxRows like = new CoxRows(definition);
    int cluster = like.clusterPlace();
    boolean[] seenStrata = new boolean[strata.size()];
    boolean[] seenNames = new boolean[names.size()];
    CountedRows rows =
        CountedRows.readFrom(
            in,
            cluster + 1,
            (read, row) -> {
              check(read, row, cluster);
              mark(seenStrata, read.word(row, STRATUM), "stratum");
              checkCluster(definition, seenNames, read.word(row, cluster));
            });
    requireAll(seenStrata, "stratum");
    requireAll(seenNames, "customer");
    return new CoxRows(definition, strata, names, rows);
  }

  private static void check(CountedRows read, int row, int cluster) {
    for (int place = FIRST_COVARIATE; place < cluster; place++) {
      requireFormat(RowWords.isFinite(read.word(row, place)), "covariate must be finite");
    }
    long entry = read.word(row, ENTRY);
    requireFormat(RowWords.isFinite(read.word(row, EXIT)), "exit must be finite");
    requireFormat(
        RowWords.isFinite(entry) || entry == RowWords.of(CoxAccumulator.NO_ENTRY),
        "entry must be finite or none");
    requireFormat(entry < read.word(row, EXIT), "entry must be before the exit");
    long outcome = read.word(row, OUTCOME);
    requireFormat(outcome == 0 || outcome == 1, "outcome must be 0 or 1");
  }

  private static void checkCluster(CoxDefinition definition, boolean[] names, long cluster) {
    switch (definition.clusters()) {
      case ROW -> requireFormat(cluster == 0, "customer must be 0");
      case NAME -> mark(names, cluster, "customer");
      case NUMBER -> requireFormat(names.length == 0, "customers must have no names");
    }
  }

  private static void mark(boolean[] seen, long number, String what) {
    requireFormat(number >= 0 && number < seen.length, what + " must have a text");
    seen[(int) number] = true;
  }

  private static void requireAll(boolean[] seen, String what) {
    for (boolean one : seen) {
      requireFormat(one, what + " must have a row");
    }
  }

  private static void requireFormat(boolean holds, String rule) {
    if (!holds) {
      throw new StateFormatException("row of a state: " + rule);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CoxRows that
        && definition.equals(that.definition)
        && strata.texts().equals(that.strata.texts())
        && names.texts().equals(that.names.texts())
        && rows.equals(that.rows);
  }

  @Override
  public int hashCode() {
    return Objects.hash(definition, rows);
  }
}
