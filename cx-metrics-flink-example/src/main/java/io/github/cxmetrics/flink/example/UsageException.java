package io.github.cxmetrics.flink.example;

import java.io.Serial;

/** Thrown when options do not go together. */
final class UsageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
