package io.github.cxmetrics.cli.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.cli.event.EventFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The published events of a shop, read as their authors left them; skipped where the data set is
 * not there. The expected counts come from some sixty lines of Python that know nothing of this
 * library: csv reads the rows, the events of a visitor are sorted by time and name and cut where
 * more than 30 minutes pass; a path is the slice of a session up to its first payment_done; a stage
 * is entered where the event before is of another one.
 */
class RealDataPathTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  private static List<Object> shop(String command, Object... more) {
    Path file = DATA.resolve("shop-events-2019/simple_onlineshop.csv.gz");
    assumeThat(Files.isReadable(file)).as("%s is there", file).isTrue();
    return List.of(
        command,
        file,
        "--actor",
        "client_id",
        "--event",
        "event",
        "--time",
        "timestamp",
        "--zone",
        "UTC",
        Arrays.asList(more));
  }

  @Test
  void pathsBeforeThePayment() {
    Json report = CommandRun.json(shop("paths", "--to-event", "payment_done"));

    assertThat(report.at("paths").value()).isEqualTo(706L);
    assertThat(report.at("n").value()).isEqualTo(653L);
    Json top = report.at("wholePaths", "top");
    assertThat(EventFiles.each(top, "paths")).containsExactly(335L, 172L, 74L, 67L, 30L);
    assertThat(EventFiles.each(top, "actors")).containsExactly(319L, 168L, 73L, 66L, 30L);
    assertThat(top.at(0, "events").value())
        .isEqualTo(
            List.of(
                "delivery_choice",
                "delivery_courier",
                "payment_choice",
                "payment_card",
                "payment_done"));
    assertThat(EventFiles.each(report.at("positions", 1, "events", "top"), "paths"))
        .containsExactly(507L, 104L, 95L);
    assertThat(EventFiles.each(report.at("positions", 3, "events", "top"), "event"))
        .containsExactly("delivery_courier", "delivery_pickup", "delivery_choice");
    assertThat(EventFiles.each(report.at("positions", 3, "events", "top"), "paths"))
        .containsExactly(409L, 202L, 95L);
  }

  @Test
  void whatComesRightAfterWhat() {
    Json report = CommandRun.json(shop("paths", "--matrix", "out"));

    assertThat(report.at("paths").value()).isEqualTo(6454L);
    Json matrix = report.at("matrix");
    assertThat(matrix.at("transitions").value()).isEqualTo(25_829L);
    Json cells = matrix.at("cells");
    assertThat(EventFiles.each(cells, "count"))
        .startsWith(4856L, 4064L, 2172L, 1709L, 1686L, 1515L);
    assertThat(EventFiles.each(cells, "actors"))
        .startsWith(2004L, 2015L, 1430L, 1324L, 1356L, 1122L);
    assertThat(cells.at(1, "from").value()).isEqualTo("main");
    assertThat((double) cells.at(1, "weight").value())
        .isEqualTo(0.8997121983617445); // of 4517 that leave it
  }

  @Test
  void stagesOfTheShop() {
    Json stages =
        CommandRun.json(
                shop(
                    "journey",
                    "--stage",
                    "explore=main|catalog|product1|product2",
                    "--stage",
                    "basket=cart",
                    "--stage",
                    "checkout=delivery_choice|delivery_courier|delivery_pickup|payment_choice"
                        + "|payment_card|payment_cash",
                    "--stage",
                    "paid=payment_done"))
            .at("stages");

    assertThat(EventFiles.each(stages, "actors")).containsExactly(3751L, 1924L, 1356L, 653L);
    assertThat(EventFiles.each(stages, "entries")).containsExactly(5387L, 2841L, 1687L, 706L);
    assertThat(EventFiles.each(stages, "next")).containsExactly(2841L, 1686L, 706L, 0L);
    assertThat(EventFiles.each(stages, "skipped")).containsExactly(1L, 0L, 0L, 0L);
    assertThat(EventFiles.each(stages, "back")).containsExactly(0L, 804L, 563L, 269L);
    assertThat(EventFiles.each(stages, "dropped")).containsExactly(910L, 104L, 132L, 105L);
    assertThat(EventFiles.each(stages, "stillThere")).containsExactly(1635L, 247L, 286L, 332L);
    assertThat(EventFiles.each(stages, "stay", "median"))
        .containsExactly(59_120.0, 2273.0, 7603.0, 734_412_735.0);
    assertThat(EventFiles.each(stages.at(2, "to"), "conversion", "value"))
        .containsExactly(628.0 / 1356, 329.0 / 1356, 653.0 / 1356);
  }
}
