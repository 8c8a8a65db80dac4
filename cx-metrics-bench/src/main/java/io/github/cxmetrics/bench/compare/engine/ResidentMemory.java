package io.github.cxmetrics.bench.compare.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The peak of the resident memory of a process; Linux tells it, others do not. */
final class ResidentMemory {

  private static final String PEAK = "VmHWM:";
  private static final String FORGET_PEAK = "5";
  private static final long KILOBYTE = 1024;

  private final Path folder;

  private ResidentMemory(Path folder) {
    this.folder = folder;
  }

  static ResidentMemory of(long pid) {
    return new ResidentMemory(Path.of("/proc", Long.toString(pid)));
  }

  /** From here on the peak is a new one, where the system can do that. */
  void forgetPeak() {
    try {
      Files.writeString(folder.resolve("clear_refs"), FORGET_PEAK);
    } catch (IOException e) {
      // then the peak is the one of the whole process
    }
  }

  OptionalLong peakBytes() {
    try {
      return Files.readAllLines(folder.resolve("status")).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE)
          .findAny();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
