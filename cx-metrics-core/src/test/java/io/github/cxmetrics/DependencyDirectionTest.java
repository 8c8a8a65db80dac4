package io.github.cxmetrics;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

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
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Arrows between packages point down: families, then stats, then state, then root, then time, wire
 * and parallel. Each new family becomes a layer of its own that no layer may access.
 */
@AnalyzeClasses(
    packages = "io.github.cxmetrics",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyDirectionTest {

  private static final String ROOT = "io.github.cxmetrics";

  @ArchTest
  static final ArchRule layers =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("wire")
          .definedBy(ROOT + ".wire")
          .layer("parallel")
          .definedBy(ROOT + ".parallel")
          .layer("root")
          .definedBy(ROOT)
          .layer("stats")
          .definedBy(ROOT + ".stats")
          .layer("state")
          .definedBy(ROOT + ".state")
          .layer("time")
          .definedBy(ROOT + ".time")
          .layer("churn")
          .definedBy(ROOT + ".churn")
          .layer("duration")
          .definedBy(ROOT + ".duration")
          .layer("engagement")
          .definedBy(ROOT + ".engagement")
          .layer("funnel")
          .definedBy(ROOT + ".funnel")
          .layer("live")
          .definedBy(ROOT + ".live")
          .layer("path")
          .definedBy(ROOT + ".path")
          .layer("retention")
          .definedBy(ROOT + ".retention")
          .layer("survey")
          .definedBy(ROOT + ".survey")
          .layer("survival")
          .definedBy(ROOT + ".survival")
          .layer("window")
          .definedBy(ROOT + ".window")
          .whereLayer("churn")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("duration")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("engagement")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("funnel")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("live")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("path")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("retention")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("survey")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("survival")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("window")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("stats")
          .mayOnlyAccessLayers("root", "state", "parallel")
          .whereLayer("state")
          .mayOnlyAccessLayers("time", "wire", "parallel")
          .whereLayer("time")
          .mayNotAccessAnyLayer()
          .whereLayer("root")
          .mayOnlyAccessLayers("wire", "parallel")
          .whereLayer("parallel")
          .mayNotAccessAnyLayer()
          .whereLayer("wire")
          .mayNotAccessAnyLayer()
          .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule onlyStatsUsesCommonsMath =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".stats")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.commons.math3..");

  @ArchTest
  static final ArchRule theLowestPackagesStandOnTheJdk =
      noClasses()
          .that(resideInAnyPackage(ROOT + ".wire", ROOT + ".time", ROOT + ".parallel"))
          .should()
          .dependOnClassesThat(
              resideOutsideOfPackages(
                  "java..", "org.jspecify..", ROOT + ".wire", ROOT + ".time", ROOT + ".parallel"));

  @ArchTest
  static final ArchRule nothingReadsAClockOrADefault =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(ZoneId.class, "systemDefault")
          .orShould()
          .callMethod(TimeZone.class, "getDefault")
          .orShould()
          .callMethod(Locale.class, "getDefault");

  @ArchTest
  static final ArchRule onlyLiveIsGivenAClock =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".live")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class);

  @ArchTest
  static final ArchRule noDependencyShowsInSignatures =
      noCodeUnits()
          .that()
          .areNotPrivate()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should(showATypeOf("com.google..", "org.apache.."));

  private static ArchCondition<JavaCodeUnit> showATypeOf(String... packages) {
    return new ArchCondition<>("show a type of " + String.join(", ", packages)) {
      @Override
      public void check(JavaCodeUnit method, ConditionEvents events) {
        boolean shows =
            method.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .anyMatch(resideInAnyPackage(packages));
        events.add(new SimpleConditionEvent(method, shows, method.getFullName()));
      }
    };
  }
}
