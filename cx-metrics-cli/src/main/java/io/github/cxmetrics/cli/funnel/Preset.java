package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.funnel.Exclusion;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;

/** The products whose rules {@code --like} takes. */
enum Preset {
  CLICKHOUSE,
  POSTHOG,
  MIXPANEL,
  PINOT;

  /**
   * The rules of the product, to be read off a funnel of two steps and one exclusion. What the
   * options say beside the preset may not go with a part of it that another option replaces, so it
   * is never applied to the funnel that is asked for.
   */
  FunnelDefinition sample() {
    FunnelDefinition plain = plain();
    return switch (this) {
      case CLICKHOUSE -> plain.likeClickHouse();
      case POSTHOG -> plain.likePostHog();
      case MIXPANEL -> plain.likeMixpanel();
      case PINOT -> plain.likePinot();
    };
  }

  /** The rules without a preset, in the same form. */
  static FunnelDefinition plain() {
    return Funnel.define("first", "last").excluding(Exclusion.of("excluded"));
  }
}
