package io.github.cxmetrics.survey;

/**
 * How far an invitation to a survey came, by e-mail or as a link.
 *
 * @since 0.1
 */
public enum InvitationStage {
  /** It was sent; nothing more is known of it. */
  SENT("sent"),
  /** It came back. */
  BOUNCED("bounced"),
  /** It was delivered. */
  DELIVERED("delivered"),
  /** It was opened, as far as the mail program tells. */
  OPENED("opened"),
  /** The first page of the survey was seen or answered. */
  STARTED("started"),
  /** Some answers were kept, and the survey was not finished. */
  PARTIAL("partial"),
  /** The survey was finished. */
  COMPLETE("complete");

  private final String word;

  InvitationStage(String word) {
    this.word = word;
  }

  /**
   * The stage in one word.
   *
   * @return for example {@code "delivered"}
   */
  public String word() {
    return word;
  }
}
