package io.github.cxmetrics.funnel;

import io.github.cxmetrics.wire.Quoted;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names within a definition in words: those that could be taken for other words of it stand in
 * quotes, so that different definitions never read alike.
 */
final class DefinitionNames {

  private static final Pattern LIKE_OTHER_WORDS =
      Pattern.compile("[\"\\\\|\\[\\](),>]|(^| )(as|in)( |$)");

  private static final Pattern LIKE_OTHER_WORDS_IN_BRACKETS = Pattern.compile("[\"\\\\\\]]");

  private DefinitionNames() {}

  static String of(String name) {
    return quoted(LIKE_OTHER_WORDS, name);
  }

  static String of(List<EventMatch> matches) {
    return matches.stream().map(DefinitionNames::of).collect(Collectors.joining("|"));
  }

  private static String of(EventMatch match) {
    String event = of(match.event());
    return match.condition().isEmpty()
        ? event
        : event + '[' + quoted(LIKE_OTHER_WORDS_IN_BRACKETS, match.condition()) + ']';
  }

  private static String quoted(Pattern likeOtherWords, String name) {
    return likeOtherWords.matcher(name).find() ? Quoted.of(name) : name;
  }
}
