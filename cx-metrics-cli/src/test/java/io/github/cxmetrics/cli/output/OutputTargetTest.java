package io.github.cxmetrics.cli.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTargetTest {

  @TempDir private Path folder;

  @Test
  void writesAFileAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("report.md");

    OutputTarget.file(file).write(out -> out.append("점수\n"));
    OutputTarget.file(file).write(out -> out.append("점수 2\n"));

    assertThat(file).hasContent("점수 2\n");
    assertThat(folder).isDirectoryContaining(file::equals);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void halfACharacterDoesNotStopTheRest() throws IOException {
    Path file = folder.resolve("report.csv");

    OutputTarget.file(file).write(out -> out.append("a\ud800b"));

    assertThat(file).hasContent("a\ufffdb");
  }

  @Test
  void failureLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("report.md"), "old");

    assertThatThrownBy(
            () ->
                OutputTarget.file(file)
                    .write(
                        out -> {
                          out.append("half");
                          throw new IOException("no more data");
                        }))
        .hasMessage("no more data");

    assertThat(file).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void followsSymbolicLinks() throws IOException {
    Path file = Files.writeString(folder.resolve("real.md"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.md"), file);

    OutputTarget.file(link).write(out -> out.append("new"));

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void missingFolderIsAnIoException() {
    OutputTarget target = OutputTarget.file(folder.resolve("no/report.md"));

    assertThatThrownBy(() -> target.write(out -> out.append("x"))).isInstanceOf(IOException.class);
  }

  @Test
  void streamGetsUtf8WhateverItsOwnEncodingAndStaysOpen() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, false, ISO_8859_1);

    OutputTarget.stream(stream).write(out -> out.append("점수"));
    stream.print("!");
    stream.flush();

    assertThat(bytes.toString(UTF_8)).isEqualTo("점수!");
  }

  @Test
  void closedPipeIsAnIoException() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    OutputTarget target = OutputTarget.stream(new PrintStream(closed, false, UTF_8));

    assertThatThrownBy(() -> target.write(out -> out.append("x")))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "standard output must take the whole report, was closed or full before its end");
  }
}
