package io.github.cxmetrics.flink.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ExampleCluster.class)
class EventCommandsTest {

  private static final Object[] FUNNEL = {
    "funnel",
    "--actor",
    "customer",
    "--event",
    "event",
    "--time",
    "at",
    "--zone",
    "Asia/Seoul",
    "--steps",
    "view,cart,pay",
    "--within",
    "7d"
  };

  private static final Object[] ACTIVE = {
    "active", "--actor", "customer", "--time", "at", "--zone", "Asia/Seoul"
  };

  @TempDir private Path folder;

  private Path events() {
    Path events = folder.resolve("events.csv");
    CommandRun.cxm("demo", "--rows", 500, "--keep-events", events).done();
    return events;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Object[] with(Object[] options, Object... more) {
    return Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void funnelSaysWhatCxmSays(int parallelism) throws IOException {
    CommandRun.assertSame(events(), parallelism, with(FUNNEL, "--as-of", "2026-05-31"));
  }

  @Test
  void dataEndWithTheLastEventUnlessSaid() throws IOException {
    CommandRun.assertSame(events(), 2, FUNNEL);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void activeSaysWhatCxmSays(int parallelism) throws IOException {
    CommandRun.assertSame(
        events(), parallelism, with(ACTIVE, "--from", "2026-02-20", "--as-of", "2026-05-31"));
  }

  @Test
  void activeShowsTheLastThirtyDaysUnlessSaid() throws IOException {
    CommandRun.assertSame(events(), 2, ACTIVE);
  }

  @Test
  void koreanNamesAndASingleEvent() throws IOException {
    Path file = file("하나.csv", "고객,일,때\n김,\"보기\",2026-03-01 9:30\n");
    Object[] funnel = {
      "funnel",
      "--actor",
      "고객",
      "--event",
      "일",
      "--time",
      "때",
      "--zone",
      "Asia/Seoul",
      "--steps",
      "보기,사기"
    };

    CommandRun.assertSame(file, 2, funnel);
    CommandRun.assertSame(
        file, 2, "active", "--actor", "고객", "--time", "때", "--zone", "Asia/Seoul");
  }

  @Test
  void noEvents() throws IOException {
    Path file = file("none.csv", "customer,event,at\n");

    CommandRun.assertSame(file, 1, FUNNEL);
    CommandRun.assertSame(file, 1, ACTIVE);
    CommandRun.assertSame(file, 1, with(FUNNEL, "--as-of", "2026-05-31"));
  }

  @Test
  void whoAndWhenMustBeThere() throws IOException {
    Path nobody = file("nobody.csv", "customer,event,at\n,view,2026-03-01\n");
    Path never = file("never.csv", "customer,event,at\nc1,view,soon\n");

    assertThat(CommandRun.flink(with(FUNNEL, nobody)).err())
        .contains(nobody + ", line 2: customer must not be empty, was \"\"");
    assertThat(CommandRun.flink(with(FUNNEL, never)).err())
        .contains(never + ", line 2: at must be a time of the format iso, was \"soon\"");
    assertThat(CommandRun.flink(with(FUNNEL, never, "--on-bad", "skip")).done().out())
        .contains("As of no events");
  }

  @Test
  void aStreamOfLinesSaysWhatTheSameLinesInAFileSay() throws IOException {
    EventLines lines = new EventLines();
    Path file =
        Files.write(
            folder.resolve("lines.ndjson"),
            LongStream.range(0, 1_000).boxed().map(lines::map).toList());

    CommandRun.assertSame(
        List.of("--generate", 1_000), file, 4, with(FUNNEL, "--as-of", "2026-01-01"));
  }

  @Test
  void liveReportsComeAtTheEndsOfPeriods() {
    CommandRun run =
        CommandRun.flink(
            with(FUNNEL, "--generate", 1_000, "--as-of", "2026-01-01", "--live", "1h"));

    assertThat(run.done().out())
        .containsSubsequence(
            "As of 2026-01-01T00:59:59.999Z",
            "As of 2026-01-01T01:59:59.999Z",
            "As of 2026-01-01T14:59:59.999Z");
  }

  @Test
  void dataCannotEndAtATimeThatNoEventHas() throws IOException {
    Path one = file("one.csv", "customer,event,at\na,view,2026-05-01T00:00:00Z\n");
    for (String end : List.of("+999999999-12-31", "+20000-01-01")) {
      CommandRun run = CommandRun.flink(with(FUNNEL, one, "--as-of", end));
      assertThat(run.err()).contains("--as-of must be a time that events can have, was " + end);
    }
  }

  @Test
  void publishedEvents() throws IOException {
    Path data = RealData.file("shop-events-2019/simple_onlineshop.csv.gz");

    CommandRun.assertSame(
        data,
        2,
        "funnel",
        "--actor",
        "client_id",
        "--event",
        "event",
        "--time",
        "timestamp",
        "--zone",
        "UTC",
        "--steps",
        "catalog,cart,delivery_choice,payment_choice,payment_done",
        "--within",
        "none");
  }
}
