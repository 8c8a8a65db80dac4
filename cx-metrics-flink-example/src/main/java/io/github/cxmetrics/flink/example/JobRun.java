package io.github.cxmetrics.flink.example;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** Runs a job and brings what it says back to whoever started it. */
final class JobRun {

  private JobRun() {}

  /**
   * Runs a job to its end.
   *
   * @param results what the job says
   * @param rejects the records that it cannot use
   * @param rejectsFile where those are written; null for nowhere
   * @param each takes every result, in the order of arrival
   * @return how many records were rejected
   * @throws InputException if the input cannot be used
   */
  static <T> long run(
      StreamExecutionEnvironment environment,
      String name,
      DataStream<T> results,
      DataStream<Reject> rejects,
      @Nullable Path rejectsFile,
      Consumer<T> each)
      throws Exception {
    CloseableIterator<T> said = results.collectAsync();
    CloseableIterator<Reject> rejected = rejects.collectAsync();
    try {
      environment.executeAsync(name);
      // Both are emptied at once: a job waits for whoever does not take what it says.
      CompletableFuture<Long> count =
          CompletableFuture.supplyAsync(() -> write(rejected, rejectsFile), JobRun::inThread);
      said.forEachRemaining(each);
      return count.get();
    } catch (Exception e) {
      throw ExceptionUtils.findThrowableSerializedAware(
              e, InputException.class, JobRun.class.getClassLoader())
          .<Exception>map(known -> known)
          .orElse(e);
    } finally {
      IOUtils.closeAllQuietly(said, rejected);
    }
  }

  private static void inThread(Runnable task) {
    Thread thread = new Thread(task, "rejects");
    thread.setDaemon(true);
    thread.start();
  }

  private static long write(CloseableIterator<Reject> rejects, @Nullable Path file) {
    if (file == null) {
      long count = 0;
      for (; rejects.hasNext(); rejects.next()) {
        count++;
      }
      return count;
    }
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
      long count = 0;
      csv.writeRecord("file", "line", "column", "value", "rule");
      for (; rejects.hasNext(); count++) {
        Reject reject = rejects.next();
        csv.writeRecord(
            reject.source(),
            Long.toString(reject.line()),
            reject.column(),
            reject.value(),
            "must " + reject.rule());
      }
      return count;
    } catch (IOException e) {
      rejects.forEachRemaining(rest -> {});
      throw new UncheckedIOException(e);
    } catch (UncheckedIOException e) {
      // the job waits until its rejects are taken
      rejects.forEachRemaining(rest -> {});
      throw e;
    }
  }
}
