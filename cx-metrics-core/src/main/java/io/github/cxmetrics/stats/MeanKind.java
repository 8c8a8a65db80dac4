package io.github.cxmetrics.stats;

/**
 * Which values a mean is taken of; the interval of a small sample depends on it.
 *
 * @since 0.1
 */
public enum MeanKind {
  /** 0 and 1: the mean is a share. */
  SHARE,

  /** -1, 0 and +1: the mean is a net share, such as a Net Promoter Score. */
  NET,

  /** Any values between two ends. */
  VALUE
}
