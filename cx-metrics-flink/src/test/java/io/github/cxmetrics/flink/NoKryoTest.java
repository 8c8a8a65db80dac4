package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.io.SimpleVersionedSerializerTypeSerializerProxy;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that crosses an operator or names its keys is left to Flink's guesses. */
class NoKryoTest {

  @ParameterizedTest
  @EnumSource
  void everySerializerIsExplicit(Stateful operator) {
    var graph = operator.letting(1, 1, 10).in(TestCluster.environment(2)).getStreamGraph();
    assertThat(graph.getStreamNodes()).hasSizeGreaterThan(3);
    for (StreamNode node : graph.getStreamNodes()) {
      serializers(node)
          .forEach(
              serializer ->
                  assertThat(written(serializer))
                      .as(node.getOperatorName())
                      .contains("Serializer")
                      .doesNotContain("Kryo", "Generic", "JavaSerializer"));
    }
  }

  private static Stream<TypeSerializer<?>> serializers(StreamNode node) {
    return Stream.of(
            Stream.of(node.getTypeSerializersIn()),
            Stream.ofNullable(node.getTypeSerializerOut()),
            Stream.ofNullable(node.getStateKeySerializer()))
        .flatMap(each -> each)
        // what a sink of Flink's commits, which is none of ours
        .filter(serializer -> !(serializer instanceof SimpleVersionedSerializerTypeSerializerProxy))
        .map(serializer -> (TypeSerializer<?>) serializer);
  }

  /* What a savepoint says of it and of those inside it. */
  private static String written(TypeSerializer<?> serializer) {
    DataOutputSerializer out = new DataOutputSerializer(256);
    try {
      TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new String(out.getCopyOfBuffer(), StandardCharsets.ISO_8859_1);
  }
}
