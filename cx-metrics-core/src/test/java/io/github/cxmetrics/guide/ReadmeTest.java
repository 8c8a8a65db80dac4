package io.github.cxmetrics.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java that the documents show is what the examples of this package compile and run. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Path GUIDE = Path.of("src/test/java/io/github/cxmetrics/guide");
  private static final Pattern SNIPPET =
      Pattern.compile(" *// snippet: [a-z ]+\\n(.*?)\\n *// end", Pattern.DOTALL);
  private static final Pattern JAVA_BLOCK =
      Pattern.compile("```java\\n(.*?)\\n```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  private static List<String> groups(Pattern pattern, String text, int group) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(group)).toList();
  }

  private static List<String> examples(String file) throws IOException {
    return groups(SNIPPET, Files.readString(GUIDE.resolve(file)), 1).stream()
        .map(example -> example.stripTrailing().stripIndent())
        .toList();
  }

  @Test
  void readmeShowsTheExamplesThatRun() throws IOException {
    assertThat(groups(JAVA_BLOCK, read("README.md"), 1))
        .isEqualTo(examples("ReadmeExamplesTest.java"))
        .isNotEmpty();
  }

  @Test
  void guideToAnOwnMetricShowsTheOneThatPassesTheLaws() throws IOException {
    assertThat(groups(JAVA_BLOCK, read("docs/own-metric.md"), 1))
        .isEqualTo(examples("OwnMetricExampleTest.java"))
        .isNotEmpty();
  }

  @Test
  void koreanReadmeHasTheSameCode() throws IOException {
    assertThat(groups(JAVA_BLOCK, read("README.ko.md"), 1))
        .isSubsetOf(groups(JAVA_BLOCK, read("README.md"), 1))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.ko.md", "CONTRIBUTING.md", "CHANGELOG.md"})
  void linksLeadSomewhere(String file) throws IOException {
    for (String target : groups(LINK, read(file), 1)) {
      assertThat(ROOT.resolve(target)).as("link in %s", file).exists();
    }
  }
}
