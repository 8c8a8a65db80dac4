package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.input.MissingZoneException;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.TimestampParser;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.TimeFlags;
import io.github.cxmetrics.cli.options.UsageException;

/**
 * The times in cells of the present record.
 *
 * @param source the records
 * @param parser reads times
 * @param input says whether the run ends with the first bad record, and needs a hint
 */
record EventTimes(RecordSource source, TimestampParser parser, InputFlags input) {

  /** The time in a cell that is not empty, in milliseconds since 1970-01-01T00:00Z. */
  long millis(int column) {
    try {
      return parser.parseMillis(source.trimmed(column));
    } catch (MissingZoneException e) {
      throw new UsageException(
          source.badCell(column, "say its offset from UTC").getMessage()
              + ": add --zone ZONE, in which local times are read, such as Asia/Seoul or UTC");
    } catch (ValueFormatException e) {
      boolean ends = input.onBad == InputFlags.OnBad.FAIL;
      throw source.badCell(column, e.rule() + (ends ? TimeFlags.hint(parser) : ""));
    }
  }
}
