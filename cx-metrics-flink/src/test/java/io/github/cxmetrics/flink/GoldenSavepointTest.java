package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.Function;
import org.apache.flink.api.common.functions.ReduceFunction;
import org.apache.flink.api.common.functions.RichFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Savepoints of every released version of the library are still read, on every backend. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GoldenSavepointTest {

  private static final long SEED = 77;
  private static final long COUNT = 4_000;
  private static final long LARGEST = 100_000;

  /* Which operators keep the state that these classes work on. */
  private static final Map<Class<?>, Set<Stateful>> KEPT_BY =
      Map.of(
          MetricAggregate.class, Set.of(Stateful.AGGREGATE, Stateful.POINTS),
          MetricMerge.class, Set.of(Stateful.MERGE),
          WindowsFunction.class, Set.of(Stateful.WINDOWS, Stateful.CORRECTED, Stateful.SESSIONS),
          CellFunction.class, Set.of(Stateful.FUNNEL, Stateful.ACTIVITY),
          SummaryMerge.class, Set.of(Stateful.FUNNEL, Stateful.ACTIVITY));

  private static TestCluster cluster;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    cluster = TestCluster.start(1, 2);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.stop();
  }

  @AfterEach
  void leaveNothing() throws Exception {
    cluster.cancelAll();
  }

  private static StreamExecutionEnvironment environment(Backend backend) {
    return TestCluster.environment(1, backend.in(new Configuration()));
  }

  @Order(1)
  @ParameterizedTest
  @EnumSource
  void isWrittenIfAskedAndMissing(Stateful operator) throws Exception {
    GoldenSavepoint golden = GoldenSavepoint.of(operator, 1);
    assumeTrue(GoldenSavepoint.isToBeWritten() && !golden.exists());
    var job = operator.letting(0, SEED, COUNT);
    JobID id = cluster.submit(job.in(environment(Backend.HEAP)));
    job.pass(COUNT / 2, cluster, id);
    String savepoint = cluster.stopWithSavepoint(id, folder, SavepointFormatType.CANONICAL);
    golden.keep(Path.of(URI.create(savepoint)));
  }

  @ParameterizedTest
  @EnumSource
  void isRestoredOnTheHeap(Stateful operator) throws Exception {
    assertRestored(operator, Backend.HEAP);
  }

  @ParameterizedTest
  @EnumSource
  void isRestoredOnDisk(Stateful operator) throws Exception {
    assertRestored(operator, Backend.ROCKSDB);
  }

  private void assertRestored(Stateful operator, Backend backend) throws Exception {
    GoldenSavepoint golden = GoldenSavepoint.of(operator, 1);
    var job = operator.restoring(COUNT, SEED, COUNT);
    JobID id = cluster.submit(job.in(environment(backend)), golden.copyIn(folder));
    cluster.await(id);
    assertThat(job.watched().seen()).as("records that were left").isBetween(COUNT / 4, COUNT / 2);
    job.assertTheRestIsExact();
  }

  @ParameterizedTest
  @EnumSource
  void isSmallAndNamesNoPlaceAndNoKryo(Stateful operator) throws IOException {
    GoldenSavepoint golden = GoldenSavepoint.of(operator, 1);
    long size = 0;
    for (Path file : golden.files()) {
      size += Files.size(file);
    }
    assertThat(size).isLessThan(LARGEST);
    assertThat(golden.text())
        .doesNotContain("file:/", "Kryo", "kryo", "GenericType")
        .contains("SerializerSnapshot");
    assertThat(
            golden.metadata().getOperatorStates().stream()
                .filter(state -> !state.getStates().isEmpty())
                .mapToLong(OperatorState::getStateSize)
                .sum())
        .isPositive();
  }

  @Test
  void everyOperatorThatKeepsStateHasOne() {
    JavaClasses all =
        new ClassFileImporter()
            .importUrl(MetricState.class.getProtectionDomain().getCodeSource().getLocation());
    Set<String> functions =
        all.stream()
            .filter(type -> type.isAssignableTo(Function.class))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(GoldenSavepointTest::keepsState)
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
    assertThat(functions)
        .isEqualTo(KEPT_BY.keySet().stream().map(Class::getName).collect(Collectors.toSet()));
    assertThat(KEPT_BY.values().stream().flatMap(Set::stream))
        .contains(Stateful.values())
        .allMatch(operator -> GoldenSavepoint.of(operator, 1).exists());
  }

  /* Functions of Flink's that give a state to Flink, or have one of their own. */
  private static boolean keepsState(JavaClass type) {
    return type.isAssignableTo(AggregateFunction.class)
        || type.isAssignableTo(ReduceFunction.class)
        || type.isAssignableTo(RichFunction.class);
  }
}
