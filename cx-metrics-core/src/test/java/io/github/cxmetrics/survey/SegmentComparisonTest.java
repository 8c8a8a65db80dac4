package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.PValueAdjustment;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SegmentComparisonTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  private static final Nps TOTAL = Nps.ofCounts(600, 300, 300);

  private static SortedMap<String, Nps> segments() {
    SortedMap<String, Nps> segments = new TreeMap<>();
    segments.put("app", Nps.ofCounts(300, 100, 50));
    segments.put("phone", Nps.ofCounts(100, 100, 150));
    segments.put("web", Nps.ofCounts(200, 100, 100));
    segments.put("kiosk", Nps.ofCounts(0, 0, 0));
    return segments;
  }

  @Test
  void eachSegmentIsComparedWithItsComplement() {
    SegmentComparison<String> comparison =
        SegmentComparison.withRest(TOTAL, segments(), PValueAdjustment.NONE, P95);
    Difference app = comparison.differences().get("app");
    Difference byHand = Nps.ofCounts(300, 100, 50).differenceFrom(Nps.ofCounts(300, 200, 250));
    assertThat(app).isEqualTo(byHand);
  }

  @Test
  void pValuesAreAdjustedForTheComparisonsThatCouldBeMade() {
    SegmentComparison<String> plain =
        SegmentComparison.withRest(TOTAL, segments(), PValueAdjustment.NONE, P95);
    SegmentComparison<String> holm =
        SegmentComparison.withRest(TOTAL, segments(), PValueAdjustment.HOLM, P95);
    assertThat(holm.comparisons()).as("the kiosk has no answers").isEqualTo(3);
    assertThat(holm.differences()).containsOnlyKeys("app", "kiosk", "phone", "web");
    assertThat(holm.differences().get("kiosk").pValue()).isNaN();
    double smallest =
        plain.differences().values().stream()
            .mapToDouble(Difference::pValue)
            .filter(p -> !Double.isNaN(p))
            .min()
            .orElseThrow();
    assertThat(holm.differences().values()).anyMatch(each -> each.pValue() == 3 * smallest);
  }

  @Test
  void baselineIsComparedWithEveryOther() {
    SegmentComparison<String> comparison =
        SegmentComparison.withBaseline("web", segments(), PValueAdjustment.HOLM, P95);
    assertThat(comparison.differences()).containsOnlyKeys("app", "kiosk", "phone");
    assertThat(comparison.comparisons()).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SegmentComparison.withBaseline("fax", segments(), PValueAdjustment.HOLM, P95))
        .withMessage("baseline must be one of the segments [app, kiosk, phone, web], was fax");
  }

  @Test
  void holmAtNinetyFivePercentIsTheDefault() {
    assertThat(SegmentComparison.withRest(TOTAL, segments()))
        .isEqualTo(SegmentComparison.withRest(TOTAL, segments(), PValueAdjustment.HOLM, P95));
    assertThat(SegmentComparison.withBaseline("web", segments()))
        .isEqualTo(SegmentComparison.withBaseline("web", segments(), PValueAdjustment.HOLM, P95));
  }

  @Test
  void segmentsMayBeKnownByDate() {
    Map<LocalDate, Nps> days =
        Map.of(LocalDate.of(2026, 1, 1), Nps.ofCounts(5, 1, 1), LocalDate.of(2026, 1, 2), TOTAL);
    assertThat(SegmentComparison.withBaseline(LocalDate.of(2026, 1, 1), days).comparisons())
        .isEqualTo(1);
  }

  @Test
  void segmentThatIsNotPartOfTheTotalIsRefused() {
    SortedMap<String, Nps> stranger = new TreeMap<>();
    stranger.put("fax", Nps.ofCounts(5_000, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SegmentComparison.withRest(TOTAL, stranger, PValueAdjustment.HOLM, P95))
        .withMessage("a part must not hold more answers than the whole, was 5000 of 600");
  }
}
