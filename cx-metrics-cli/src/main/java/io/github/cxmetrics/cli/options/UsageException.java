package io.github.cxmetrics.cli.options;

import java.io.Serial;
import java.util.function.Supplier;

/**
 * Thrown when the options make no sense together or for this input; the message says what to do.
 */
public final class UsageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** What the core refuses of a definition is an option that does not go with the others. */
  public static <D> D ofRefusals(Supplier<D> definition) {
    try {
      return definition.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** What the core refuses of the value of one option, with the name of the option. */
  public static <D> D ofRefusals(String option, Supplier<D> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
  }

  /** Makes the exception. */
  public UsageException(String message) {
    super(message);
  }
}
