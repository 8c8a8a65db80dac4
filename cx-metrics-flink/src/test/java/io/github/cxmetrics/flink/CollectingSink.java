package io.github.cxmetrics.flink;

import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Collects what a job emits, in the order of arrival. After a failure a job emits again what it
 * emitted since its last checkpoint.
 */
final class CollectingSink<T> implements Sink<T> {

  @Serial private static final long serialVersionUID = 1L;

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Map<Long, List<Object>> COLLECTED = new ConcurrentHashMap<>();

  private final long number = NUMBERS.incrementAndGet();

  CollectingSink() {
    COLLECTED.put(number, new CopyOnWriteArrayList<>());
  }

  @SuppressWarnings("unchecked") // only the writer puts into the list
  List<T> collected() {
    return (List<T>) COLLECTED.get(number);
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    List<Object> collected = COLLECTED.get(number);
    return new SinkWriter<>() {
      @Override
      public void write(T element, Context ignored) {
        collected.add(element);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
