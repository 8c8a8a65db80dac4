package io.github.cxmetrics.cli.output;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file written under another name in its folder and then moved, so that nobody ever sees half of
 * it. Symbolic links are followed; devices and pipes, which cannot be moved onto, are written as
 * they are.
 *
 * @param file the file to appear
 */
record AtomicFile(Path file) implements OutputTarget {

  @Override
  public void write(Content content) throws IOException {
    if (isStream()) {
      writeTo(file, content, StandardOpenOption.APPEND);
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path unfinished =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      writeTo(unfinished, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      move(unfinished, target);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Behind /dev/stdout and the like may be a regular file that others write to as well. */
  private boolean isStream() {
    Path path = file.toAbsolutePath().normalize();
    return Files.exists(file)
        && (!Files.isRegularFile(file) || path.startsWith("/dev") || path.startsWith("/proc"));
  }

  private static void writeTo(Path path, Content content, StandardOpenOption... options)
      throws IOException {
    try (Writer out = OutputTarget.utf8(Files.newOutputStream(path, options))) {
      content.writeTo(out);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, REPLACE_EXISTING);
    }
  }
}
