package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cases that a reader can check by hand. */
class RepeatPurchaseTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final long DAY = 86_400_000L;

  private static final long ANN = 1;
  private static final long BOB = 2;
  private static final long CEM = 3;

  /** Ann orders on days 0, 20 and 100, Bob on day 10, Cem on days 95 and 97. */
  private static RepeatAccumulator shop() {
    RepeatAccumulator shop = RepeatPurchase.accumulator(RepeatDefinition.ORDERS);
    shop.add(ANN, 100 * DAY, 3_000);
    shop.add(ANN, 0, 1_000);
    shop.add(ANN, 20 * DAY, 500);
    shop.add(BOB, 10 * DAY, 2_000);
    shop.add(CEM, 95 * DAY, 100);
    shop.add(CEM, 97 * DAY, 100);
    return shop;
  }

  @Test
  void countsCustomersByOrders() {
    RepeatPurchase answer = shop().result();
    assertThat(answer.n()).isEqualTo(3);
    assertThat(answer.orders().orders()).isEqualTo(6);
    assertThat(answer.orders().distribution()).isEqualTo(Map.of(1, 1L, 2, 1L, 3, 1L));
    assertThat(answer.orders().customersWithAtLeast(2)).isEqualTo(2);
    assertThat(answer.orders().mean(LEVEL).value()).isEqualTo(2);
    assertThat(answer.repeatRate(LEVEL).value()).isEqualTo(2 / 3.0);
    assertThat(answer.repeatRate(LEVEL).method()).isEqualTo("Wilson score");
    assertThat(answer).hasToString("6 orders of 3 customers, 2 with a second one");
  }

  @Test
  void onlyCustomersWhoAreOldEnoughSayHowManyCameBack() {
    RepeatPurchase answer = shop().result();
    RepeatShare month = answer.nextWithin(2, Duration.ofDays(30));
    assertThat(month).isEqualTo(new RepeatShare(2, Duration.ofDays(30), 2, 1, 1));
    assertThat(month.share(LEVEL).value()).isEqualTo(0.5);
    assertThat(month.share(LEVEL).n()).isEqualTo(2);
  }

  @Test
  void lengthsIncludeTheirEnd() {
    RepeatQuestion question =
        RepeatQuestion.DEFAULT.within(
            Duration.ofDays(20).minusMillis(1), Duration.ofDays(20), Duration.ofDays(100));
    RepeatPurchase answer = shop().result(question);
    assertThat(answer.nextWithin(2, question.within().get(0)).repeated()).isZero();
    assertThat(answer.nextWithin(2, question.within().get(1)).repeated()).isEqualTo(1);
    assertThat(answer.nextWithin(2, question.within().get(2)).oldEnough()).isEqualTo(1);
  }

  @Test
  void theThirdOrderIsLookedForAfterTheSecond() {
    RepeatShare third = shop().result().nextWithin(3, Duration.ofDays(90));
    assertThat(third).isEqualTo(new RepeatShare(3, Duration.ofDays(90), 0, 0, 2));
    assertThat(shop().result().nextWithin(3, Duration.ofDays(60)))
        .isEqualTo(new RepeatShare(3, Duration.ofDays(60), 1, 0, 1));
  }

  @Test
  void asksOnlyWhatWasAsked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop().result().nextWithin(2, Duration.ofDays(31)))
        .withMessage(
            "next order must be asked for, 2..5 within one of [PT720H, PT1440H, PT2160H, PT8760H],"
                + " was 2 within PT744H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop().result().nextWithin(6, Duration.ofDays(30)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop().result().orders().customersWithAtLeast(0))
        .withMessage("number of orders must be at least 1, was 0");
  }

  @Test
  void gapsThatHaveNotEndedAreKept() {
    RepeatPurchase answer = shop().result();
    assertThat(answer.toSecond().ended()).isEqualTo(2);
    assertThat(answer.toSecond().waiting()).isEqualTo(1);
    assertThat(answer.toSecond().waitingQuantile(0.5)).hasValue(90 * DAY);
    assertThat(answer.toSecond().least()).hasValue(2 * DAY);
    assertThat(answer.toSecond().most()).hasValue(20 * DAY);
    assertThat(answer.toSecond().median(LEVEL).value()).isEqualTo(2 * DAY);
    assertThat(answer.between().ended()).isEqualTo(3);
    assertThat(answer.between().waiting()).isEqualTo(3);
    assertThat(answer.between().mean()).isEqualTo((20 + 80 + 2) * DAY / 3.0);
    assertThat(answer.between().relativeError()).isZero();
    assertThat(answer.toSecond())
        .hasToString("2 gaps, 1 waiting")
        .extracting(RepeatGaps::caution)
        .isEqualTo(
            "too short: of 2 gaps that have ended; 1 customers are still waiting, and long gaps are"
                + " missing most");
  }

  /** Ann ordered before day 5 and stays an old customer; her later orders make no new one. */
  @Test
  void onlyCustomersWithCertainFirstOrders() {
    RepeatAccumulator shop = shop();
    shop.addRefund(BOB, 96 * DAY, 100);
    shop.addRefund(9, 11 * DAY, 100);
    RepeatQuestion late =
        RepeatQuestion.DEFAULT
            .by(CalendarGrid.of(CalendarUnit.DAY, ZoneId.of("UTC")))
            .firstOrdersFrom(Instant.ofEpochMilli(10 * DAY));
    RepeatPurchase answer = shop.result(late);
    assertThat(answer.orders().distribution()).isEqualTo(Map.of(1, 1L, 2, 1L));
    assertThat(answer.between().ended()).isEqualTo(1);
    assertThat(answer.basket().revenue()).isEqualTo(2_200);
    assertThat(answer.refunds().refunds()).isEqualTo(1);
    assertThat(answer.asOf()).hasValue(Instant.ofEpochMilli(100 * DAY));
    assertThat(answer.periods())
        .extracting(RepeatPeriod::newCustomers)
        .containsExactly(1L, 1L, 0L, 0L);
    RepeatPurchase one = shop.result(late.firstOrdersBefore(Instant.ofEpochMilli(95 * DAY)));
    assertThat(one.n()).isEqualTo(1);
    assertThat(one.periods()).hasSize(1);
    assertThat(one.refunds().refunds()).isEqualTo(1);
    RepeatQuestion early = RepeatQuestion.DEFAULT.firstOrdersBefore(Instant.ofEpochMilli(10 * DAY));
    assertThat(shop.result(early).orders().orders()).isEqualTo(3);
    assertThat(shop.result(early.firstOrdersFrom(Instant.ofEpochMilli(1))).n()).isZero();
    assertThat(early.firstFrom()).isEmpty();
    assertThat(early.firstTo()).hasValue(Instant.ofEpochMilli(10 * DAY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> late.firstOrdersBefore(Instant.ofEpochMilli(10 * DAY)))
        .withMessage(
            "range of first orders must begin before it ends, was 1970-01-11T00:00:00Z to"
                + " 1970-01-11T00:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> late.firstOrdersFrom(Instant.MIN))
        .withMessageStartingWith("begin of first orders must ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> late.firstOrdersBefore(Instant.MAX))
        .withMessageStartingWith("end of first orders must ");
  }

  @Test
  void gapsGoToAnyMetric() {
    Csat ended =
        shop()
            .fold(
                Csat.metric(CsatDefinition.ONE_TO_FIVE, (RepeatGap gap) -> gap.ended() ? 5 : 1),
                Instant.ofEpochMilli(100 * DAY));
    assertThat(ended.n()).isEqualTo(6);
    assertThat(ended.satisfied()).isEqualTo(3);
  }

  @Test
  void gapsComeInAnOrderThatDependsOnTheDataOnly() {
    Instant end = Instant.ofEpochMilli(1_000 * DAY);
    List<RepeatGap> numbered = new ArrayList<>();
    List<RepeatGap> named = new ArrayList<>();
    for (long seed = 0; seed < 5; seed++) {
      List<Integer> arrival = new ArrayList<>(IntStream.range(0, 200).boxed().toList());
      Collections.shuffle(arrival, new Random(seed));
      RepeatAccumulator numbers = RepeatPurchase.accumulator(RepeatDefinition.ORDERS);
      NamedRepeatAccumulator names = RepeatPurchase.accumulatorOfNames(RepeatDefinition.LINES);
      names.join("c7", "c5");
      for (int order : arrival) {
        numbers.add(order % 60, order * DAY, 1);
        names.add("c" + order % 60, order * DAY, 1, "o" + order % 90);
      }
      List<RepeatGap> ofNumbers = new ArrayList<>();
      List<RepeatGap> ofNames = new ArrayList<>();
      numbers.forEachGap(end, ofNumbers::add);
      names.forEachGap(end, ofNames::add);
      if (seed == 0) {
        numbered = ofNumbers;
        named = ofNames;
      }
      assertThat(ofNumbers).as("seed %d", seed).isEqualTo(numbered);
      assertThat(ofNames).as("seed %d", seed).isEqualTo(named);
      names.add("c1", 500 * DAY, 1, "after");
      assertThat(names.result().orders().orders()).isEqualTo(1 + named.size());
    }
  }

  @Test
  void basketsAreThoseOfOrders() {
    BasketValues basket = shop().result().basket();
    assertThat(basket.revenue()).isEqualTo(6_700);
    assertThat(basket.repeatRevenue()).isEqualTo(3_600);
    assertThat(basket.meanOrder(LEVEL).value()).isEqualTo(6_700 / 6.0);
    assertThat(basket.meanOrder(LEVEL).n()).isEqualTo(3);
    assertThat(basket.medianOrder(LEVEL).value()).isEqualTo(500);
    assertThat(basket.medianOrder(LEVEL).n()).isEqualTo(3);
    assertThat(basket.revenuePerCustomer(LEVEL).value()).isEqualTo(6_700 / 3.0);
    Estimate again = basket.repeatRevenueShare(LEVEL);
    assertThat(again.value()).isEqualTo(3_600 / 6_700.0);
    assertThat(again.interval().low()).isZero();
    assertThat(again.interval().high()).isEqualTo(1);
    assertThat(basket).hasToString("6700 from orders, 3600 of it from repeat orders");
  }

  @Test
  void linesOfOneOrderAreOneOrder() {
    RepeatAccumulator shop = RepeatPurchase.accumulator(RepeatDefinition.LINES);
    shop.add(ANN, 60_000, 500, "A1");
    shop.add(ANN, 0, 300, "A1");
    shop.add(ANN, 60_000, -100, "A1");
    shop.add(BOB, 0, 300, "A1");
    RepeatPurchase answer = shop.result();
    assertThat(answer.orders().distribution()).isEqualTo(Map.of(1, 2L));
    assertThat(answer.basket().revenue()).isEqualTo(1_000);
    assertThat(answer.toSecond().waitingQuantile(0)).hasValue(60_000);
    assertThat(answer.asOf()).hasValue(Instant.ofEpochMilli(60_000));
    assertThat(shop.records()).isEqualTo(4);
  }

  @Test
  void twoOrdersAtOneInstantAreTwo() {
    RepeatAccumulator shop = RepeatPurchase.accumulator(RepeatDefinition.ORDERS);
    shop.add(ANN, 0, 300);
    shop.add(ANN, 0, 200);
    RepeatPurchase answer = shop.result();
    assertThat(answer.orders().orders()).isEqualTo(2);
    assertThat(answer.toSecond().most()).hasValue(0);
    assertThat(answer.basket().repeatRevenue()).as("the smaller one is first").isEqualTo(300);
  }

  @Test
  void refundsAreNoOrders() {
    RepeatAccumulator shop = shop();
    shop.addRefund(ANN, 21 * DAY, -400);
    shop.addRefund(ANN, 22 * DAY, 100);
    shop.addRefund(9, 23 * DAY, -50);
    RepeatPurchase answer = shop.result();
    RefundCounts refunds = answer.refunds();
    assertThat(answer.orders()).isEqualTo(shop().result().orders());
    assertThat(refunds.refunds()).isEqualTo(3);
    assertThat(refunds.refundedAmount()).isEqualTo(550);
    assertThat(refunds.customersWithRefund()).isEqualTo(1);
    assertThat(refunds.refundedWithoutOrder()).isEqualTo(1);
    assertThat(refunds.rate(LEVEL).value()).isEqualTo(0.5);
    assertThat(refunds.rate(LEVEL).n()).isEqualTo(4);
    assertThat(refunds.amountShare(LEVEL).value()).isEqualTo(550 / 6_700.0);
    assertThat(refunds.customerShare(LEVEL).value()).isEqualTo(1 / 3.0);
    assertThat(refunds).hasToString("3 refunds of 550");
  }

  @Test
  void linesOfARefundAreOneRefundBesideTheOrderOfTheSameId() {
    NamedRepeatAccumulator shop =
        RepeatPurchase.accumulatorOfNames(RepeatDefinition.NUMBERED_LINES);
    shop.add("ann", 0, 1_000, 7);
    shop.addRefund("ann", DAY, -300, 7);
    shop.addRefund("ann", 2 * DAY, -200, 7);
    RepeatPurchase answer = shop.result();
    assertThat(answer.orders().orders()).isEqualTo(1);
    assertThat(answer.refunds().refunds()).isEqualTo(1);
    assertThat(answer.refunds().refundedAmount()).isEqualTo(500);
    assertThat(answer.asOf()).hasValue(Instant.ofEpochMilli(2 * DAY));
  }

  @Test
  void withoutRefundsTheirRateHasAnUpperEnd() {
    RefundCounts refunds = shop().result().refunds();
    assertThat(refunds.rate(LEVEL).value()).isZero();
    assertThat(refunds.rate(LEVEL).method()).isEqualTo("Wilson score of clusters");
    assertThat(refunds.rate(LEVEL).interval().high()).isBetween(0.6, 0.7);
  }

  @Test
  void whatCannotScatterHasNoLimits() {
    RepeatAccumulator one = RepeatPurchase.accumulator(RepeatDefinition.ORDERS);
    one.add(ANN, 0, 100);
    one.add(ANN, DAY, 300);
    one.addRefund(ANN, DAY, 400);
    RepeatPurchase answer = one.result();
    assertThat(answer.basket().repeatRevenueShare(LEVEL).interval().width()).isEqualTo(1);
    assertThat(answer.refunds().amountShare(LEVEL).value()).isEqualTo(1);
    assertThat(answer.refunds().amountShare(LEVEL).interval().high())
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(answer.basket().meanOrder(LEVEL).interval().low()).isZero();
    RepeatAccumulator free = RepeatPurchase.accumulator(RepeatDefinition.ORDERS);
    free.add(ANN, 0, 0);
    free.add(ANN, DAY, 300);
    Estimate all = free.result().basket().repeatRevenueShare(LEVEL);
    assertThat(all.value()).isEqualTo(1);
    assertThat(all.interval().low()).isCloseTo(0.2065, within(1e-4));
    assertThat(all.interval().high()).isEqualTo(1);
  }

  @Test
  void ordersBelowZeroTakeAwayTheLowerLimit() {
    RepeatAccumulator shop = shop();
    shop.add(BOB, 11 * DAY, -300);
    BasketValues basket = shop.result().basket();
    assertThat(basket.orderQuantile(0, LEVEL).value()).isEqualTo(-300);
    assertThat(basket.orderQuantile(0, LEVEL).interval().low()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(basket.repeatRevenueShare(LEVEL).interval().low()).isNegative();
  }

  @Test
  void periodsSayWhoIsNewAndWhoIsBack() {
    CalendarGrid months = CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/London"));
    RepeatAccumulator shop = shop();
    shop.addRefund(BOB, 12 * DAY, -400);
    List<RepeatPeriod> periods = shop.result(RepeatQuestion.DEFAULT.by(months)).periods();
    assertThat(periods)
        .extracting(RepeatPeriod::toString)
        .containsExactly("1970-01: 3 orders of 2 customers", "1970-04: 3 orders of 2 customers");
    RepeatPeriod january = periods.get(0);
    assertThat(january.newCustomers()).isEqualTo(2);
    assertThat(january.repeatCustomers()).isZero();
    assertThat(january.repeatOrders()).isEqualTo(1);
    assertThat(january.revenue()).isEqualTo(3_500);
    assertThat(january.refundedAmount()).isEqualTo(400);
    assertThat(january.isComplete()).isTrue();
    assertThat(january.revenuePerActiveCustomer(LEVEL).value()).isEqualTo(1_750);
    RepeatPeriod april = periods.get(1);
    assertThat(april.newCustomers()).isEqualTo(1);
    assertThat(april.repeatCustomers()).isEqualTo(1);
    assertThat(april.repeatRevenue()).isEqualTo(3_100);
    assertThat(april.isComplete()).isFalse();
  }

  @Test
  void periodsThatDifferAreNotEqual() {
    RepeatQuestion monthly =
        RepeatQuestion.DEFAULT.by(CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/London")));
    RepeatPeriod january = shop().result(monthly).periods().get(0);
    RepeatPeriod same = shop().result(monthly).periods().get(0);
    assertThat(january).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo("january");
    RepeatAccumulator refunded = shop();
    refunded.addRefund(BOB, 12 * DAY, -400);
    RepeatAccumulator dearer = shop();
    dearer.add(BOB, 12 * DAY, -1);
    RepeatPeriod below = dearer.result(monthly).periods().get(0);
    assertThat(refunded.result(monthly).periods().get(0)).isNotEqualTo(january);
    assertThat(below).isNotEqualTo(january);
    assertThat(below.meanOrder(LEVEL).interval().low()).isNegative();
    assertThat(shop().result(monthly).periods().get(1)).isNotEqualTo(january);
  }

  @Test
  void recordsAfterTheEndOfTheDataDoNotCount() {
    Instant asOf = Instant.ofEpochMilli(20 * DAY);
    RepeatPurchase answer = shop().result(RepeatQuestion.DEFAULT.asOf(asOf));
    assertThat(answer.asOf()).hasValue(asOf);
    assertThat(answer.question().asOf()).hasValue(asOf);
    assertThat(answer.question().grid()).isEmpty();
    assertThat(answer.orders().distribution()).isEqualTo(Map.of(1, 1L, 2, 1L));
    assertThat(answer.toSecond().waitingQuantile(1)).hasValue(10 * DAY);
  }

  @Test
  void joinedCustomersAreOne() {
    RepeatAccumulator shop = shop();
    shop.join(BOB, CEM);
    assertThat(shop.result().n()).isEqualTo(2);
    assertThat(shop.result().toSecond().waiting()).isZero();
    assertThat(shop.result().toSecond().caution()).isEmpty();
    shop.add(CEM, 98 * DAY, 1);
    assertThat(shop.result().orders().distribution()).isEqualTo(Map.of(3, 1L, 4, 1L));
    RepeatAccumulator read = shop.decode(shop.encode());
    read.add(CEM, 99 * DAY, 1);
    assertThat(read.result().n()).isEqualTo(2);
  }

  @Test
  void mergingWithItselfDoubles() {
    RepeatAccumulator shop = shop();
    shop.merge(shop);
    assertThat(shop.result().orders().orders()).isEqualTo(12);
    NamedRepeatAccumulator named = RepeatPurchase.accumulatorOfNames(RepeatDefinition.LINES);
    named.add("ann", 0, 5, "A");
    named.merge(named);
    assertThat(named.result().orders().orders()).isEqualTo(1);
    assertThat(named.result().basket().revenue()).isEqualTo(10);
  }

  @Test
  void nothingIsKnownWithoutData() {
    RepeatPurchase empty =
        RepeatPurchase.accumulator(RepeatDefinition.ORDERS)
            .result(RepeatQuestion.DEFAULT.by(CalendarGrid.of(CalendarUnit.DAY, ZoneId.of("UTC"))));
    assertThat(empty.n()).isZero();
    assertThat(empty.asOf()).isEmpty();
    assertThat(empty.periods()).isEmpty();
    empty
        .estimates()
        .forEach(
            (name, estimate) -> {
              assertThat(estimate.isDefined()).as(name).isFalse();
              assertThat(estimate.n()).as(name).isZero();
              assertThat(estimate.interval().low()).as(name).isLessThanOrEqualTo(1);
              assertThat(estimate.interval().high()).as(name).isGreaterThanOrEqualTo(1);
            });
    assertThat(empty.estimates())
        .containsKeys("repeatRate", "order2Within:PT720H", "refundedCustomerShare");
  }

  @Test
  void onlyRefundsMakeNoCustomers() {
    RepeatAccumulator shop = RepeatPurchase.accumulator(RepeatDefinition.ORDERS);
    shop.addRefund(ANN, 0, -5);
    RepeatPurchase answer = shop.result();
    assertThat(answer.n()).isZero();
    assertThat(answer.refunds().refunds()).isEqualTo(1);
    assertThat(answer.refunds().rate(LEVEL).isDefined()).isFalse();
    assertThat(answer.refunds().rate(LEVEL).n()).isZero();
    assertThat(answer.between().waiting()).isZero();
  }

  @Test
  void resultsThatDifferAreNotEqual() {
    RepeatPurchase answer = shop().result();
    RepeatAccumulator more = shop();
    more.addRefund(ANN, 0, 1);
    assertThat(answer).isEqualTo(shop().result()).hasSameHashCodeAs(shop().result());
    assertThat(answer).isNotEqualTo(more.result()).isNotEqualTo("answer");
    assertThat(answer.basket()).isNotEqualTo("basket");
    assertThat(answer.orders()).isNotEqualTo("orders");
    assertThat(answer.refunds()).isNotEqualTo(more.result().refunds());
    assertThat(answer.between()).isNotEqualTo(answer.toSecond());
  }
}
