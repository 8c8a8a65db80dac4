package io.github.cxmetrics.bench.compare.engine;

import io.github.cxmetrics.bench.compare.workload.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A contender in a process of its own, which is ended when an answer takes too long. */
final class ChildParticipant implements Participant {

  private static final String END = "\u0000end";
  private static final int LOG_TAIL = 3;

  private final Process process;
  private final PrintWriter commands;
  private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
  private final ResidentMemory memory;
  private final Path answer;
  private final Path log;
  private final Duration limit;
  private boolean isReady;
  private String form = "";

  private ChildParticipant(Process process, Path answer, Path log, Duration limit) {
    this.process = process;
    this.answer = answer;
    this.log = log;
    this.limit = limit;
    commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    memory = ResidentMemory.of(process.pid());
    Thread reader = new Thread(this::readReplies, "replies");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a process, which may take its time until it is ready.
   *
   * @param command the program and its arguments
   * @param answer the file where it leaves its answer
   * @param log the file where it prints what is no reply
   * @param limit how long a reply may take
   */
  static Participant start(List<String> command, Path answer, Path log, Duration limit)
      throws IOException {
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    return new ChildParticipant(process, answer, log, limit);
  }

  private void readReplies() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(replies::add);
    } catch (IOException | UncheckedIOException e) {
      // it has ended
    }
    replies.add(END);
  }

  private String nextReply() throws InterruptedException, IOException {
    String line = replies.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (line == null) {
      close();
      throw new IllegalStateException("took longer than " + limit.toSeconds() + " s");
    }
    if (line.equals(END)) {
      throw new IllegalStateException("ended with code " + process.waitFor() + lastWords());
    }
    Reply.requireDone(line);
    return line;
  }

  private String lastWords() throws IOException {
    List<String> lines =
        Files.readString(log, StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size());
    return tail.isEmpty() ? "" : ": " + String.join(" / ", tail);
  }

  @Override
  public Answer warmUp() throws Exception {
    if (!isReady) {
      nextReply();
      isReady = true;
    }
    commands.println(Reply.WARM_UP);
    form = Reply.form(nextReply());
    return Answer.readFrom(answer);
  }

  @Override
  public Cost ask(int threads) throws Exception {
    memory.forgetPeak();
    commands.println(threads);
    String line = nextReply();
    return Reply.cost(line, memory.peakBytes());
  }

  @Override
  public String form() {
    return form;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
