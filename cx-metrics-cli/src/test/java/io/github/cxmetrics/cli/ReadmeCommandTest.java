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

/** The console sessions in the README are what the commands print. */
class ReadmeCommandTest {

  private static final Pattern SESSION =
      Pattern.compile(
          "```console\\n(?:\\$ ./cxm demo (--keep\\S*) (\\S+)\\n)?\\$ ./cxm ([^\\n]+)\\n(.*?)\\n```",
          Pattern.DOTALL);

  @TempDir Path folder;

  private static String run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(Main.run(stream, stream, args)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void consoleSessionsShowWhatIsPrinted() throws IOException {
    Matcher session = SESSION.matcher(Files.readString(Path.of("../README.md")));
    int sessions = 0;
    String name = "";
    while (session.find()) {
      if (session.group(1) != null) {
        name = session.group(2);
        run("demo", session.group(1), folder.resolve(name).toString());
      }
      String file = folder.resolve(name).toString();
      String printed = run(session.group(3).replace(name, file).split(" "));
      assertThat(printed.replace(file, name).stripTrailing()).isEqualTo(session.group(4));
      sessions++;
    }
    assertThat(sessions).isEqualTo(4);
  }
}
