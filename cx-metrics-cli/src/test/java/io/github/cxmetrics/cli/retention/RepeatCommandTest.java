package io.github.cxmetrics.cli.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.cli.event.EventFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report of repeat purchase, and what each option changes. */
class RepeatCommandTest extends EventFiles {

  @BeforeEach
  void writeLines() throws IOException {
    write(
        """
        user,at,invoice,quantity,price
        ann,2026-01-01,1,2,2.50
        ann,2026-01-01,1,1,5.00
        ann,2026-01-21,2,4,1.25
        ann,2026-01-22,3,-1,1.25
        bob,2026-01-10,4,1,0.10
        bob,2026-03-01,5,3,0.10
        cid,2026-02-20,6,1,7
        dee,2026-02-21,7,-2,3
        """);
  }

  private static final Object[] LINES = {
    "--order", "invoice", "--amount", "quantity*price", "--refund", "quantity<0"
  };

  private List<Object> orders(Object... more) {
    return List.of(command("repeat", LINES), List.of(more));
  }

  @Test
  void tableShowsFiguresNextOrdersAndTheirNumber() {
    assertThat(
            CommandRun.good(
                    orders(
                        "--currency", "EUR", "--within", "30d", "--up-to", 2, "--period", "month"))
                .lines())
        .containsExactly(
            "Orders by invoice; worth quantity*price in EUR; refunds where quantity<0",
            file + ": 8 records, 8 used, 0 rejected; as of 2026-03-01 00:00:00 UTC (last event)",
            "3 customers, 5 orders worth 22.40 EUR; 2 refunds of 7.25 EUR, 1 actor without an"
                + " order",
            "",
            "                                     value   95 % interval    n",
            "--------------------------------  --------  --------------  ---",
            "customers with a second order       66.7 %  20.8 to 93.9 %    3",
            "orders per customer                   1.67    1.00 to 3.10    3",
            "time to the second order, median       20d       0s and up    2",
            "time between orders, median            20d       0s and up    2",
            "order value, mean                 4.48 EUR   0.00 to 15.84    3",
            "order value, median               5.00 EUR     0.00 and up    3",
            "revenue per customer              7.47 EUR   0.00 to 25.63    3",
            "revenue from later orders           23.7 %   0.0 to 75.7 %    3",
            "refunds per order                   40.0 %  0.0 to 139.7 %    4",
            "customers with a refund             33.3 %   6.1 to 79.2 %    3",
            "revenue refunded                    32.4 %  0.0 to 153.1 %    4",
            "",
            "Next order within a time of the one before, of those whose order is that old",
            "",
            "order          within   share  95 % interval  customers   of  too young",
            "-------------  ------  ------  -------------  ---------  ---  ---------",
            "2nd after 1st     30d  50.0 %  9.5 to 90.5 %          1    2          1",
            "",
            "Customers by number of orders",
            "",
            "orders     customers   share  this or more    share",
            "---------  ---------  ------  ------------  -------",
            "1                  1  33.3 %             3  100.0 %",
            "2                  2  66.7 %             2   66.7 %",
            "3                  0   0.0 %             0    0.0 %",
            "4                  0   0.0 %             0    0.0 %",
            "5                  0   0.0 %             0    0.0 %",
            "6 or more          0   0.0 %             0    0.0 %",
            "",
            "month     orders  customers  new  repeat  revenue  per customer  per order  refunds"
                + "  refunded",
            "--------  ------  ---------  ---  ------  -------  ------------  ---------  -------"
                + "  --------",
            "2026-01        3          2    2       0    15.10          7.55       5.03        1"
                + "      1.25",
            "2026-02        1          1    1       0     7.00          7.00       7.00        1"
                + "      6.00",
            "2026-03*       1          1    0       1     0.30          0.30       0.30        0"
                + "      0.00",
            "",
            "*: not over when the data end",
            "",
            "Times to the second order are those of 2 customers who had it (1 still waiting), so"
                + " they are too short",
            "Times between orders leave out those still waiting for the next one, so they are too"
                + " short as well",
            "Intervals: Wilson score for customers with a second order; customers with a refund;"
                + " next orders",
            "Intervals: Student t for orders per customer; revenue per customer",
            "Intervals: order statistics for time to the second order, median; time between orders,"
                + " median",
            "Intervals: linearised Student t for order value, mean; revenue from later orders;"
                + " refunds per order; revenue refunded",
            "Intervals: order statistics of actors for order value, median");
  }

