package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventRow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which order events of one moment are read. */
final class SequenceFlag {

  @Option(
      names = "--sequence",
      paramLabel = "COLUMN",
      description =
          "The column of a whole number that orders events of one actor and one moment; without it"
              + " their names do, in a journey the order of the stages.")
  private @Nullable String column;

  Optional<String> column() {
    return Optional.ofNullable(column);
  }

  /** Reads the number. */
  static final class Reader {

    private static final int NONE = -1;

    private final int place;

    Reader(SequenceFlag flag, EventLayout layout) {
      place = flag.column().map(layout::placeOf).orElse(NONE);
    }

    /** The number of a row; 0 where no column has one. */
    long of(EventRow row) {
      if (place == NONE) {
        return 0;
      }
      try {
        return Long.parseLong(row.cell(place));
      } catch (NumberFormatException e) {
        throw row.badCell(place, "be a whole number");
      }
    }
  }
}
