package io.dotmac.sub.devices;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DevicesArchitectureTest {
  private static final String ROOT = "io.dotmac.sub.devices.";
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("io.dotmac.sub.devices");

  @Test
  void theModuleKnowsNothingOfTheOthersAndOfPersistence() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.dotmac.sub.core..",
            "io.dotmac.sub.billing..",
            "io.dotmac.sub.radius..",
            "io.dotmac.sub.server..",
            "jakarta..",
            "java.sql..",
            "org.hibernate..")
        .check(CLASSES);
  }

  @Test
  void dialectsAndValuesNeitherLogNorOpenSockets() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + "device..",
            ROOT + "plan..",
            ROOT + "parse..",
            ROOT + "olt..",
            ROOT + "nas..",
            ROOT + "cpe..",
            ROOT + "huawei..",
            ROOT + "zte..",
            ROOT + "nokia..",
            ROOT + "genieacs..",
            ROOT + "mikrotik..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.slf4j..", "net.schmizz..", "java.net.http..", "java.nio.channels..")
        .check(CLASSES);
  }

  @Test
  void onlySimulatorsNeedTheSshServer() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "simulator..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.sshd..")
        .check(CLASSES);
  }

  @Test
  void onlyTheTransportAndTheSimulatorKnowTheLibraryForSnmp() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "transport.snmp..", ROOT + "simulator.snmp..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.snmp4j..")
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
