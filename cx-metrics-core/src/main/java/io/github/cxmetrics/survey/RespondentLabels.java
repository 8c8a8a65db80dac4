package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongUnaryOperator;

/**
 * The segments and accounts of answers, and the labels that stand for one of both: the number of
 * the account in the upper half of a long, that of the segment in the lower. A part that is not
 * kept is 0.
 */
final class RespondentLabels implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int UNKNOWN = -1;

  private final boolean bySegment;
  private final boolean withAccount;
  private final Dictionary segments;
  private final Dictionary accounts;

  private RespondentLabels(
      boolean bySegment, boolean withAccount, Dictionary segments, Dictionary accounts) {
    this.bySegment = bySegment;
    this.withAccount = withAccount;
    this.segments = segments;
    this.accounts = accounts;
  }

  static RespondentLabels of(RespondentDefinition<?> definition) {
    return new RespondentLabels(
        definition.has(RespondentDetail.SEGMENT),
        definition.has(RespondentDetail.ACCOUNT),
        new Dictionary(),
        new Dictionary());
  }

  RespondentLabels empty() {
    return new RespondentLabels(bySegment, withAccount, new Dictionary(), new Dictionary());
  }

  RespondentLabels copy() {
    return new RespondentLabels(bySegment, withAccount, segments.copy(), accounts.copy());
  }

  boolean bySegment() {
    return bySegment;
  }

  boolean hasAccount(long label) {
    return !account(label).isEmpty();
  }

  /** Whether every label is 0. */
  boolean areNone() {
    return !bySegment && !withAccount;
  }

  long of(String segment, String account) {
    return pack(
        withAccount ? accounts.numberOf(account) : 0, bySegment ? segments.numberOf(segment) : 0);
  }

  private static long pack(int account, int segment) {
    return (long) account << Integer.SIZE | segment;
  }

  static int accountNumber(long label) {
    return (int) (label >>> Integer.SIZE);
  }

  private static int segmentNumber(long label) {
    return (int) label;
  }

  String segment(long label) {
    return bySegment ? segments.text(segmentNumber(label)) : "";
  }

  /** The account; empty for none. */
  String account(long label) {
    return withAccount ? accounts.text(accountNumber(label)) : "";
  }

  /** Orders labels by the texts they stand for. */
  int compare(long a, long b) {
    int bySegments = segment(a).compareTo(segment(b));
    return bySegments != 0 ? bySegments : account(a).compareTo(account(b));
  }

  /** From labels there to labels here; texts that no translated label has are not taken over. */
  LongUnaryOperator from(RespondentLabels there) {
    int[] segmentsHere = unknown(there.segments);
    int[] accountsHere = unknown(there.accounts);
    return label ->
        pack(
            withAccount
                ? translated(accountNumber(label), there.accounts, accounts, accountsHere)
                : 0,
            bySegment
                ? translated(segmentNumber(label), there.segments, segments, segmentsHere)
                : 0);
  }

  private static int[] unknown(Dictionary texts) {
    int[] none = new int[texts.size()];
    Arrays.fill(none, UNKNOWN);
    return none;
  }

  private static int translated(int number, Dictionary there, Dictionary here, int[] known) {
    if (known[number] == UNKNOWN) {
      known[number] = here.numberOf(there.text(number));
    }
    return known[number];
  }

  /** Which segments and accounts some labels have. */
  static final class Used {
    private final BitSet segments = new BitSet();
    private final BitSet accounts = new BitSet();

    void add(long label) {
      segments.set(segmentNumber(label));
      accounts.set(accountNumber(label));
    }
  }

  /** The texts that are used, with ascending numbers. */
  RespondentLabels sorted(Used used) {
    RespondentLabels sorted = empty();
    if (bySegment) {
      addSorted(segments, used.segments, sorted.segments);
    }
    if (withAccount) {
      addSorted(accounts, used.accounts, sorted.accounts);
    }
    return sorted;
  }

  private static void addSorted(Dictionary from, BitSet used, Dictionary to) {
    used.stream().mapToObj(from::text).sorted().forEach(to::numberOf);
  }

  void writeTo(StateWriter out) {
    if (bySegment) {
      segments.writeTo(out);
    }
    if (withAccount) {
      accounts.writeTo(out);
    }
  }

  RespondentLabels readFrom(StateReader in) {
    Dictionary readSegments = bySegment ? Dictionary.readFrom(in) : new Dictionary();
    Dictionary readAccounts = withAccount ? Dictionary.readFrom(in) : new Dictionary();
    return new RespondentLabels(bySegment, withAccount, readSegments, readAccounts);
  }

  /** Checks a label that was read. */
  void requireRead(long label) {
    requireNumber("segment", segmentNumber(label), bySegment ? segments.size() : 1);
    requireNumber("account", accountNumber(label), withAccount ? accounts.size() : 1);
  }

  private static void requireNumber(String what, int number, int size) {
    if (number < 0 || number >= size) {
      throw new StateFormatException(
          what + " of an answer must be one of " + size + " of the state, was " + number);
    }
  }

  /** Checks that every text that was read is used. */
  void requireAllUsed(Used used) {
    if ((bySegment && used.segments.cardinality() != segments.size())
        || (withAccount && used.accounts.cardinality() != accounts.size())) {
      throw new StateFormatException(
          "each segment and account of a state must have answers, was "
              + segments.size()
              + " and "
              + accounts.size()
              + " texts");
    }
  }
}
