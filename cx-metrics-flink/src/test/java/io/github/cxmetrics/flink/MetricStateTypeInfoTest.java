package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.Nps;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class MetricStateTypeInfoTest {

  @Test
  void describesTheStatesOfAMetric() {
    var type = MetricStateTypeInfo.of(Nps.<Integer>metric(score -> score));
    assertThat(type.isBasicType()).isFalse();
    assertThat(type.isTupleType()).isFalse();
    assertThat(type.isKeyType()).isFalse();
    assertThat(type.getArity()).isEqualTo(1);
    assertThat(type.getTotalFields()).isEqualTo(1);
    assertThat(type.getTypeClass()).isEqualTo(MetricState.class);
    assertThat(type.createSerializer(new SerializerConfigImpl()))
        .isEqualTo(MetricStateSerializer.of(Nps.accumulator()));
  }

  @Test
  void isEqualIfTheStatesAre() {
    var type = MetricStateTypeInfo.of(Nps.accumulator());
    assertThat(type)
        .isEqualTo(MetricStateTypeInfo.of(Nps.<Integer>metric(score -> score)))
        .hasSameHashCodeAs(MetricStateTypeInfo.of(Nps.<Integer>metric(score -> score)))
        .isNotEqualTo(MetricStateTypeInfo.of(new PointsOne("score")))
        .isNotEqualTo("type")
        .hasToString("MetricState<nps[NPS on 0..10, promoters 9..10, detractors 0..6]>");
    assertThat(type.canEqual(MetricStateTypeInfo.of(new PointsOne("score")))).isTrue();
    assertThat(type.canEqual("type")).isFalse();
  }

  @Test
  void travelsWithTheJob() throws Exception {
    var type = MetricStateTypeInfo.of(Nps.accumulator());
    assertThat(InstantiationUtil.clone(type)).isEqualTo(type);
  }
}
