package io.github.cxmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root of the repository, in a copy of its folder with a Java that echoes. */
@DisabledOnOs(OS.WINDOWS)
class LauncherScriptTest {

  private static final Path SCRIPT = Path.of("..", "cxm");
  private static final List<String> FOLDERS =
      List.of("cx-metrics-core/src/main", "cx-metrics-cli/src/main", "cx-metrics-cli/target");
  private static final List<String> FILES =
      List.of("pom.xml", "cx-metrics-core/pom.xml", "cx-metrics-cli/pom.xml");

  @TempDir private Path folder;
  private Path home;
  private Path script;
  private Path javaHome;

  @BeforeEach
  void copyScript() throws IOException {
    home = folder.toRealPath().resolve("a checkout");
    for (String name : FOLDERS) {
      Files.createDirectories(home.resolve(name));
    }
    for (String name : FILES) {
      Files.createFile(home.resolve(name));
    }
    Files.createFile(home.resolve("cx-metrics-cli/target/cxm.jar"));
    script = executable(home.resolve("cxm"), Files.readString(SCRIPT));
    javaHome = folder.resolve("java home");
    executable(javaHome.resolve("bin/java"), "#!/bin/sh\necho \"$@\"\n");
  }

  @Test
  void runsTheJarBesideIt() throws Exception {
    assertThat(run(script, javaHome.toString())).isEqualTo(expected());
  }

  @Test
  void isFoundThroughSymbolicLinks() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path relative = Files.createSymbolicLink(bin.resolve("one"), Path.of("../a checkout/cxm"));
    Path absolute = Files.createSymbolicLink(bin.resolve("two"), script);
    Path twice = Files.createSymbolicLink(folder.resolve("three"), Path.of("bin/one"));
    Path linkedFolder = Files.createSymbolicLink(folder.resolve("four"), home).resolve("cxm");

    for (Path link : List.of(relative, absolute, twice, linkedFolder)) {
      assertThat(run(link, javaHome.toString())).as("%s", link).isEqualTo(expected());
    }
  }

  @Test
  void javaHomeWithoutJavaIsWrongUsage() throws Exception {
    assertThat(run(script, folder.toString()))
        .isEqualTo(
            new CommandRun(
                2, "", "cxm: JAVA_HOME must be a Java installation, was " + folder + "\n"));
  }

  @Test
  void missingJavaIsWrongUsage() throws Exception {
    Path tools = folder.resolve("tools");
    executable(tools.resolve("dirname"), "#!/bin/sh\nexec /usr/bin/dirname \"$@\"\n");

    assertThat(run(script, Map.of("PATH", tools.toString())))
        .isEqualTo(
            new CommandRun(
                2, "", "cxm: java must be on the PATH, or JAVA_HOME be set, was neither\n"));
  }

  private CommandRun expected() {
    Path jar = home.resolve("cx-metrics-cli/target/cxm.jar");
    return new CommandRun(0, "-XX:+UseSerialGC -Xshare:auto -jar " + jar + " nps -\n", "");
  }

  private CommandRun run(Path command, String javaHome) throws Exception {
    return run(command, Map.of("JAVA_HOME", javaHome));
  }

  private CommandRun run(Path command, Map<String, String> environment) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(List.of("/bin/sh", command.toString(), "nps", "-"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new CommandRun(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