  /** Bob's order of March is a later one, though his first is left out of the range. */
  @Test
  void datesChooseCustomersByTheirFirstOrder() {
    Object[] dates = {"--from", "2026-01-05", "--to", "2026-03-01", "--period", "month"};
    assertThat(CommandRun.good(orders(dates)).lines())
        .startsWith(
            "Orders by invoice; worth quantity*price; refunds where quantity<0; of customers with"
                + " first order>=2026-01-05 and first order<2026-03-01",
            file + ": 8 records, 8 used, 0 rejected; as of 2026-03-01 00:00:00 UTC (last event)",
            "2 customers, 3 orders worth 7.40; 0 refunds of 0.00")
        .anyMatch(line -> line.startsWith("2026-01 "))
        .anyMatch(line -> line.startsWith("2026-02 "))
        .noneMatch(line -> line.startsWith("2026-03"));
    Json definition = CommandRun.json(orders(dates)).at("definition");
    assertThat(definition.at("from").value()).isEqualTo("2026-01-05");
    assertThat(definition.at("to").value()).isEqualTo("2026-03-01");
    assertThat(CommandRun.json(orders("--from", "2026-02-25")).at("n").value()).hasToString("0");
  }

  @Test
  void jsonHasExactAmounts() {
    Json report = CommandRun.json(orders("--period", "month"));

    assertThat(report.keys())
        .containsExactly(
            "schema",
            "command",
            "definition",
            "input",
            "ignored",
            "n",
            "orders",
            "estimates",
            "nextWithin",
            "toSecond",
            "between",
            "basket",
            "refunds",
            "periods",
            "results",
            "warnings");
    assertThat(report.at("schema").value()).isEqualTo("cxm-repeat/1");
    assertThat(report.at("basket", "revenue").value()).isEqualTo(22.4);
    assertThat(report.at("basket", "repeatRevenue").value()).isEqualTo(5.3);
    assertThat(report.at("refunds", "amount").value()).isEqualTo(7.25);
    assertThat(report.at("refunds", "withoutOrder").value()).isEqualTo(1L);
    assertThat(report.at("nextWithin").size()).isEqualTo(8); // up to the third, within four times
    assertThat(report.at("toSecond", "waiting").value()).isEqualTo(1L);
    assertThat(report.at("orders", "distribution", 1, "customers").value()).isEqualTo(2L);
    assertThat(each(report.at("periods"), "complete")).containsExactly(true, true, false);
    assertThat(report.at("estimates").keys())
        .contains("repeatRate", "revenuePerCustomer", "refundedAmountShare");
  }

  @Test
  void csvHasARowForEachNumber() {
    assertThat(CommandRun.good(orders("--format", "csv", "--period", "month")).lines())
        .contains(
            "row,period,complete,order,within_ms,value,low,high,method,n",
            "customers,,,,,3,,,,",
            "revenue,,,,,22.4,,,,",
            "refunded,,,,,7.25,,,,",
            "customersWithOrders,,,2,,2,,,,",
            "periodRevenue,2026-01,true,,,15.1,,,,",
            "periodOrders,2026-03,false,,,1,,,,")
        .anyMatch(row -> row.startsWith("nextWithin,,,2,2592000000,0.5,"));
  }

  @Test
  void markdownIsATable() {
    assertThat(CommandRun.good(orders("--format", "markdown")))
        .contains("refunds where quantity<0  \n", "| 2nd after 1st |    30d |");
  }

