package io.github.cxmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console session in the README is what the commands print. */
class ReadmeCommandTest {

  private static final Pattern SESSION =
      Pattern.compile(
          "```console\\n\\$ ./cxm demo --keep survey.csv\\n\\$ ./cxm ([^\\n]+)\\n(.*?)\\n```",
          Pattern.DOTALL);

  @TempDir Path folder;

  private static String run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(Main.run(stream, stream, args)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void consoleSessionShowsWhatIsPrinted() throws IOException {
    Matcher session = SESSION.matcher(Files.readString(Path.of("../README.md")));
    assertThat(session.find()).isTrue();
    String survey = folder.resolve("survey.csv").toString();
    run("demo", "--keep", survey);
    String printed = run(session.group(1).replace("survey.csv", survey).split(" "));
    assertThat(printed.replace(survey, "survey.csv").stripTrailing()).isEqualTo(session.group(2));
  }
}
