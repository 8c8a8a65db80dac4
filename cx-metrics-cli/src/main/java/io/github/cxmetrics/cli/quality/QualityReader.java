package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.MissingZoneException;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.TimestampParser;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.TimeFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.ProgressMeter;
import java.io.IOException;

/** Reads a file into the counters of its quality, in one pass that holds one record at a time. */
final class QualityReader {

  private static final double MILLIS = 1000;
  private static final double MOST_SECONDS = 2.8e11;

  private final QualityFlags flags;
  private final QualityLayout layout;
  private final TimestampParser parser;
  private final BadRecordListener rejects;

  private long rows;
  private long filtered;
  private long rejected;

  QualityReader(QualityFlags flags, QualityLayout layout, BadRecordListener rejects) {
    this.flags = flags;
    this.layout = layout;
    this.parser = flags.times().parser();
    this.rejects = rejects;
  }

  /** Reads the file. */
  QualityCounters read(String file) throws IOException {
    try (RecordSource source =
            RecordSource.open(file, flags.input.options(this::reject), layout::choose);
        ProgressMeter progress = ProgressMeter.onStandardError(RecordSource.sizeOf(file))) {
      QualityCounters counters =
          UsageException.ofRefusals("--questions", () -> new QualityCounters(flags, layout));
      while (source.next()) {
        rows++;
        if (ColumnCondition.allHold(layout.where(), source, layout.firstCondition())) {
          add(source, counters);
        } else {
          filtered++;
        }
        progress.update(rows, source.bytesRead());
      }
      source.requireColumnsSeen();
      return counters;
    }
  }

  private void reject(BadDataException problem) {
    rejects.onBadRecord(problem);
    rows++;
    rejected++;
  }

  private void add(RecordSource source, QualityCounters counters) {
    long atMillis;
    long duration;
    try {
      atMillis = time(source);
      duration = duration(source);
    } catch (BadDataException problem) {
      rejects.onBadRecord(problem);
      rejected++;
      return;
    }
    counters.add(source, atMillis, duration);
  }

  private long time(RecordSource source) {
    int place = layout.placeOf(flags.time);
    if (place == QualityLayout.NONE || source.trimmed(place).isEmpty()) {
      return QualityCounters.UNKNOWN;
    }
    try {
      return parser.parseMillis(source.trimmed(place));
    } catch (MissingZoneException e) {
      throw new UsageException(
          source.badCell(place, "say its offset from UTC").getMessage()
              + ": add --zone ZONE, in which local times are read, such as Asia/Seoul or UTC");
    } catch (ValueFormatException e) {
      throw source.badCell(place, e.rule() + TimeFlags.hint(parser));
    }
  }

  private long duration(RecordSource source) {
    int place = layout.placeOf(flags.duration);
    if (place == QualityLayout.NONE || source.trimmed(place).isEmpty()) {
      return QualityCounters.UNKNOWN;
    }
    try {
      double seconds = DecimalParser.parse(source.trimmed(place));
      if (seconds >= 0 && seconds <= MOST_SECONDS) {
        return Math.round(seconds * MILLIS);
      }
    } catch (ValueFormatException e) {
      throw source.badCell(place, e.rule());
    }
    throw source.badCell(place, "be a duration in seconds, at least 0");
  }

  QualityReport.Input input(String file) {
    return new QualityReport.Input(
        RecordSource.nameOf(file), rows, filtered, rows - filtered - rejected, rejected);
  }
}
