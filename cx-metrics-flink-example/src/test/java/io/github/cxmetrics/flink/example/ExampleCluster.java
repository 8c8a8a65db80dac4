package io.github.cxmetrics.flink.example;

import java.io.Serial;
import java.net.URI;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One cluster for all tests of this module, which commands reach as they reach any cluster that
 * runs already: through its address.
 */
final class ExampleCluster implements BeforeAllCallback {

  private static final int SLOTS = 4;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(ExampleCluster.class))
        .getOrComputeIfAbsent(Running.class);
  }

  /** A cluster that runs until the tests have. */
  static final class Running implements AutoCloseable {

    private final MiniCluster cluster;

    Running() throws Exception {
      Configuration settings = new Configuration();
      settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
      settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
      settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
      cluster =
          new MiniCluster(
              new MiniClusterConfiguration.Builder()
                  .setConfiguration(settings)
                  .setNumSlotsPerTaskManager(SLOTS)
                  .withRandomPorts()
                  .build());
      cluster.start();
      Environment.use(cluster.getRestAddress().get());
    }

    @Override
    public void close() {
      Environment.forget();
      try {
        cluster.close();
      } catch (Exception e) {
        throw new IllegalStateException("cluster must end, did not", e);
      }
    }
  }

  /** Opens what only environments may set. */
  @SuppressWarnings("try") // it is never closed
  private static final class Environment extends StreamExecutionEnvironment {

    @Serial private static final long serialVersionUID = 1L;

    static void use(URI address) {
      initializeContextEnvironment(
          settings -> {
            Configuration all = new Configuration(settings);
            all.set(DeploymentOptions.TARGET, "remote");
            all.set(RestOptions.ADDRESS, address.getHost());
            all.set(RestOptions.PORT, address.getPort());
            return new StreamExecutionEnvironment(all);
          });
    }

    static void forget() {
      resetContextEnvironment();
    }
  }
}
