package io.github.cxmetrics.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/**
 * Arrows point down: the entry, the families' commands, events, reports, options, input, output.
 */
@AnalyzeClasses(
    packages = CliArchitectureTest.CLI,
    importOptions = ImportOption.DoNotIncludeTests.class)
class CliArchitectureTest {

  static final String CLI = "io.github.cxmetrics.cli";

  private static final String INPUT = CLI + ".input";
  private static final String OUTPUT = CLI + ".output";
  private static final String OPTIONS = CLI + ".options";
  private static final String REPORT = CLI + ".report";
  private static final String EVENT = CLI + ".event";

  /* A family's commands have a package of their own beside the shared ones. */
  private static final String[] COMMANDS = {
    CLI,
    CLI + ".churn",
    CLI + ".drivers",
    CLI + ".engagement",
    CLI + ".funnel",
    CLI + ".path",
    CLI + ".quality",
    CLI + ".rake",
    CLI + ".response",
    CLI + ".retention",
    CLI + ".survey",
    CLI + ".survival"
  };

  @ArchTest
  static final ArchRule inputAndOutputKnowNoCommandsAndNoOptions =
      noClasses()
          .that()
          .resideInAnyPackage(INPUT, OUTPUT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(concat(COMMANDS, OPTIONS, REPORT, EVENT));

  @ArchTest
  static final ArchRule outputDoesNotKnowInput =
      noClasses()
          .that()
          .resideInAPackage(OUTPUT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(INPUT);

  @ArchTest
  static final ArchRule optionsKnowNoCommandsAndNoReports =
      noClasses()
          .that()
          .resideInAPackage(OPTIONS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(concat(COMMANDS, REPORT, EVENT));

  @ArchTest
  static final ArchRule reportsKnowNoCommands =
      noClasses()
          .that()
          .resideInAPackage(REPORT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(concat(COMMANDS, EVENT));

  @ArchTest
  static final ArchRule eventsKnowNoCommands =
      noClasses()
          .that()
          .resideInAPackage(EVENT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMMANDS);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.github.cxmetrics.(cli..)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule picocliStaysWithOptionsAndCommands =
      noClasses()
          .that()
          .resideOutsideOfPackages(concat(COMMANDS, OPTIONS, EVENT))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule arithmeticIsLeftToTheCore =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.commons.math3..");

  @ArchTest
  static final ArchRule familiesDoNotKnowEachOther =
      slices()
          .matching(
              CLI
                  + ".(churn|drivers|engagement|funnel|path|quality|rake|response|retention|survey"
                  + "|survival)..")
          .should()
          .notDependOnEachOther();

  private static String[] concat(String[] packages, String... more) {
    String[] all = Arrays.copyOf(packages, packages.length + more.length);
    System.arraycopy(more, 0, all, packages.length, more.length);
    return all;
  }
}
