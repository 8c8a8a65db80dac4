package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Journeys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of cohort, weeks since, customers; and rows of a day, customers on it, in the 7 days that
 * end with it, in the 30.
 *
 * <p>In the second question a customer counts from an active day until the next one, for no longer
 * than the window: counts by day and gap say all that is asked.
 */
final class ActivitySql {

  private static final long START_MILLIS = Journeys.START.toEpochMilli();
  private static final long DAY_MILLIS = WindowWorkload.DAY_MILLIS;
  private static final int DAYS = ActiveWorkload.DAYS;
  private static final int LONGEST = 30;
  private static final int DAY_WORDS = 6;

  private static final String DUCK_DAY = "((ms - " + START_MILLIS + ") // " + DAY_MILLIS + ")";
  private static final String DUCK_WEEK = "((ms - " + START_MILLIS + ") // " + 7 * DAY_MILLIS + ")";
  private static final String CLICK_DAY =
      "toUInt16(intDiv(ms - " + START_MILLIS + ", " + DAY_MILLIS + "))";
  private static final String CLICK_WEEK =
      "toUInt8(intDiv(ms - " + START_MILLIS + ", " + 7 * DAY_MILLIS + "))";

  private ActivitySql() {}

  static Map<String, String> duckDbCohorts() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(
        "week bits",
        """
        SELECT cohort, week - cohort, sum(n) FROM (
          SELECT bits, count(*) AS n, CAST(log2(bits & -bits) AS INTEGER) AS cohort FROM (
            SELECT bit_or(1::BIGINT << %s) AS bits FROM t GROUP BY customer)
          GROUP BY bits), range(52) weeks(week)
        WHERE (bits >> week) & 1 = 1 GROUP BY ALL\
        """
            .formatted(DUCK_WEEK));
    forms.put(
        "week pairs",
        """
        SELECT cohort, week - cohort, count(*) FROM (
          SELECT week, min(week) OVER (PARTITION BY customer) AS cohort
          FROM (SELECT DISTINCT customer, %s AS week FROM t))
        GROUP BY ALL\
        """
            .formatted(DUCK_WEEK));
    return forms;
  }

  static Map<String, String> clickHouseCohorts() {
    String bits =
        "SELECT groupBitOr(bitShiftLeft(toUInt64(1), %s)) AS bits FROM t GROUP BY customer"
            .formatted(CLICK_WEEK);
    String first = "toUInt8(bitCount(bitXor(bits, bits - 1)) - 1)";
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(
        "week bits",
        """
        SELECT %s AS cohort, arrayJoin(bitPositionsToArray(bits)) - cohort AS weeks, count()
        FROM (%s) GROUP BY cohort, weeks\
        """
            .formatted(first, bits));
    forms.put(
        "week bits, alike together",
        """
        SELECT %s AS cohort, arrayJoin(bitPositionsToArray(bits)) - cohort AS weeks,
          sum(customers)
        FROM (SELECT bits, count() AS customers FROM (%s) GROUP BY bits) GROUP BY cohort, weeks\
        """
            .formatted(first, bits));
    forms.put(
        "week arrays",
        """
        SELECT arrayMin(all) AS cohort, arrayJoin(all) - cohort AS weeks, count()
        FROM (SELECT groupUniqArray(%s) AS all FROM t GROUP BY customer) GROUP BY cohort, weeks\
        """
            .formatted(CLICK_WEEK));
    return forms;
  }

  static Map<String, String> duckDbActive() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(
        "day lists",
        duckDbWindows(
            """
            SELECT unnest(days) AS day,
              least(unnest(list_append(days[2:], 9999)) - day, %d) AS gap
            FROM (SELECT list_sort(list_distinct(list(%s))) AS days FROM t GROUP BY customer)\
            """
                .formatted(LONGEST, DUCK_DAY)));
    forms.put(
        "day pairs",
        duckDbWindows(
            """
            SELECT day,
              least(lead(day, 1, 9999) OVER (PARTITION BY customer ORDER BY day) - day, %d) AS gap
            FROM (SELECT DISTINCT customer, %s AS day FROM t)\
            """
                .formatted(LONGEST, DUCK_DAY)));
    return forms;
  }

  private static String duckDbWindows(String gaps) {
    return """
    SELECT day + later AS last, sum(n) FILTER (later = 0), sum(n) FILTER (later < 7), sum(n)
    FROM (SELECT day, gap, count(*) AS n FROM (%s) GROUP BY day, gap),
      range(%d) all_later(later)
    WHERE later < gap AND day + later < %d GROUP BY last\
    """
        .formatted(gaps, LONGEST, DAYS);
  }

  static Map<String, String> clickHouseActive() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(
        "day arrays",
        clickHouseWindows(
            "SELECT arraySort(groupUniqArray("
                + CLICK_DAY
                + ")) AS days FROM t GROUP BY customer"));
    forms.put("day words", clickHouseWindows(dayWords()));
    return forms;
  }

  private static String clickHouseWindows(String days) {
    return """
    SELECT day + later AS last, sumIf(customers, later = 0), sumIf(customers, later < 7),
      sum(customers)
    FROM (SELECT day, gap, count() AS customers FROM (
        SELECT day, least(next - day, %d) AS gap FROM (%s)
        ARRAY JOIN days AS day, arrayPushBack(arrayPopFront(days), toUInt16(9999)) AS next)
      GROUP BY day, gap)
    ARRAY JOIN range(gap) AS later GROUP BY last HAVING last < %d\
    """
        .formatted(LONGEST, days, DAYS);
  }

  private static String dayWords() {
    String words =
        IntStream.range(0, DAY_WORDS)
            .mapToObj(
                k ->
                    "groupBitOr(if(%1$s DIV 64 = %2$d, bitShiftLeft(toUInt64(1), %1$s %% 64), 0)) AS word%2$d"
                        .formatted(CLICK_DAY, k))
            .collect(Collectors.joining(", "));
    String days =
        IntStream.range(0, DAY_WORDS)
            .mapToObj(
                k ->
                    "arrayMap(bit -> toUInt16(bit + %d), bitPositionsToArray(word%d))"
                        .formatted(Long.SIZE * k, k))
            .collect(Collectors.joining(", ", "arrayConcat(", ")"));
    return "SELECT " + days + " AS days FROM (SELECT " + words + " FROM t GROUP BY customer)";
  }

  static Map<String, String> duckDbSketches() {
    return Map.of(
        "single days",
        "SELECT " + DUCK_DAY + " AS day, approx_count_distinct(customer) FROM t GROUP BY day");
  }

  static Map<String, String> clickHouseSketches() {
    Map<String, String> forms = new LinkedHashMap<>();
    for (String sketch : new String[] {"uniqCombined(14)", "uniq"}) {
      String name = sketch.replaceAll("\\(.*", "");
      String parameter = sketch.substring(name.length());
      forms.put(
          sketch,
          """
          SELECT day, %1$sMerge%2$s(state) OVER (ORDER BY day ROWS BETWEEN CURRENT ROW AND CURRENT ROW),
            %1$sMerge%2$s(state) OVER (ORDER BY day RANGE BETWEEN 6 PRECEDING AND CURRENT ROW),
            %1$sMerge%2$s(state) OVER (ORDER BY day RANGE BETWEEN 29 PRECEDING AND CURRENT ROW)
          FROM (SELECT %3$s AS day, %1$sState%2$s(customer) AS state FROM t GROUP BY day)\
          """
              .formatted(name, parameter, CLICK_DAY));
    }
    return forms;
  }
}
