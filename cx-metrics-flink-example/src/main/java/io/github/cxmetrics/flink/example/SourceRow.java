package io.github.cxmetrics.flink.example;

import java.util.List;

/**
 * The wanted cells of a record, as they came.
 *
 * @param source the file or topic
 * @param line where the record begins in it, counted from 1
 * @param cells the cells of the wanted columns, in the order wanted, without spaces around; of a
 *     malformed record the one thing that was found instead
 * @param rule what a malformed record as a whole must do; empty for others
 */
public record SourceRow(String source, long line, List<String> cells, String rule) {

  static SourceRow of(String source, long line, List<String> cells) {
    return new SourceRow(source, line, cells, "");
  }

  static SourceRow malformed(String source, long line, String rule, String found) {
    return new SourceRow(source, line, List.of(found), rule);
  }
}
