package io.dotmac.sub.radius;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RadiusArchitectureTest {
  private static final String ROOT = "io.dotmac.sub.radius.";
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("io.dotmac.sub.radius");

  @Test
  void theModuleKnowsNothingOfTheOthersAndOfPersistence() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.dotmac.sub.core..",
            "io.dotmac.sub.billing..",
            "io.dotmac.sub.devices..",
            "io.dotmac.sub.server..",
            "jakarta..",
            "java.sql..",
            "org.hibernate..",
            "com.fasterxml..")
        .check(CLASSES);
  }

  @Test
  void purePackagesNeitherLogNorOpenSockets() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + "packet..", ROOT + "attribute..", ROOT + "auth..", ROOT + "nas..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.slf4j..", "java.nio.channels..", "java.util.concurrent..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nobodyAsksTheMachineForTheTimeOfDay() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .check(CLASSES);
  }
}
