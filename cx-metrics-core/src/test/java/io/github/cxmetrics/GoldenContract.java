package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.wire.StateFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * States written by every released version of the library are still read.
 *
 * <p>Each state has a file {@code golden/NAME-vN.bin} on the class path, which is never changed
 * once released. A new state is written by {@code mvn test -Dtest='*GoldenTest'
 * -Dgolden.write=true} and read from the next run on.
 */
public interface GoldenContract {

  /** By the name of its file without {@code .bin}, each state as it was when it was written. */
  Map<String, Accumulator<?, ?>> states();

  /** Each state is read from its file, and written as the bytes of that file. */
  @TestFactory
  default Stream<DynamicTest> stateIsReadAndWrittenAsEver() {
    return states().entrySet().stream()
        .map(
            state ->
                DynamicTest.dynamicTest(
                    state.getKey(),
                    () -> {
                      writeIfAsked(state.getKey(), state.getValue());
                      assertReads(state.getValue(), golden(state.getKey()));
                    }));
  }

  private static void writeIfAsked(String name, Accumulator<?, ?> state) throws IOException {
    Path source = Path.of("src/test/resources/golden", name + ".bin");
    if (Boolean.getBoolean("golden.write") && Files.notExists(source)) {
      Files.write(source, state.encode());
    }
  }

  private static <A extends Accumulator<A, R>, R> void assertReads(
      Accumulator<A, R> expected, byte[] golden) {
    A read = expected.decode(golden);
    assertThat(read.result()).isEqualTo(expected.result());
    assertThat(expected.encode()).as("the newest layout").isEqualTo(golden);
  }

  /** No byte of a file can be another one. */
  @TestFactory
  default Stream<DynamicTest> damagedStateIsRefused() {
    return states().entrySet().stream()
        .map(
            state ->
                DynamicTest.dynamicTest(
                    state.getKey(), () -> assertRefuses(state.getValue(), golden(state.getKey()))));
  }

  private static void assertRefuses(Accumulator<?, ?> state, byte[] golden) {
    for (int i = 0; i < golden.length; i++) {
      byte[] damaged = golden.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> state.decode(damaged)).isInstanceOf(StateFormatException.class);
    }
  }

  private byte[] golden(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/golden/" + name + ".bin")) {
      assertThat(in).as("golden file of %s", name).isNotNull();
      return in.readAllBytes();
    }
  }
}