  @Test
  void withoutAmountsThereIsNoMoney() {
    String report = CommandRun.good(command("repeat"));

    assertThat(report).startsWith("Orders\n").contains("4 customers, 8 orders\n");
    assertThat(report).doesNotContain("revenue", "refund", "order value");
    Json json = json("repeat");
    assertThat(json.keys()).doesNotContain("basket", "refunds");
    assertThat(json.at("estimates").keys())
        .containsExactly("repeatRate", "ordersPerCustomer", "timeToSecond", "timeBetween");
  }

  @Test
  void ordersAreEventsThatAreNamed() {
    Json report = json("repeat", "--purchase", "[quantity>1]", "--refund", "quantity<0");

    assertThat(report.at("n").value()).isEqualTo(2L);
    assertThat(report.at("orders", "orders").value()).isEqualTo(3L);
    assertThat(report.at("ignored").value()).isEqualTo(3L);
    assertThat(CommandRun.good(command("repeat", "--purchase", "[quantity>1]")))
        .startsWith("Orders are events [quantity>1]\n")
        .contains("5 records of other events");
  }

  @Test
  void segmentsAreThoseOfTheRecords() throws IOException {
    write(
        """
        user,at,land,amount
        ann,2026-01-01,KR,5
        ann,2026-01-02,FR,7
        bob,2026-01-03,KR,1
        bob,2026-01-04,KR,1
        """);
    Object[] by = {"--by", "land", "--amount", "amount"};

    assertThat(lines("repeat", by))
        .containsSubsequence(
            "By land; a customer counts in every segment they have records in",
            "FR             1       1         0.0 %    0.0 to 79.3 %          1.00     7.00      "
                + " 7.00",
            "KR             2       3        50.0 %    9.5 to 90.5 %          1.50     7.00      "
                + " 2.33",
            "Total          2       4       100.0 %  34.2 to 100.0 %          2.00    14.00      "
                + " 3.50");
    Json results = json("repeat", by).at("results");
    assertThat(each(results, "segment", "land")).containsExactly("FR", "KR");
    assertThat(each(results, "basket", "revenue")).containsExactly(7.0, 7.0);
    assertThat(CommandRun.good(command("repeat", by), "--format", "csv").lines())
        .contains(
            "row,land,period,complete,order,within_ms,value,low,high,method,n",
            "customers,KR,,,,,2,,,,",
            "customers,,,,,,2,,,,");
    assertThat(refused("repeat", "--by", "land,land"))
        .isEqualTo("--by must name a column once, was land, land");
  }

  @Test
  void aColumnThatIsCalledLikeAProductWins() throws IOException {
    write("user,at,quantity*price,quantity,price\nann,2026-01-01,7,2,3\n");
    assertThat(json("repeat", "--amount", "quantity*price").at("basket", "revenue").value())
        .isEqualTo(7.0);

    write("user,at,quantity*price\nann,2026-01-01,7\n");
    assertThat(json("repeat", "--amount", "quantity*price").at("basket", "revenue").value())
        .isEqualTo(7.0);
  }

  @Test
  void productsOfNdjsonHaveTheirKeysOrTheWhole() throws IOException {
    write(
        """
        {"user":"ann","at":"2026-01-01","quantity":2,"price":3.5}
        {"user":"ann","at":"2026-01-02","quantity*price":"1"}
        """);
    Object[] ndjson = {"--input-format", "ndjson", "--amount", "quantity*price"};

    assertThat(json("repeat", ndjson).at("basket", "revenue").value()).isEqualTo(8.0);
    write("{\"user\":\"ann\",\"at\":\"2026-01-01\",\"quantity\":2}\n");
    assertThat(badData("repeat", ndjson))
        .isEqualTo(file + ", line 1: price must be a decimal number such as 9 or 4.5, was absent");
    assertThat(refused("repeat", Arrays.asList(ndjson), "--on-bad", "skip"))
        .contains(" has no column \"price\"");
  }

