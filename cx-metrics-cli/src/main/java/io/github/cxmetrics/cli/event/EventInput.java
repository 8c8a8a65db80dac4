package io.github.cxmetrics.cli.event;

import java.util.Optional;

/**
 * What an input was found to hold.
 *
 * @param file the input as the user named it
 * @param counts what became of its records
 * @param asOf when the data end; empty if there are none and nobody says
 */
public record EventInput(String file, InputCounts counts, Optional<AsOf> asOf) {

  /** When the data end, or the end of time if nothing is known of it. */
  public long asOfMillis() {
    return asOf.map(AsOf::millis).orElse(Long.MAX_VALUE);
  }
}
