package io.github.cxmetrics.cli.engagement;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.engagement.ActivityData.Days;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.cli.report.TextPage;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Optional;

/**
 * What reports about activity say alike: what counts, and which days are shown.
 *
 * @param data what was read
 * @param days the days that are shown; empty if none are known
 */
record ActivityText(ActivityData data, Optional<Days> days) {

  /** What counts as activity. */
  String activity() {
    return data.flags().activity().map(name -> "activity: " + name).orElse("any activity");
  }

  /** The zone of the days. */
  String zone() {
    return data.flags().zone().getId();
  }

  /** Which days are shown, and that there are more. */
  String range() {
    return days.map(
            shown ->
                "from "
                    + shown.from()
                    + " to "
                    + shown.to().minusDays(1)
                    + (shown.hidden() > 0
                        ? " (" + shown.hidden() + " days before are left out: see --from)"
                        : ""))
        .orElse("no days");
  }

  /** The lines above a table. */
  void writeHead(TextPage page, String title, String more) throws IOException {
    page.line(title + "; " + activity() + "; local days in " + zone());
    page.line(data.input().inWords());
    page.line(range() + more);
    page.space();
  }

  /** The fields of {@code definition} that all have. */
  void writeDefinition(JsonGenerator json) throws IOException {
    data.query().writeColumns(json);
    JsonFields.writeText(json, "activity", data.flags().activity());
    JsonFields.writeText(json, "created", data.flags().created());
    JsonFields.writeTexts(json, "by", data.flags().by());
    JsonFields.writeText(json, "from", days.map(Days::from));
    JsonFields.writeText(json, "to", days.map(Days::to));
    json.writeStringField("weekStart", word(data.flags().weekStart()));
    data.query().writeConditions(json);
    json.writeNumberField("level", data.flags().records.level().probability());
  }

  /** An enum constant as options write it. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name of a week's first day, where it is not Monday. */
  String weeks() {
    DayOfWeek start = data.flags().weekStart();
    return start == DayOfWeek.MONDAY ? "" : "; weeks from " + word(start);
  }
}
