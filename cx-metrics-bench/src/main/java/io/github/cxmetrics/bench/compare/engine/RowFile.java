package io.github.cxmetrics.bench.compare.engine;

import io.github.cxmetrics.bench.compare.workload.Column;
import io.github.cxmetrics.bench.compare.workload.Workload;
import io.github.cxmetrics.bench.compare.workload.Workloads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of a workload in the format that ClickHouse calls {@code RowBinary}: little-endian
 * numbers, texts after a byte for their length. Names and types of the columns, none if the
 * workload has a file of its own, stand in a second file beside it.
 */
final class RowFile {

  private static final String COLUMNS = ".columns";
  private static final int BUFFER = 1 << 20;
  private static final int LONGEST_ROW = 1 << 10;
  private static final int LONGEST_TEXT = 127;

  private RowFile() {}

  /**
   * Makes the data of a workload up, in a process of its own.
   *
   * @param args workload, rows, file of the data, file of the rows
   */
  public static void main(String[] args) throws IOException {
    write(Workloads.find(args[0]), Integer.parseInt(args[1]), Path.of(args[2]), Path.of(args[3]));
  }

  private static <D> void write(Workload<D> workload, int rows, Path file, Path to)
      throws IOException {
    List<Column> columns = workload.columns(workload.make(rows, file));
    Files.writeString(
        to.resolveSibling(to.getFileName() + COLUMNS),
        columns.stream()
            .map(column -> column.name() + " " + type(column))
            .collect(Collectors.joining(", ")));
    if (!columns.isEmpty()) {
      write(columns, to);
    }
  }

  private static void write(List<Column> columns, Path to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel out =
        FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      int rows = columns.get(0).rows();
      for (int row = 0; row < rows; row++) {
        for (Column column : columns) {
          put(column, row, buffer);
        }
        if (buffer.remaining() < LONGEST_ROW || row == rows - 1) {
          buffer.flip();
          while (buffer.hasRemaining()) {
            out.write(buffer);
          }
          buffer.clear();
        }
      }
    }
  }

  private static void put(Column column, int row, ByteBuffer buffer) {
    if (column instanceof Column.Bytes bytes) {
      buffer.put(bytes.values()[row]);
    } else if (column instanceof Column.Ints ints) {
      buffer.putInt(ints.values()[row]);
    } else if (column instanceof Column.Longs longs) {
      buffer.putLong(longs.values()[row]);
    } else if (column instanceof Column.Texts texts) {
      put(texts.values()[row], buffer);
    }
  }

  private static void put(String text, ByteBuffer buffer) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "text must have at most " + LONGEST_TEXT + " bytes, was '" + text + "'");
    }
    buffer.put((byte) bytes.length).put(bytes);
  }

  private static String type(Column column) {
    if (column instanceof Column.Bytes) {
      return "UInt8";
    }
    if (column instanceof Column.Ints) {
      return "Int32";
    }
    return column instanceof Column.Longs ? "Int64" : "String";
  }
}
