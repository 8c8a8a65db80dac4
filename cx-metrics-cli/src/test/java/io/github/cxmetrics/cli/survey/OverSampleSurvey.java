package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small survey in a folder of its own, the start of tests about what is read of it. */
abstract class OverSampleSurvey {

  @TempDir Path folder;

  Path survey;

  @BeforeEach
  void writeSurvey() throws IOException {
    survey =
        Files.writeString(
            folder.resolve("survey.csv"),
            """
            score,channel,plan,when
            10,앱,free,2024-01-31T23:30:00Z
            9,앱,paid,2024-02-10
            ,전화상담,free,2024-02-11
            11,전화상담,free,2024-04-01
            3,전화상담,paid,2024-04-30
            8,,paid,2024-04-30
            """);
  }

  final Json json(Object... more) {
    return CommandRun.json(
        "nps", survey, "--score", "score", "--missing", "11", Arrays.asList(more));
  }

  static List<Object> each(Json results, Object... path) {
    return IntStream.range(0, results.size())
        .mapToObj(i -> results.at(i).at(path).value())
        .toList();
  }
}
