package io.github.cxmetrics.cli.response;

import io.github.cxmetrics.survey.Disposition;
import io.github.cxmetrics.survey.InvitationStage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of one who was asked: a final disposition or a stage of an invitation.
 *
 * @param disposition the disposition, if it is one
 * @param stage the stage, if it is one
 */
record Outcome(Optional<Disposition> disposition, Optional<InvitationStage> stage) {

  /** The two ways of counting. */
  enum Kind {
    CASES("AAPOR codes " + String.join(", ", Outcome.codes())),
    INVITATIONS("stages " + String.join(", ", Outcome.words()));

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The names of its outcomes. */
    String words() {
      return words;
    }
  }

  /** The outcome that an AAPOR code or the word of a stage names, in any case. */
  static Optional<Outcome> of(String name) {
    Optional<Disposition> disposition =
        Stream.of(Disposition.values())
            .filter(each -> each.code().equalsIgnoreCase(name))
            .findFirst();
    Optional<InvitationStage> stage =
        Stream.of(InvitationStage.values())
            .filter(each -> each.word().equals(name.toLowerCase(Locale.ROOT)))
            .findFirst();
    return disposition.isPresent() || stage.isPresent()
        ? Optional.of(new Outcome(disposition, stage))
        : Optional.empty();
  }

  static List<String> codes() {
    return Stream.of(Disposition.values()).map(Disposition::code).toList();
  }

  static List<String> words() {
    return Stream.of(InvitationStage.values()).map(InvitationStage::word).toList();
  }

  /** Every name that an outcome has. */
  static List<String> names() {
    return Stream.concat(codes().stream(), words().stream()).toList();
  }

  Kind kind() {
    return disposition.isPresent() ? Kind.CASES : Kind.INVITATIONS;
  }
}
