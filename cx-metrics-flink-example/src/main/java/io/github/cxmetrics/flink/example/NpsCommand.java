package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.flink.StreamResult;
import io.github.cxmetrics.flink.StreamWindows;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.time.CalendarGrid;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cxm-flink nps}. */
@Command(
    name = "nps",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = "Net Promoter Score by segment and period, as cxm nps.",
    footer = {
      "",
      "Examples:",
      "  cxm-flink nps survey.csv --score recommend --by channel",
      "  cxm-flink nps --generate 1000000 --rate 50000 --score recommend --by channel --live 1s"
    })
final class NpsCommand implements Callable<Integer> {

  @Mixin InputFlags input = new InputFlags();

  @Option(
      names = "--score",
      required = true,
      paramLabel = "COLUMN",
      description = "The column of the answers.")
  String score = "";

  @Option(
      names = "--missing",
      split = ",",
      paramLabel = "TOKEN[,TOKEN]",
      description = "Cells that mean 'not answered'; empty cells always do.")
  Set<String> missing = new HashSet<>();

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      description = "A row for each value of this column.")
  @Nullable String by;

  @Mixin PeriodFlags periods = new PeriodFlags();

  @Mixin EngineFlags engine = new EngineFlags();

  @Mixin OutputFlags output = new OutputFlags();

  private final PrintStream out;

  NpsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    input.check();
    Optional<CalendarGrid> calendar = periods.calendar();
    StreamExecutionEnvironment environment = engine.environment();
    SingleOutputStreamOperator<Answer> answers =
        Sources.records(
            environment,
            input,
            new AnswerReader(score, Set.copyOf(missing), by, periods.time, periods.times.times()),
            Answer.class,
            new SurveyLines());
    NpsReport report = new NpsReport(by, calendar);
    long rejected =
        calendar.isPresent()
            ? runByPeriod(environment, answers, calendar.get(), report)
            : run(
                environment,
                NpsJob.ofAllTime(answers, engine.live()),
                answers.getSideOutput(ReadRecords.REJECTS),
                report);
    report.print(out, output.format, rejected);
    return 0;
  }

  /** Rows of files come in any order, so their periods end with the input; lines have an order. */
  private long runByPeriod(
      StreamExecutionEnvironment environment,
      SingleOutputStreamOperator<Answer> answers,
      CalendarGrid calendar,
      NpsReport report)
      throws Exception {
    StreamWindows<Answer, String, RatingAccumulator<Nps>, Nps> windows =
        NpsJob.ofPeriods(calendar, periods.disorder(), engine.live());
    DataStream<Answer> timed =
        input.generated == null
            ? answers
            : answers.assignTimestampsAndWatermarks(windows.watermarks());
    SingleOutputStreamOperator<StreamResult<String, RatingAccumulator<Nps>, Nps>> scores =
        windows.apply(timed).uid("score-by-segment-and-period");
    DataStream<Reject> late =
        scores
            .getSideOutput(windows.rejects(answers.getType()))
            .map(new LateAnswers(String.valueOf(periods.time)))
            .returns(Reject.class);
    return run(environment, scores, answers.getSideOutput(ReadRecords.REJECTS).union(late), report);
  }

  private long run(
      StreamExecutionEnvironment environment,
      DataStream<StreamResult<String, RatingAccumulator<Nps>, Nps>> scores,
      DataStream<Reject> rejects,
      NpsReport report)
      throws Exception {
    return JobRun.run(
        environment, "cxm-flink nps", scores, rejects, input.rejects, each -> take(report, each));
  }

  private void take(NpsReport report, StreamResult<String, RatingAccumulator<Nps>, Nps> each) {
    report.add(each);
    if (!each.complete()) {
      report.printUpdate(out, output.format, each);
    }
  }
}
