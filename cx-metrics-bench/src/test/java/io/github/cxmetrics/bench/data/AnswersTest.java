package io.github.cxmetrics.bench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.survey.Nps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {

  @Test
  void sameSeedMakesTheSameAnswers() {
    assertThat(Answers.skewed(1, 1_000)).isEqualTo(Answers.skewed(1, 1_000));
    assertThat(Answers.skewed(1, 1_000)).isNotEqualTo(Answers.skewed(2, 1_000));
    assertThat(Answers.grouped(1, 1_000, 50)).isEqualTo(Answers.grouped(1, 1_000, 50));
  }

  @Test
  void scoresAreThoseOfAnOrdinarySurvey() {
    Nps nps = Nps.of(Answers.widened(Answers.skewed(1, 100_000)));
    assertThat(nps.score().value()).isCloseTo(28, within(1.0));
    assertThat(nps.ratings().counts()).hasSize(11).allMatch(count -> count > 0);
  }

  @Test
  void everySegmentOccursAndTheFirstIsTheLargest() {
    Answer[] answers = Answers.grouped(1, 20_000, 1_000);
    var byName =
        Arrays.asList(answers).stream().collect(Nps.metric(Answer::score).by(Answer::segment));
    var byCode =
        Arrays.asList(answers).stream()
            .collect(Nps.metric(Answer::score).byLong(Answer::segmentCode));
    assertThat(byName).hasSize(1_000);
    assertThat(byCode).hasSize(1_000);
    assertThat(byName.get(answers[0].segment()).n()).isGreaterThan(1_500);
    assertThat(byName.keySet()).allMatch(name -> name.length() >= 13 && name.length() <= 31);
  }

  @Test
  void fileHasSkippedAnswersAndQuotedCommas(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("answers.csv");
    Answers.writeCsv(file, 1, 10_000, 100);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(10_001);
    List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",", 5)).toList();
    assertThat(rows.stream().filter(row -> row[Answers.SCORE_COLUMN].isEmpty()).count())
        .isBetween(150L, 250L);
    assertThat(rows).allMatch(row -> row[Answers.SEGMENT_COLUMN].startsWith("segment-"));
    assertThat(rows).anyMatch(row -> row[4].contains(",") && row[4].startsWith("\""));
  }
}
