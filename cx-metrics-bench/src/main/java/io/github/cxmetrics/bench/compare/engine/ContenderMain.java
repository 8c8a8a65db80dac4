package io.github.cxmetrics.bench.compare.engine;

import io.github.cxmetrics.bench.compare.engine.Participant.Cost;
import io.github.cxmetrics.bench.compare.workload.Workloads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One contender in a process of its own. It reads a command a line and writes a line for each;
 * {@link ChildParticipant} is the other side.
 */
final class ContenderMain {

  private ContenderMain() {}

  /**
   * Prepares a contender, then does what it is told until the end of the input.
   *
   * @param args workload, contender, rows, file of the data, file for the answer, seconds to warm
   *     up
   */
  public static void main(String[] args) throws IOException {
    PrintStream replies = System.out;
    System.setOut(System.err); // whatever others print is no reply
    Path answer = Path.of(args[4]);
    try (Participant participant =
            Participants.inThisProcess(
                Workloads.find(args[0]),
                args[1],
                Integer.parseInt(args[2]),
                Path.of(args[3]),
                Double.parseDouble(args[5]));
        BufferedReader commands =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      replies.println(Reply.READY);
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        replies.println(reply(participant, line, answer));
      }
    } catch (Exception | OutOfMemoryError e) { // the table tells, the log has the details
      e.printStackTrace();
      replies.println(Reply.failed(e));
    }
    System.exit(0);
  }

  private static String reply(Participant participant, String command, Path answer)
      throws Exception {
    if (command.equals(Reply.WARM_UP)) {
      participant.warmUp().writeTo(answer);
      return Reply.warm(participant.form());
    }
    Cost cost = participant.ask(Integer.parseInt(command));
    return Reply.of(cost);
  }
}
