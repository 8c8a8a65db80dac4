package io.github.cxmetrics.sketch;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The library behind the sketches shows nowhere. */
@AnalyzeClasses(
    packages = "io.github.cxmetrics.sketch",
    importOptions = ImportOption.DoNotIncludeTests.class)
class SketchArchitectureTest {

  @ArchTest
  static final ArchRule noDependencyShowsInSignatures =
      noCodeUnits()
          .that()
          .areNotPrivate()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should(
              be(
                  new DescribedPredicate<JavaCodeUnit>("showing a type of DataSketches") {
                    @Override
                    public boolean test(JavaCodeUnit unit) {
                      return unit.getAllInvolvedRawTypes().stream()
                          .map(JavaClass::getName)
                          .anyMatch(name -> name.contains("org.apache."));
                    }
                  }));
}
