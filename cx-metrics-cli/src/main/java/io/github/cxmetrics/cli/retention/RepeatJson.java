package io.github.cxmetrics.cli.retention;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.event.Amounts;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.cli.retention.RepeatReport.Segment;
import io.github.cxmetrics.retention.OrderCounts;
import io.github.cxmetrics.retention.RefundCounts;
import io.github.cxmetrics.retention.RepeatGaps;
import io.github.cxmetrics.retention.RepeatPeriod;
import io.github.cxmetrics.retention.RepeatPurchase;
import io.github.cxmetrics.retention.RepeatShare;
import io.github.cxmetrics.time.CalendarGrid;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Repeat purchase for programs that read JSON, in the schema that {@code docs/json.md} describes.
 *
 * @param report what was found
 */
record RepeatJson(RepeatReport report) {

  private static final String SCHEMA = "cxm-repeat/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    RepeatPurchase repeat = report.repeat();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "repeat");
    writeDefinition(json);
    report.input().writeJson(json);
    json.writeNumberField("ignored", report.ignored());
    writeRepeat(json, repeat);
    json.writeArrayFieldStart("results");
    for (Segment segment : report.segments()) {
      json.writeStartObject();
      JsonFields.writeSegment(json, report.by(), segment.segment());
      writeRepeat(json, segment.repeat());
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonFields.writeTexts(json, "warnings", report.warnings());
  }

  private void writeRepeat(JsonGenerator json, RepeatPurchase repeat) throws IOException {
    json.writeNumberField("n", repeat.n());
    writeOrders(json, repeat.orders());
    json.writeObjectFieldStart("estimates");
    for (RepeatFigure figure : RepeatFigure.of(report, repeat)) {
      JsonFields.writeEstimate(json, figure.name(), figure.estimate());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("nextWithin");
    for (RepeatShare share : repeat.nextWithin()) {
      writeShare(json, share);
    }
    json.writeEndArray();
    writeGaps(json, "toSecond", repeat.toSecond());
    writeGaps(json, "between", repeat.between());
    if (worth()) {
      json.writeObjectFieldStart("basket");
      json.writeNumberField("revenue", Amounts.exact(repeat.basket().revenue()));
      json.writeNumberField("repeatRevenue", Amounts.exact(repeat.basket().repeatRevenue()));
      json.writeEndObject();
    }
    if (report.orders().refund().isPresent()) {
      writeRefunds(json, repeat.refunds());
    }
    json.writeArrayFieldStart("periods");
    for (RepeatPeriod period : repeat.periods()) {
      writePeriod(json, period);
    }
    json.writeEndArray();
  }

  private boolean worth() {
    return report.orders().amount().isPresent();
  }

  private void writeDefinition(JsonGenerator json) throws IOException {
    RepeatReport.Orders orders = report.orders();
    json.writeObjectFieldStart("definition");
    json.writeStringField("text", orders.inWords());
    report.query().writeColumns(json);
    JsonFields.writeText(json, "purchase", orders.purchase());
    JsonFields.writeText(json, "order", orders.order());
    JsonFields.writeText(json, "amount", orders.amount());
    JsonFields.writeText(json, "currency", orders.currency());
    JsonFields.writeText(json, "refund", orders.refund());
    JsonFields.writeTexts(json, "by", report.by());
    json.writeArrayFieldStart("within");
    for (Duration within : report.repeat().question().within()) {
      json.writeNumber(within.toMillis());
    }
    json.writeEndArray();
    json.writeNumberField("upTo", report.repeat().question().highestOrder());
    if (report.repeat().question().grid().isPresent()) {
      CalendarGrid grid = report.repeat().question().grid().get();
      json.writeStringField("period", grid.unit().name().toLowerCase(Locale.ROOT));
      json.writeStringField("weekStart", grid.weekStart().name().toLowerCase(Locale.ROOT));
    }
    JsonFields.writeText(json, "from", orders.first().from());
    JsonFields.writeText(json, "to", orders.first().to());
    report.query().writeConditions(json);
    json.writeNumberField("level", report.level().probability());
    json.writeEndObject();
  }

  private static void writeOrders(JsonGenerator json, OrderCounts orders) throws IOException {
    json.writeObjectFieldStart("orders");
    json.writeNumberField("customers", orders.customers());
    json.writeNumberField("orders", orders.orders());
    json.writeArrayFieldStart("distribution");
    for (Map.Entry<Integer, Long> entry : orders.distribution().entrySet()) {
      json.writeStartObject();
      json.writeNumberField("orders", entry.getKey());
      json.writeNumberField("customers", entry.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeShare(JsonGenerator json, RepeatShare share) throws IOException {
    json.writeStartObject();
    json.writeNumberField("order", share.order());
    json.writeNumberField("within", share.within().toMillis());
    json.writeNumberField("oldEnough", share.oldEnough());
    json.writeNumberField("repeated", share.repeated());
    json.writeNumberField("tooYoung", share.tooYoung());
    JsonFields.writeEstimate(json, "share", share.share(report.level()));
    json.writeEndObject();
  }

  private void writeGaps(JsonGenerator json, String name, RepeatGaps gaps) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("ended", gaps.ended());
    json.writeNumberField("waiting", gaps.waiting());
    for (int percent : new int[] {25, 50, 75, 90}) {
      JsonFields.writeNumber(
          json, "p" + percent, gaps.quantile(percent / 100.0, report.level()).value());
    }
    JsonFields.writeNumber(json, "mean", gaps.mean());
    JsonFields.writeNumber(json, "relativeError", gaps.relativeError());
    json.writeStringField("caution", gaps.caution());
    json.writeEndObject();
  }

  private void writeRefunds(JsonGenerator json, RefundCounts refunds) throws IOException {
    json.writeObjectFieldStart("refunds");
    json.writeNumberField("refunds", refunds.refunds());
    if (worth()) {
      json.writeNumberField("amount", Amounts.exact(refunds.refundedAmount()));
    }
    json.writeNumberField("customers", refunds.customersWithRefund());
    json.writeNumberField("withoutOrder", refunds.refundedWithoutOrder());
    json.writeEndObject();
  }

  private void writePeriod(JsonGenerator json, RepeatPeriod period) throws IOException {
    json.writeStartObject();
    JsonFields.writePeriod(json, period.period());
    json.writeBooleanField("complete", period.isComplete());
    json.writeNumberField("orders", period.orders());
    json.writeNumberField("repeatOrders", period.repeatOrders());
    json.writeNumberField("customers", period.activeCustomers());
    json.writeNumberField("newCustomers", period.newCustomers());
    json.writeNumberField("repeatCustomers", period.repeatCustomers());
    if (worth()) {
      json.writeNumberField("revenue", Amounts.exact(period.revenue()));
      json.writeNumberField("repeatRevenue", Amounts.exact(period.repeatRevenue()));
      JsonFields.writeEstimate(
          json,
          "revenuePerCustomer",
          Amounts.estimate(period.revenuePerActiveCustomer(report.level())));
      JsonFields.writeEstimate(
          json, "meanOrder", Amounts.estimate(period.meanOrder(report.level())));
    }
    if (report.orders().refund().isPresent()) {
      json.writeNumberField("refunds", period.refunds());
      if (worth()) {
        json.writeNumberField("refunded", Amounts.exact(period.refundedAmount()));
      }
    }
    json.writeEndObject();
  }
}
