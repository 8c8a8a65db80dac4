package io.github.cxmetrics.churn;

/**
 * Whether a customer wanted to leave.
 *
 * @since 0.1
 */
public enum ChurnReason {
  /** The customer cancelled. */
  VOLUNTARY(0),

  /** The customer did not pay, or was shut out. */
  INVOLUNTARY(1),

  /** Nobody knows, or nobody said. */
  UNKNOWN(2);

  private final int code;

  ChurnReason(int code) {
    this.code = code;
  }

  /** The number that stands for it in cells; where two reasons compete, the lower one is taken. */
  int code() {
    return code;
  }

  static ChurnReason of(int code) {
    return code == 0 ? VOLUNTARY : code == 1 ? INVOLUNTARY : UNKNOWN;
  }
}
