package io.github.cxmetrics.bench.compare.workload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.cxmetrics.bench.data.Answers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Scores by segment from a file as people write it, with libraries that parse and without. */
final class FileReaders {

  static final String FAST_CSV = "FastCSV";
  static final String JACKSON = "Jackson";

  private static final String SEGMENT = "\"segment\":\"";
  private static final String SCORE = "\"score\":";

  /** What people count a segment. */
  private static final class Counts {

    private long promoters;
    private long detractors;
    private long n;

    void add(int score) {
      promoters += score >= 9 ? 1 : 0;
      detractors += score <= 6 ? 1 : 0;
      n++;
    }
  }

  private final Map<String, Counts> groups = new HashMap<>();

  private FileReaders() {}

  private void add(String segment, int score) {
    groups.computeIfAbsent(segment, name -> new Counts()).add(score);
  }

  private void add(String segment, String score) {
    if (!score.isEmpty()) {
      add(segment, Integer.parseInt(score));
    }
  }

  private Map<String, Double> scores() {
    Map<String, Double> scores = new HashMap<>();
    groups.forEach(
        (segment, counts) ->
            scores.put(segment, 100.0 * (counts.promoters - counts.detractors) / counts.n));
    return scores;
  }

  /** Letter by letter, with quotes. */
  static Map<String, Double> lettersOfCsv(Path file) throws IOException {
    FileReaders groups = new FileReaders();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      in.readLine();
      List<String> cells = new ArrayList<>();
      StringBuilder cell = new StringBuilder();
      boolean quoted = false;
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '"') {
          quoted = !quoted; // a doubled quote turns it twice
        }
        if (quoted || (c != ',' && c != '\n')) {
          cell.append((char) c);
          continue;
        }
        cells.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          groups.add(cells.get(Answers.SEGMENT_COLUMN), cells.get(Answers.SCORE_COLUMN));
          cells.clear();
        }
      }
    }
    return groups.scores();
  }

  /** FastCSV as its guide shows it. */
  static Map<String, Double> fastCsv(Path file) throws IOException {
    FileReaders groups = new FileReaders();
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
      Iterator<CsvRecord> row = rows.iterator();
      row.next();
      while (row.hasNext()) {
        CsvRecord cells = row.next();
        groups.add(cells.getField(Answers.SEGMENT_COLUMN), cells.getField(Answers.SCORE_COLUMN));
      }
    }
    return groups.scores();
  }

  /** Lines searched for two names, which gives wrong answers on other files. */
  static Map<String, Double> linesOfJson(Path file) throws IOException {
    FileReaders groups = new FileReaders();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int segment = line.indexOf(SEGMENT) + SEGMENT.length();
        int score = line.indexOf(SCORE) + SCORE.length();
        String text = line.substring(score, line.indexOf(',', score));
        if (!text.equals("null")) {
          groups.add(line.substring(segment, line.indexOf('"', segment)), text);
        }
      }
    }
    return groups.scores();
  }

  /** Jackson, token by token. */
  static Map<String, Double> jackson(Path file) throws IOException {
    FileReaders groups = new FileReaders();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      String segment = "";
      int score = -1;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.END_OBJECT) {
          if (score >= 0) {
            groups.add(segment, score);
          }
          score = -1;
        } else if (token == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          JsonToken value = json.nextToken();
          if (name.equals("segment")) {
            segment = json.getText();
          } else if (name.equals("score") && value == JsonToken.VALUE_NUMBER_INT) {
            score = json.getIntValue();
          }
        }
      }
    }
    return groups.scores();
  }
}
