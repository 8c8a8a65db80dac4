package io.github.cxmetrics.flink;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** What the adapter may depend on, and what its users see of it. */
@AnalyzeClasses(
    packages = "io.github.cxmetrics.flink",
    importOptions = ImportOption.DoNotIncludeTests.class)
class FlinkArchitectureTest {

  private static final String SQL = "io.github.cxmetrics.flink.sql";

  @ArchTest
  static final ArchRule streamsStandWithoutSql =
      noClasses()
          .that()
          .resideOutsideOfPackage(SQL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SQL, "org.apache.flink.table..");

  @ArchTest
  static final ArchRule whatCoreStandsOnIsNotUsed =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google..", "org.apache.commons..");

  @ArchTest
  static final ArchRule nothingReadsAClockOrADefaultZone =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(ZoneId.class, "systemDefault");

  @ArchTest
  static final ArchRule signaturesShowTheJdkTheLibraryAndFlink =
      noCodeUnits()
          .that()
          .areNotPrivate()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should(showOtherTypes());

  private static ArchCondition<JavaCodeUnit> showOtherTypes() {
    return new ArchCondition<>("show other types") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        boolean shows =
            unit.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !type.isPrimitive())
                .anyMatch(
                    not(
                        resideInAnyPackage(
                            "java..", "io.github.cxmetrics..", "org.apache.flink..")));
        events.add(new SimpleConditionEvent(unit, shows, unit.getFullName()));
      }
    };
  }
}
