package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.flink.StreamResult;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
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

  @Mixin TimeFlags times = new TimeFlags();

  @Mixin EngineFlags engine = new EngineFlags();

  @Mixin OutputFlags output = new OutputFlags();

  private final PrintStream out;

  NpsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    input.check();
    StreamExecutionEnvironment environment = engine.environment();
    SingleOutputStreamOperator<Answer> answers =
        Sources.records(
            environment,
            input,
            new AnswerReader(score, Set.copyOf(missing), by, null, times.times()),
            Answer.class,
            new SurveyLines());
    DataStream<StreamResult<String, RatingAccumulator<Nps>, Nps>> scores =
        NpsJob.ofAllTime(answers, engine.live());
    NpsReport report = new NpsReport(by, Optional.empty());
    long rejected =
        JobRun.run(
            environment,
            "cxm-flink nps",
            scores,
            answers.getSideOutput(ReadRecords.REJECTS),
            input.rejects,
            each -> take(report, each));
    report.print(out, output.format, rejected);
    return 0;
  }

  private void take(NpsReport report, StreamResult<String, RatingAccumulator<Nps>, Nps> each) {
    report.add(each);
    if (!each.complete()) {
      report.printUpdate(out, output.format, each);
    }
  }
}
