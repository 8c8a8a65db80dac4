package io.github.cxmetrics.bench.data;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Makes up the events of a shop's customers over 52 weeks, in columns, with the shapes of real
 * ones. A customer visits: about six events over about three days, of which every second one is a
 * step on the way to buying. New customers come all the year; a few come back often and many never.
 * Many visits are open at the same time. The same seed makes the same events.
 *
 * <p>Events arrive in the order of their times but for up to an hour. Of 1,000 events three come
 * twice at one time from one customer, in either order of their types. Customer numbers are
 * scattered over all 64 bits.
 */
public final class Journeys {

  /** How many types of events there are; the first ones are the steps. */
  public static final int TYPES = 12;

  /** How many of the types are steps: type k is step k. */
  public static final int STEPS = 5;

  /** The earliest time that occurs, a Monday. */
  public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  /** All times are less than this after the start. */
  public static final Duration SPAN = Duration.ofDays(364);

  /** By how much an event may be older than one that arrived before it. */
  public static final Duration MOST_LATE = Duration.ofHours(1);

  /* Times of a year in milliseconds are of 35 bits, which leaves these for the row. */
  private static final int ROW_BITS = 28;
  private static final int SORTED_AT_A_TIME = 1 << 18;

  /* Twins of twins are rare: so many in a row never come. */
  private static final int MOST_TWINS = 64;

  private static final int EVENTS_OF_A_VISIT = 6;
  private static final int DAYS_OF_A_VISIT = 3;
  private static final int TWIN_PER_MILLE = 3;

  private static final int OTHER_PERCENT = 48;
  private static final int STRAY_PERCENT = 4;

  /* Of 100 step events of a visit that has reached step k - 1, how many are step k; the others
  repeat an earlier step. */
  private static final int[] ADVANCE_PERCENT = {100, 40, 45, 50, 60};

  /* The k-th customer has a share proportional to 1 / (k + FLATTENING * customers) in the visits
  that are not somebody's first. At 25 events a customer the most active one has about 7,000. */
  private static final double FLATTENING = 1 / 2_900.0;

  private final long[] customers;
  private final long[] atMillis;
  private final byte[] types;
  private final byte[] stepMasks;

  private Journeys(int events) {
    customers = new long[events];
    atMillis = new long[events];
    types = new byte[events];
    stepMasks = new byte[events];
  }

  /**
   * Makes events up.
   *
   * @param seed which events
   * @param events how many
   * @param customers from how many customers, of whom the last ones may not have come yet
   * @return the events
   */
  public static Journeys of(long seed, int events, int customers) {
    Journeys journeys = new Journeys(events);
    journeys.fill(new Visits(seed, events, customers));
    return journeys;
  }

  /**
   * Makes the same events up in the order of their times: none comes late.
   *
   * @param seed which events
   * @param events how many
   * @param customers from how many customers, of whom the last ones may not have come yet
   * @return the events of {@link #of}, in order
   */
  public static Journeys inOrder(long seed, int events, int customers) {
    Journeys journeys = of(seed, events, customers);
    int reach =
        MOST_TWINS + (int) (events * MOST_LATE.toMillis() / SPAN.minus(MOST_LATE).toMillis());
    for (int from = 0; from < events; from += SORTED_AT_A_TIME) {
      journeys.sort(from, (int) Math.min(events, (long) from + SORTED_AT_A_TIME + reach));
    }
    return journeys;
  }

  /* Until the end, or so far that none of the later events belongs before the next place to sort
  from. */
  private void sort(int from, int to) {
    long[] order = new long[to - from];
    for (int i = from; i < to; i++) {
      order[i - from] = ((atMillis[i] - START.toEpochMilli()) << ROW_BITS) | (i - from);
    }
    Arrays.sort(order);
    long[] oldCustomers = Arrays.copyOfRange(customers, from, to);
    long[] oldMillis = Arrays.copyOfRange(atMillis, from, to);
    byte[] oldTypes = Arrays.copyOfRange(types, from, to);
    byte[] oldMasks = Arrays.copyOfRange(stepMasks, from, to);
    for (int i = from; i < to; i++) {
      int old = (int) order[i - from] & ((1 << ROW_BITS) - 1);
      customers[i] = oldCustomers[old];
      atMillis[i] = oldMillis[old];
      types[i] = oldTypes[old];
      stepMasks[i] = oldMasks[old];
    }
  }

