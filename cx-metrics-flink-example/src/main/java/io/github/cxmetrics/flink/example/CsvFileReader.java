package io.github.cxmetrics.flink.example;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.ArrayResultIterator;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.jspecify.annotations.Nullable;

/** Reads one CSV file in batches of rows. */
final class CsvFileReader implements BulkFormat.Reader<SourceRow> {

  private static final int BATCH = 512;
  private static final int LONGEST_CELL = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final CloseableIterator<CsvRecord> rows;
  private final CsvHeader header;
  private final int[] positions;
  private long handedOn;

  /**
   * Opens a file.
   *
   * @param file its name in complaints
   * @param bytes what it holds; closed with this
   * @param columns the wanted columns
   * @param skipped how many rows have been handed on before
   */
  CsvFileReader(String file, InputStream bytes, List<String> columns, long skipped)
      throws IOException {
    this.file = file;
    rows = rowsOf(file, bytes);
    CsvRecord names = nextRow();
    if (names == null) {
      throw new InputException(file + ": file must begin with a row of column names, was empty");
    }
    header = new CsvHeader(names.getFields());
    positions = header.positionsOf(columns, file);
    while (handedOn < skipped && nextRow() != null) {
      handedOn++;
    }
  }

  private static CloseableIterator<CsvRecord> rowsOf(String file, InputStream bytes)
      throws IOException {
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    text.mark(1);
    try {
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
    } catch (CharacterCodingException e) {
      throw notText(file);
    }
    return CsvReader.builder()
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(LONGEST_CELL)
        .ofCsvRecord(text)
        .iterator();
  }

  private @Nullable CsvRecord nextRow() throws IOException {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw notText(file);
      }
      throw e.getCause();
    } catch (CsvParseException e) {
      throw new InputException(file + ": record must be well-formed CSV, was " + e.getMessage());
    }
  }

  private static InputException notText(String file) {
    return new InputException(file + ": file must be text in UTF-8, was not");
  }

  @Override
  public BulkFormat.@Nullable RecordIterator<SourceRow> readBatch() throws IOException {
    List<SourceRow> batch = new ArrayList<>(BATCH);
    for (CsvRecord row = nextOf(batch); row != null; row = nextOf(batch)) {
      batch.add(rowOf(row));
    }
    if (batch.isEmpty()) {
      return null;
    }
    ArrayResultIterator<SourceRow> result = new ArrayResultIterator<>();
    result.set(
        batch.toArray(SourceRow[]::new), batch.size(), CheckpointedPosition.NO_OFFSET, handedOn);
    handedOn += batch.size();
    return result;
  }

  private @Nullable CsvRecord nextOf(List<SourceRow> batch) throws IOException {
    return batch.size() < BATCH ? nextRow() : null;
  }

  private SourceRow rowOf(CsvRecord row) {
    if (row.getFieldCount() != header.width()) {
      return SourceRow.malformed(
          file,
          row.getStartingLineNumber(),
          "have " + header.width() + " cells like the header",
          Integer.toString(row.getFieldCount()));
    }
    List<String> cells = new ArrayList<>(positions.length);
    for (int position : positions) {
      cells.add(row.getField(position).strip());
    }
    return SourceRow.of(file, row.getStartingLineNumber(), cells);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
