package io.github.cxmetrics.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results as somebody keeps them who does what each emission says. */
final class EmittedResults<R> {

  private final Map<String, Map<Window, R>> held = new TreeMap<>();
  private final Map<List<Object>, Integer> revisions = new HashMap<>();
  private final Correction correction;

  EmittedResults(Correction correction) {
    this.correction = correction;
  }

  void take(WindowResult<?, R> emitted) {
    String key = String.valueOf(emitted.key());
    Map<Window, R> ofKey = held.computeIfAbsent(key, k -> new TreeMap<>());
    List<Object> place = List.of(key, emitted.window());
    switch (emitted.kind()) {
      case FIRST -> {
        assertThat(revisions.put(place, emitted.revision())).isNull();
        assertThat(emitted.revision()).isZero();
        assertThat(ofKey.put(emitted.window(), emitted.result())).isNull();
      }
      case UPDATED -> {
        assertThat(revisions.put(place, emitted.revision())).isEqualTo(emitted.revision() - 1);
        R before = ofKey.put(emitted.window(), emitted.result());
        assertThat(before == null).isEqualTo(correction == Correction.RETRACT);
      }
      case RETRACTED -> {
        assertThat(revisions.get(place)).isEqualTo(emitted.revision());
        assertThat(ofKey.remove(emitted.window())).isEqualTo(emitted.result());
      }
    }
    if (ofKey.isEmpty()) {
      held.remove(key);
    }
  }

  Map<String, Map<Window, R>> held() {
    return held;
  }
}
