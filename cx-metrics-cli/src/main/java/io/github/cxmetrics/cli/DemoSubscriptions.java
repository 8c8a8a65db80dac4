package io.github.cxmetrics.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Random;

/**
 * The made-up subscriptions of a service: a row for each plan a customer had. Customers leave, are
 * cut off because they do not pay, change plans and come back.
 */
final class DemoSubscriptions {

  static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

  private static final String[] PLANS = {"basic", "plus", "pro"};

  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final LocalDate END = LAST_DAY.plusDays(1);

  private static final String[] PRICES = {"9.90", "19.90", "49.90"};

  /* The chance to leave on a day, which falls with the time since the start. */
  private static final double[] LEAVES = {0.0040, 0.0022, 0.0012};
  private static final double HALF_LIFE_DAYS = 200;

  private static final double CHANGES_PLAN = 0.0008;
  private static final double UNPAID = 0.25;
  private static final double COMES_BACK = 0.2;
  private static final int LONGEST_PAUSE_DAYS = 150;

  private DemoSubscriptions() {}

  static void write(Writer writer, int rows, long seed) throws IOException {
    Random random = new Random(seed);
    @SuppressWarnings("resource") // the caller closes its writer
    CsvWriter csv = CsvWriter.builder().build(writer);
    csv.writeRecord("customer", "plan", "started", "ended", "reason", "monthly");
    int days = (int) (END.toEpochDay() - START.toEpochDay());
    for (int customer = 1; customer <= rows; customer++) {
      writeCustomer(csv, "c" + customer, random, START.plusDays(random.nextInt(days)));
    }
    csv.flush();
  }

  private static void writeCustomer(CsvWriter csv, String customer, Random random, LocalDate first)
      throws IOException {
    int plan = random.nextInt(PLANS.length);
    LocalDate started = first;
    LocalDate since = first;
    for (LocalDate day = first.plusDays(1); day.isBefore(END); day = day.plusDays(1)) {
      if (random.nextDouble() < leaves(plan, day.toEpochDay() - since.toEpochDay())) {
        String reason = random.nextDouble() < UNPAID ? "unpaid" : "cancelled";
        csv.writeRecord(
            customer, PLANS[plan], started.toString(), day.toString(), reason, PRICES[plan]);
        LocalDate back = day.plusDays(1 + random.nextInt(LONGEST_PAUSE_DAYS));
        if (random.nextDouble() >= COMES_BACK || !back.isBefore(END)) {
          return;
        }
        started = back;
        since = back;
        day = back;
      } else if (random.nextDouble() < CHANGES_PLAN) {
        csv.writeRecord(
            customer,
            PLANS[plan],
            started.toString(),
            day.toString(),
            "changed-plan",
            PRICES[plan]);
        plan = (plan + 1 + random.nextInt(PLANS.length - 1)) % PLANS.length;
        started = day;
      }
    }
    csv.writeRecord(customer, PLANS[plan], started.toString(), "", "", PRICES[plan]);
  }

  private static double leaves(int plan, long days) {
    return LEAVES[plan] / (1 + days / HALF_LIFE_DAYS);
  }
}
