package io.github.cxmetrics.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;

/** The made-up visits to a shop: each customer comes once or more, days apart. */
final class DemoEvents {

  static final List<String> STEPS = List.of("view", "cart", "pay");

  /* How many of those at one step go on to the next, before channel. */
  private static final double[] GOES_ON = {0.55, 0.6};
  private static final double GOES_ON_PER_POINT = 0.08;
  private static final int MOST_VISITS = 3;

  private DemoEvents() {}

  static void write(Writer writer, int rows, long seed) throws IOException {
    Random random = new Random(seed);
    @SuppressWarnings("resource") // the caller closes its writer
    CsvWriter csv = CsvWriter.builder().build(writer);
    csv.writeRecord("customer", "event", "at", "channel");
    for (int customer = 1; customer <= rows; customer++) {
      int channel = random.nextInt(DemoSurvey.CHANNELS.length);
      LocalDateTime at =
          DemoSurvey.START.plusMinutes(random.nextInt(DemoSurvey.MONTHS * 30 * 24 * 60));
      for (int visit = random.nextInt(MOST_VISITS); visit >= 0; visit--) {
        for (int step = 0; step < STEPS.size(); step++) {
          csv.writeRecord(
              "c" + customer, STEPS.get(step), at.toString(), DemoSurvey.CHANNELS[channel]);
          at = at.plusSeconds(5 + random.nextInt(20 * 60));
          if (step < GOES_ON.length && random.nextDouble() > goesOn(step, channel)) {
            break;
          }
        }
        at = at.plusHours(1 + random.nextInt(20 * 24));
      }
    }
    csv.flush();
  }

  private static double goesOn(int step, int channel) {
    return GOES_ON[step] + GOES_ON_PER_POINT * DemoSurvey.CHANNEL_SHIFT[channel];
  }
}
