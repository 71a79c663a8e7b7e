package io.dotmac.sub.billing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dotmac.sub.billing.invoice.Ageing;
import io.dotmac.sub.billing.payment.Allocation;
import io.dotmac.sub.billing.payment.Applied;
import io.dotmac.sub.billing.payment.CreditUse;
import io.dotmac.sub.billing.payment.OpenItem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BillingArchitectureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages(
          "io.dotmac.sub.billing", "io.dotmac.sub.core.money", "io.dotmac.sub.core.time");

  private static final String[] IMPURE = {
    "jakarta..",
    "java.sql..",
    "javax.sql..",
    "org.hibernate..",
    "org.postgresql..",
    "org.slf4j..",
    "java.io..",
    "java.nio..",
    "java.net..",
    "io.dotmac.sub.core.tx.."
  };

  private static final Set<String> BINARY =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  private static final DescribedPredicate<JavaClass> A_BINARY_FRACTION =
      DescribedPredicate.describe(
          "double or float", type -> BINARY.contains(type.getBaseComponentType().getName()));

  @Test
  void chargesDunningRulesMoneyAndTimeKnowNoDatabaseNoLogAndNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.dotmac.sub.billing.charge..",
            "io.dotmac.sub.billing.dunning.policy..",
            "io.dotmac.sub.core.money..",
            "io.dotmac.sub.core.time..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(IMPURE)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .check(CLASSES);
  }

  @Test
  void chargesDependOnMoneyDatesAndWordsOfTheCatalogAlone() {
    classes()
        .that()
        .resideInAPackage("io.dotmac.sub.billing.charge..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(
            "java..",
            "io.dotmac.sub.billing.charge..",
            "io.dotmac.sub.core.money..",
            "io.dotmac.sub.core.time..",
            "io.dotmac.sub.core.catalog..",
            "com.fasterxml.jackson..",
            "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void rulesOfAllocationArePure() {
    for (Class<?> rule : new Class<?>[] {
      Allocation.class, Applied.class, CreditUse.class, OpenItem.class, Ageing.class
    }) {
      noClasses()
          .that()
          .belongToAnyOf(rule)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(IMPURE)
          .check(CLASSES);
    }
  }

  @Test
  void moneyIsNeverABinaryFraction() {
    noFields().should().haveRawType(A_BINARY_FRACTION).check(CLASSES);
    noCodeUnits().should().haveRawReturnType(A_BINARY_FRACTION).check(CLASSES);
    noCodeUnits()
        .that(DescribedPredicate.describe(
            "take any argument",
            (JavaCodeUnit unit) -> !unit.getRawParameterTypes().isEmpty()))
        .should()
        .haveRawParameterTypes(DescribedPredicate.describe(
            "one of double or float", types -> types.stream().anyMatch(A_BINARY_FRACTION)))
        .check(CLASSES);
    noClasses()
        .should()
        .callMethod(BigDecimal.class, "doubleValue")
        .orShould()
        .callMethod(BigDecimal.class, "floatValue")
        .orShould()
        .callMethod(BigInteger.class, "doubleValue")
        .orShould()
        .callMethod(BigDecimal.class, "valueOf", double.class)
        .orShould()
        .callMethod(Math.class, "round", double.class)
        .check(CLASSES);
  }

  @Test
  void nobodyAsksTheMachineForTheTime() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.dotmac.sub.billing.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