  @Test
  void aFactorThatIsNoColumnIsNamed() {
    assertThat(refused("repeat", "--amount", "quantity*Price"))
        .isEqualTo(
            file
                + " has no column \"Price\", did you mean \"price\"? Its columns: user, at,"
                + " invoice, quantity, price");
    assertThat(refused("repeat", "--amount", "quantity*"))
        .isEqualTo(
            "--amount must be a column or a product such as Quantity*UnitPrice, was quantity*");
  }

  @Test
  void amountsThatCannotBeHeldExactlyAreBad() throws IOException {
    write("user,at,a,b\nann,2026-01-01,0.12345,1\nann,2026-01-02,0.01,0.001\nann,2026-01-03,x,1\n");

    assertThat(badData("repeat", "--amount", "a"))
        .isEqualTo(file + ", line 2: a must be an amount of at most 4 decimals, was \"0.12345\"");
    assertThat(badData("repeat", "--amount", "a*b", "--where", "a=0.01"))
        .isEqualTo(
            file
                + ", line 3: b must be an amount of at most 4 decimals as a product, which is"
                + " 0.00001, was \"0.001\"");
    assertThat(badData("repeat", "--amount", "a", "--where", "a=x"))
        .isEqualTo(file + ", line 4: a must be a decimal number such as 9 or 4.5, was \"x\"");
    assertThat(json("repeat", "--amount", "a", "--on-bad", "skip").at("input", "rejected").value())
        .isEqualTo(2L);
  }

  @Test
  void amountsOfASumThatCannotBeHeldAreBad() throws IOException {
    String full = "ann,2026-01-01,999999999999,buy\n".repeat(461);
    write("user,at,a,kind\n" + full + "bob,2026-01-02,-999999999999,back\nbob,2026-01-03,7,buy\n");
    Object[] options = {"--amount", "a", "--refund", "kind=back"};

    assertThat(badData("repeat", options))
        .isEqualTo(
            file
                + ", line 463: a must leave the sum of all amounts where it can be held exactly,"
                + " was \"-999999999999\"");
    assertThat(badData("repeat", "--amount", "a"))
        .startsWith(file + ", line 463: a must leave the sum of all amounts ");
    Json report = json("repeat", List.of(options), "--by", "kind", "--on-bad", "skip");
    assertThat(report.at("input", "rejected").value()).isEqualTo(1L);
    assertThat(report.at("input", "used").value()).isEqualTo(462L);
    assertThat(report.at("orders", "orders").value()).isEqualTo(462L);
    assertThat(report.at("results").size()).isEqualTo(1);
  }

  @Test
  void anOrderWithoutANumberIsBad() throws IOException {
    write("user,at,invoice\nann,2026-01-01,\n");

    assertThat(badData("repeat", "--order", "invoice"))
        .isEqualTo(file + ", line 2: invoice must not be empty, was \"\"");
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    assertThat(refused("repeat", "--within", "30d,1m,soon"))
        .isEqualTo("--within must be a time such as 90s, 30m, 12h, 7d or 2w, was soon");
    assertThat(refused("repeat", "--within", "30d,30d"))
        .isEqualTo("--within: times to the next order must differ, was [PT720H, PT720H]");
    assertThat(refused("repeat", "--up-to", 1))
        .isEqualTo("--up-to: highest order must be in 2..100, was 1");
    assertThat(refused("repeat", "--refund", "quantity"))
        .isEqualTo(
            "--refund must have conditions such as amount>100 or currency=EUR, was quantity");
    assertThat(refused("repeat", "--currency", "EUR"))
        .isEqualTo("--currency needs --amount COLUMN");
    assertThat(refused("repeat", "--week-start", "sunday"))
        .isEqualTo("--week-start has an effect only with --period week");
    assertThat(
            CommandRun.refused(
                "repeat", file, "--actor", "user", "--time", "at", "--period", "day"))
        .startsWith("--period needs --zone ZONE");
  }
}
