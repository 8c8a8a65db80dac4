package io.github.cxmetrics.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDateTime;
import java.util.Random;

/** The made-up survey of a company with better and worse channels. */
final class DemoSurvey {

  static final String[] CHANNELS = {"app", "phone", "store", "web"};

  /* How much better or worse a channel is than the average, in points of the 0-10 question. */
  static final double[] CHANNEL_SHIFT = {0.7, -1.1, 0.2, 0.0};

  static final int MONTHS = 6;
  static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 9, 0);

  private static final double SHARE_SKIPPED = 0.07;

  private DemoSurvey() {}

  static void write(Writer writer, int rows, long seed) throws IOException {
    Random random = new Random(seed);
    @SuppressWarnings("resource") // the caller closes its writer
    CsvWriter csv = CsvWriter.builder().build(writer);
    csv.writeRecord("answered", "channel", "recommend", "satisfaction", "ease", "comment");
    for (int row = 0; row < rows; row++) {
      int channel = random.nextInt(CHANNELS.length);
      LocalDateTime answered = START.plusMinutes(random.nextInt(MONTHS * 30 * 24 * 60));
      double mood = CHANNEL_SHIFT[channel] + random.nextGaussian();
      csv.writeRecord(
          answered.toString(),
          CHANNELS[channel],
          answer(random, 7.9 + 2.2 * mood, 0, 10, ""),
          answer(random, 3.9 + 0.9 * mood, 1, 5, "0"),
          answer(random, 5.1 + 1.3 * mood, 1, 7, ""),
          mood < -2 ? "Waited \"forever\",\nthen had to call again" : "");
    }
    csv.flush();
  }

  private static String answer(
      Random random, double opinion, int lowest, int highest, String skipped) {
    if (random.nextDouble() < SHARE_SKIPPED) {
      return skipped;
    }
    return Long.toString(Math.round(Math.min(highest, Math.max(lowest, opinion))));
  }
}