  /**
   * Puts the events into an order that has nothing to do with their times.
   *
   * @param seed which order
   * @return the events
   */
  public Journeys shuffled(long seed) {
    Journeys shuffled = new Journeys(types.length);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < types.length; i++) {
      int j = random.nextInt(i + 1);
      shuffled.copyRow(i, shuffled, j);
      shuffled.copyRow(j, this, i);
    }
    return shuffled;
  }

  private void copyRow(int to, Journeys from, int row) {
    customers[to] = from.customers[row];
    atMillis[to] = from.atMillis[row];
    types[to] = from.types[row];
    stepMasks[to] = from.stepMasks[row];
  }

  private void fill(Visits visits) {
    long first = START.plus(MOST_LATE).toEpochMilli();
    double millisPerEvent = (double) SPAN.minus(MOST_LATE).toMillis() / types.length;
    int lateMillis = (int) MOST_LATE.toMillis();
    for (int i = 0; i < types.length; i++) {
      boolean twin = i > 0 && visits.happens(TWIN_PER_MILLE, 1_000);
      if (!twin) {
        visits.turnToAny();
      }
      customers[i] = visits.customer();
      types[i] = visits.nextType();
      atMillis[i] =
          twin ? atMillis[i - 1] : first + (long) (i * millisPerEvent) - visits.below(lateMillis);
      if (twin && visits.happens(1, 2)) {
        swapTypes(i - 1, i);
      }
    }
    for (int i = 0; i < types.length; i++) {
      stepMasks[i] = types[i] < STEPS ? (byte) (1 << types[i]) : 0;
    }
  }

  private void swapTypes(int i, int j) {
    byte type = types[i];
    types[i] = types[j];
    types[j] = type;
  }

  /** The visits that are open; an event turns to one of them, at random. */
  private static final class Visits {

    private final SplittableRandom random;
    private final long seed;
    private final int customers;
    private final double newcomers;
    private final double flat;
    private final double ratio;

    private final long[] customer;
    private final byte[] stepsReached;
    private int current;
    private int known;

    Visits(long seed, int events, int customers) {
      this.seed = seed;
      this.customers = customers;
      random = new SplittableRandom(seed);
      newcomers = (double) customers * EVENTS_OF_A_VISIT / events;
      flat = customers * FLATTENING;
      ratio = (customers + flat) / flat;
      int visits = atATime(events);
      customer = new long[visits];
      stepsReached = new byte[visits];
      for (current = 0; current < visits; current++) {
        begin();
      }
      current = 0;
    }

    private static int atATime(int events) {
      long visits = (long) events * DAYS_OF_A_VISIT / (SPAN.toDays() * EVENTS_OF_A_VISIT);
      return (int) Math.max(1, visits);
    }

    int below(int bound) {
      return random.nextInt(bound);
    }

    boolean happens(int times, int of) {
      return random.nextInt(of) < times;
    }

    private void begin() {
      boolean newcomer = known < customers && random.nextDouble() < newcomers;
      customer[current] = scattered(seed + (newcomer ? known++ : anyCustomer()));
      stepsReached[current] = 0;
    }

    private long anyCustomer() {
      return (long) (flat * (Math.pow(ratio, random.nextDouble()) - 1));
    }

    /* The finalizer of MurmurHash3 in Stafford's variant 13: no two numbers give the same one. */
    private static long scattered(long n) {
      long mixed = (n ^ (n >>> 30)) * 0xbf58476d1ce4e5b9L;
      mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
      return mixed ^ (mixed >>> 31);
    }

    void turnToAny() {
      current = random.nextInt(customer.length);
      if (happens(1, EVENTS_OF_A_VISIT)) {
        begin();
      }
    }

    long customer() {
      return customer[current];
    }

    byte nextType() {
      int percentile = random.nextInt(100);
      if (percentile < OTHER_PERCENT) {
        return (byte) (STEPS + random.nextInt(TYPES - STEPS));
      }
      if (percentile < OTHER_PERCENT + STRAY_PERCENT) {
        return (byte) random.nextInt(STEPS);
      }
      return nextStep();
    }

    private byte nextStep() {
      byte next = stepsReached[current];
      if (next == STEPS) {
        stepsReached[current] = 1;
        return 0;
      }
      if (happens(ADVANCE_PERCENT[next], 100)) {
        stepsReached[current]++;
        return next;
      }
      return (byte) random.nextInt(next);
    }
  }

  /**
   * Who did it.
   *
   * @return the column itself
   */
  public long[] customers() {
    return customers;
  }

  /**
   * When, in milliseconds since 1970.
   *
   * @return the column itself
   */
  public long[] atMillis() {
    return atMillis;
  }

  /**
   * What, 0 to 11.
   *
   * @return the column itself
   */
  public byte[] types() {
    return types;
  }

  /**
   * Which steps it is: bit k for step k, 0 for none.
   *
   * @return the column itself
   */
  public byte[] stepMasks() {
    return stepMasks;
  }
}
