package io.github.cxmetrics.flink.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/**
 * CSV files with a row of column names, in UTF-8, also gzipped. Quoted cells may hold line ends, so
 * a file is read from its start by one reader: it is one split, and a reader that is restored skips
 * the records that were handed on before.
 *
 * <p>A format of whole splits, not Flink's format of streams: that one does not know the name of
 * its file, which every complaint has to tell.
 */
final class CsvFormat implements BulkFormat<SourceRow, FileSourceSplit> {

  @Serial private static final long serialVersionUID = 1L;

  private final List<String> columns;

  /**
   * Makes a format.
   *
   * @param columns the wanted columns
   */
  CsvFormat(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  @Override
  public Reader<SourceRow> createReader(Configuration settings, FileSourceSplit split)
      throws IOException {
    return open(split, 0);
  }

  @Override
  public Reader<SourceRow> restoreReader(Configuration settings, FileSourceSplit split)
      throws IOException {
    return open(
        split,
        split.getReaderPosition().map(CheckpointedPosition::getRecordsAfterOffset).orElse(0L));
  }

  private Reader<SourceRow> open(FileSourceSplit split, long skipped) throws IOException {
    Path path = split.path();
    FSDataInputStream file = path.getFileSystem().open(path);
    try {
      InputStream bytes = path.getName().endsWith(".gz") ? new GZIPInputStream(file) : file;
      return new CsvFileReader(nameOf(path), bytes, columns, skipped);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** The file as people write it: local ones without their scheme. */
  private static String nameOf(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.getPath() : path.toString();
  }

  @Override
  public boolean isSplittable() {
    return false;
  }

  @Override
  public TypeInformation<SourceRow> getProducedType() {
    return TypeInformation.of(SourceRow.class);
  }
}
