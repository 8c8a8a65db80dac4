package io.github.cxmetrics.cli.churn;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.churn.Revenue;
import io.github.cxmetrics.churn.RevenueCohort;
import io.github.cxmetrics.churn.RevenueCustomers;
import io.github.cxmetrics.churn.RevenueDefinition;
import io.github.cxmetrics.churn.RevenueFormula;
import io.github.cxmetrics.churn.RevenueMovements;
import io.github.cxmetrics.churn.RevenuePeriod;
import io.github.cxmetrics.churn.RevenueQuestion;
import io.github.cxmetrics.churn.RevenueRatio;
import io.github.cxmetrics.cli.event.Amounts;
import io.github.cxmetrics.cli.report.JsonFields;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Locale;

/**
 * Recurring revenue for programs that read JSON, in the schema that {@code docs/revenue.md}
 * describes.
 *
 * @param report what was found
 */
record RevenueJson(RevenueReport report) {

  private static final String SCHEMA = "cxm-revenue/1";

  void writeTo(Writer out) throws IOException {
    JsonFields.writeObject(out, this::writeFields);
  }

  private void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("command", "revenue");
    writeDefinition(json);
    report.input().writeJson(json);
    writeFormulas(json);
    writeRevenue(json, report.revenue());
    json.writeArrayFieldStart("results");
    for (RevenueReport.Part part : report.segments()) {
      json.writeStartObject();
      JsonFields.writeSegment(json, report.by(), part.segment());
      writeRevenue(json, part.revenue());
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonFields.writeTexts(json, "warnings", report.warnings());
  }

  private void writeDefinition(JsonGenerator json) throws IOException {
    RevenueDefinition definition = report.revenue().definition();
    RevenueQuestion question = report.revenue().question();
    json.writeObjectFieldStart("definition");
    json.writeStringField("text", definition.describe());
    json.writeStringField("customer", report.query().actor());
    json.writeStringField("time", report.query().time());
    json.writeStringField("amount", report.amount());
    JsonFields.writeText(json, "currency", report.currency());
    json.writeStringField("revenuePer", definition.term().label());
    json.writeStringField("unit", definition.grid().unit().name().toLowerCase(Locale.ROOT));
    json.writeStringField("view", question.view().label());
    if (question.window().isPresent()) {
      json.writeNumberField("reactivationWindowMillis", question.window().get().toMillis());
    }
    json.writeNumberField("graceMillis", millis(question.grace()));
    json.writeNumberField("trailing", question.trailing());
    JsonFields.writeTexts(json, "by", report.by());
    report.query().writeConditions(json);
    json.writeNumberField("level", report.level().probability());
    json.writeEndObject();
  }

  private static long millis(Duration duration) {
    return duration.toMillis();
  }

  /** What stands above and below in each rate. */
  private static void writeFormulas(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("formulas");
    for (RevenueFormula formula : RevenueFormula.values()) {
      json.writeObjectFieldStart(formula.key());
      json.writeStringField("name", formula.label());
      json.writeStringField("numerator", formula.numerator());
      json.writeStringField("denominator", formula.denominator());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeRevenue(JsonGenerator json, Revenue revenue) throws IOException {
    json.writeNumberField("n", revenue.n());
    json.writeNumberField("duplicates", revenue.duplicates());
    json.writeNumberField("conflicts", revenue.conflicts());
    json.writeArrayFieldStart("periods");
    for (RevenuePeriod period : revenue.periods()) {
      writePeriod(json, period);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("cohorts");
    for (RevenueCohort cohort : revenue.cohorts()) {
      writeCohort(json, cohort);
    }
    json.writeEndArray();
  }

  private void writePeriod(JsonGenerator json, RevenuePeriod period) throws IOException {
    json.writeStartObject();
    JsonFields.writePeriod(json, period.period());
    json.writeBooleanField("complete", period.isComplete());
    writeMovements(json, period.movements());
    writeCustomers(json, period.customers(), period.joinedAndLost());
    json.writeObjectFieldStart("rates");
    for (RevenueFormula formula : RevenueFormula.values()) {
      writeRatio(json, formula.key(), period.ratio(formula));
    }
    writeRatio(json, "trailingNetRetention", period.trailingNetRetention());
    writeRatio(json, "trailingGrossRetention", period.trailingGrossRetention());
    JsonFields.writeNumber(
        json, "compoundedNetRetention", period.compoundedNetRetention().orElse(Double.NaN));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeMovements(JsonGenerator json, RevenueMovements amounts)
      throws IOException {
    json.writeObjectFieldStart("revenue");
    json.writeNumberField("opening", Amounts.exact(amounts.opening()));
    json.writeNumberField("new", Amounts.exact(amounts.newRevenue()));
    json.writeNumberField("expansion", Amounts.exact(amounts.expansion()));
    json.writeNumberField("reactivation", Amounts.exact(amounts.reactivation()));
    json.writeNumberField("contraction", Amounts.exact(amounts.contraction()));
    json.writeNumberField("churn", Amounts.exact(amounts.churn()));
    json.writeNumberField("closing", Amounts.exact(amounts.closing()));
    json.writeEndObject();
  }

  private static void writeCustomers(JsonGenerator json, RevenueCustomers counts, long inAndOut)
      throws IOException {
    json.writeObjectFieldStart("customers");
    json.writeNumberField("opening", counts.opening());
    json.writeNumberField("new", counts.joined());
    json.writeNumberField("expanded", counts.expanded());
    json.writeNumberField("reactivated", counts.reactivated());
    json.writeNumberField("contracted", counts.contracted());
    json.writeNumberField("churned", counts.churned());
    json.writeNumberField("closing", counts.closing());
    json.writeNumberField("joinedAndLost", inAndOut);
    json.writeEndObject();
  }

  private void writeRatio(JsonGenerator json, String name, RevenueRatio ratio) throws IOException {
    Estimate estimate = report.estimate(ratio);
    json.writeObjectFieldStart(name);
    json.writeNumberField("numerator", RevenueReport.numerator(ratio));
    json.writeNumberField("denominator", RevenueReport.denominator(ratio));
    json.writeNumberField("n", estimate.n());
    JsonFields.writeEstimate(json, estimate);
    json.writeStringField("method", estimate.method());
    json.writeEndObject();
  }

  private void writeCohort(JsonGenerator json, RevenueCohort cohort) throws IOException {
    json.writeStartObject();
    JsonFields.writePeriod(json, cohort.period());
    json.writeNumberField("started", cohort.started());
    json.writeArrayFieldStart("ages");
    for (int age = 0; age <= cohort.lastAge(); age++) {
      json.writeStartObject();
      json.writeNumberField("age", age);
      json.writeNumberField("paying", cohort.paying(age));
      json.writeNumberField("revenue", Amounts.exact(cohort.amount(age)));
      writeRatio(json, "netRetention", cohort.netRetention(age));
      writeRatio(json, "grossRetention", cohort.grossRetention(age));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
