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

/** What the READMEs show is what {@link ReadmeExamplesTest} compiles and runs. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Path EXAMPLES =
      Path.of("src/test/java/io/github/cxmetrics/guide/ReadmeExamplesTest.java");
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

  @Test
  void readmeShowsTheExamplesThatRun() throws IOException {
    List<String> examples =
        groups(SNIPPET, Files.readString(EXAMPLES), 1).stream()
            .map(example -> example.stripIndent())
            .toList();
    assertThat(examples).isNotEmpty();
    assertThat(groups(JAVA_BLOCK, read("README.md"), 1)).isEqualTo(examples);
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
