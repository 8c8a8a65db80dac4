package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.funnel.ExclusionEffect;

/** What an excluded event does, as options say it. */
enum ExcludeEffect {
  VOID(ExclusionEffect.VOID_ATTEMPT),
  STOP(ExclusionEffect.STOP_AT_LEVEL),
  REMOVE(ExclusionEffect.REMOVE_ACTOR);

  private final ExclusionEffect effect;

  ExcludeEffect(ExclusionEffect effect) {
    this.effect = effect;
  }

  ExclusionEffect effect() {
    return effect;
  }
}
