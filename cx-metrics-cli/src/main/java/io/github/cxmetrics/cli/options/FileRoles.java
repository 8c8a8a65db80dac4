package io.github.cxmetrics.cli.options;

import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.output.PrintableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of one command, asked before the first is read: no two roles may share a file of which
 * one is written, and what is written must have a folder to go to.
 */
public final class FileRoles {

  private final Map<Path, String> roles = new LinkedHashMap<>();
  private boolean standardInputTaken;

  /** Adds a file to be read, or {@code -}; the same file may be read twice, a stream may not. */
  public FileRoles reads(String role, String argument) throws IOException {
    if (argument.equals(RecordSource.STANDARD_INPUT)) {
      if (standardInputTaken) {
        throw new UsageException("standard input (-) can be read once only, not also as " + role);
      }
      standardInputTaken = true;
      return this;
    }
    Path file = Path.of(argument);
    if (Files.isDirectory(file)) {
      throw new UsageException(role + " must be a file, was the folder " + shown(file));
    }
    roles.put(identity(file), role);
    return this;
  }

  /** Adds a file to be written. */
  public FileRoles writes(String role, Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UsageException(role + " must be a file, was the folder " + shown(file));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new UsageException(role + " must be in a folder that exists, was " + shown(file));
    }
    if (!Files.isWritable(Files.exists(file) || folder == null ? file : folder)) {
      throw new UsageException(role + " must be a file that may be written, was " + shown(file));
    }
    String other = roles.putIfAbsent(identity(file), role);
    if (other != null && !isDevice(file)) {
      throw new UsageException(
          role + " must not be the same file as " + other + ", was " + shown(file));
    }
    return this;
  }

  /** One path for a file, however it is named. */
  private static Path identity(Path file) throws IOException {
    return Files.isRegularFile(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
  }

  private static boolean isDevice(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  private static String shown(Path file) {
    return PrintableText.quoted(file.toString());
  }
}
