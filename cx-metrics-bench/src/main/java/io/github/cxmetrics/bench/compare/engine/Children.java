package io.github.cxmetrics.bench.compare.engine;

import io.github.cxmetrics.bench.compare.workload.Contender;
import io.github.cxmetrics.bench.compare.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts participants in processes of their own.
 *
 * @param heap the largest heap of each Java, as the option {@code -Xmx} takes it
 * @param chdb the folder with the package of ClickHouse
 * @param folder where all files go
 * @param warmSeconds how long each warms up, at least once
 * @param limit how long a reply may take
 */
public record Children(String heap, Path chdb, Path folder, double warmSeconds, Duration limit)
    implements Stage {

  /** The garbage collector of each Java. */
  public static final String COLLECTOR = "G1";

  private static final String COLLECTOR_OPTION = "-XX:+UseG1GC";

  @Override
  public Participant start(Workload<?> workload, String contender, int rows, Path file)
      throws IOException, InterruptedException {
    String name = workload.id() + "-" + contender.replaceAll("\\W", "-");
    Path answer = folder.resolve(name + ".answer");
    Path log = folder.resolve(name + ".log");
    List<String> command =
        contender.equals(Contender.CLICK_HOUSE)
            ? clickHouse(workload, rows, file, answer, log)
            : java(ContenderMain.class, workload.id(), contender, rows, file, answer, warmSeconds);
    return ChildParticipant.start(command, answer, log, limit);
  }

  private List<String> java(Class<?> main, Object... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add(COLLECTOR_OPTION);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    for (Object arg : args) {
      command.add(arg.toString());
    }
    return command;
  }

  private List<String> clickHouse(Workload<?> workload, int rows, Path file, Path answer, Path log)
      throws IOException, InterruptedException {
    Path rowFile = folder.resolve(workload.id() + ".rows");
    Process writer =
        new ProcessBuilder(java(RowFile.class, workload.id(), rows, file, rowFile))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = writer.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    writer.destroyForcibly().waitFor();
    if (!ended || writer.exitValue() != 0) {
      throw new IOException("rows were not written: " + Files.readString(log).strip());
    }
    return ClickHouse.command(
        workload,
        chdb,
        folder.resolve(workload.id() + "-session"),
        file,
        rowFile,
        answer,
        warmSeconds);
  }
}
