package io.github.cxmetrics.retention;

/**
 * What an event is to a retention, as bits that are added.
 *
 * @since 0.1
 */
public final class RetentionRoles {

  /** It begins a cohort. */
  public static final int START = 1;

  /** It counts as coming back. */
  public static final int RETURN = 2;

  /** It has the name of the start event, whether it begins a cohort or not. */
  public static final int START_NAME = 4;

  /** It is all of these. */
  public static final int ALL = START | RETURN | START_NAME;

  private RetentionRoles() {}

  static void require(int roles) {
    if ((roles & ~ALL) != 0) {
      throw new IllegalArgumentException("roles of an event must be in 0..7, was " + roles);
    }
  }
}
