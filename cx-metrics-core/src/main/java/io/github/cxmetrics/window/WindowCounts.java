package io.github.cxmetrics.window;

import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;

/** What an operator has done so far. */
final class WindowCounts {

  long added;
  long late;
  long partlyLate;
  long tooManyPanes;
  long tooManyKeys;
  long refused;
  long emitted;
  long corrected;
  long withdrawn;

  void count(WindowRejection.Reason reason) {
    switch (reason) {
      case LATE -> late++;
      case PARTLY_LATE -> partlyLate++;
      case TOO_MANY_PANES -> tooManyPanes++;
      case TOO_MANY_KEYS -> tooManyKeys++;
      case REFUSED -> refused++;
    }
  }

  void count(WindowResult.Kind kind) {
    switch (kind) {
      case FIRST -> emitted++;
      case UPDATED -> corrected++;
      case RETRACTED -> withdrawn++;
    }
  }

  void writeTo(StateWriter out) {
    out.writeCount(added);
    out.writeCount(late);
    out.writeCount(partlyLate);
    out.writeCount(tooManyPanes);
    out.writeCount(tooManyKeys);
    out.writeCount(refused);
    out.writeCount(emitted);
    out.writeCount(corrected);
    out.writeCount(withdrawn);
  }

  void readFrom(StateReader in) {
    added = readCount(in, "records added");
    late = readCount(in, "late records");
    partlyLate = readCount(in, "partly late records");
    tooManyPanes = readCount(in, "records of too many panes");
    tooManyKeys = readCount(in, "records of too many keys");
    refused = readCount(in, "refused records");
    emitted = readCount(in, "results emitted");
    corrected = readCount(in, "results corrected");
    withdrawn = readCount(in, "results withdrawn");
  }

  private static long readCount(StateReader in, String what) {
    return in.readCount(0, Tally.MOST, "number of " + what);
  }
}
