package io.github.cxmetrics.bench.compare.workload;

/** A column of the data of a workload, as databases get it. */
@SuppressWarnings("ArrayRecordComponent") // handed on as they are
public sealed interface Column {

  /** What it is called in queries. */
  String name();

  /** How many rows it has. */
  int rows();

  /** Whole numbers 0 to 255. */
  record Bytes(String name, byte[] values) implements Column {
    @Override
    public int rows() {
      return values.length;
    }
  }

  /** Whole numbers of 32 bits. */
  record Ints(String name, int[] values) implements Column {
    @Override
    public int rows() {
      return values.length;
    }
  }

  /** Whole numbers of 64 bits. */
  record Longs(String name, long[] values) implements Column {
    @Override
    public int rows() {
      return values.length;
    }
  }

  /** Texts of at most 127 bytes, ASCII. */
  record Texts(String name, String[] values) implements Column {
    @Override
    public int rows() {
      return values.length;
    }
  }
}
