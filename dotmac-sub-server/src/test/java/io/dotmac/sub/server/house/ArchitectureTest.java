package io.dotmac.sub.server.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may know whom. A change of these rules is a decision record. */
class ArchitectureTest {
  private static final String CORE = "io.dotmac.sub.core";
  private static final String[] FOUNDATION = packages(
      "money",
      "time",
      "tx",
      "tenant",
      "event",
      "job",
      "listing",
      "problem",
      "audit",
      "sequence",
      "secret",
      "setting",
      "embedded");

  /** Each may import the ones before it. */
  private static final List<String> DOMAINS = List.of(
      "subscriber",
      "catalog",
      "subscription",
      "network",
      "access",
      "usage",
      "provisioning",
      "enforcement");

  /** These know subscribers, and the other domains only by their events. */
  private static final List<String> ASIDE = List.of("identity", "notify", "webhook", "integration");

  private static final Set<String> CLOCK_READERS = Set.of(
      "java.time.Instant",
      "java.time.LocalDate",
      "java.time.LocalDateTime",
      "java.time.ZonedDateTime",
      "java.time.OffsetDateTime",
      "java.time.LocalTime");

  private static final JavaClasses ALL = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption((Location location) -> !location.contains("-tests.jar"))
      .importPackages("io.dotmac.sub");

  @Test
  void theRulesSeeEveryModule() {
    for (String module : List.of("core", "billing", "radius", "devices", "server")) {
      assertThat(ALL.stream().map(JavaClass::getPackageName))
          .anyMatch(name -> name.startsWith("io.dotmac.sub." + module + "."));
    }
  }

  @Test
  void theFoundationKnowsNoDomain() {
    check(noClasses()
        .that()
        .resideInAnyPackage(FOUNDATION)
        .should()
        .dependOnClassesThat(ours().and(resideOutsideOfPackages(FOUNDATION))));
  }

  @Test
  void domainsKnowOnlyTheDomainsBeforeThem() {
    for (int i = 0; i < DOMAINS.size(); i++) {
      List<String> allowed = new ArrayList<>(List.of(FOUNDATION));
      DOMAINS.subList(0, i + 1).forEach(domain -> allowed.add(CORE + "." + domain + ".."));
      mayOnlyKnow(DOMAINS.get(i), allowed);
    }
  }

  @Test
  void identityAndMessagingMeetTheDomainsOnlyThroughEvents() {
    for (String domain : ASIDE) {
      List<String> allowed = new ArrayList<>(List.of(FOUNDATION));
      allowed.add(CORE + ".subscriber..");
      allowed.add(CORE + "." + domain + "..");
      mayOnlyKnow(domain, allowed);
    }
  }

  @Test
  void billingKnowsOnlyCore() {
    check(noClasses()
        .that()
        .resideInAPackage("io.dotmac.sub.billing..")
        .should()
        .dependOnClassesThat(
            ours().and(resideOutsideOfPackages(CORE + "..", "io.dotmac.sub.billing.."))));
  }

  @Test
  void radiusAndDevicesKnowNoneOfTheOthers() {
    for (String leaf : List.of("radius", "devices")) {
      String own = "io.dotmac.sub." + leaf + "..";
      check(noClasses()
          .that()
          .resideInAPackage(own)
          .should()
          .dependOnClassesThat(ours().and(resideOutsideOfPackages(own))));
    }
  }

  @Test
  void nobodyKnowsTheServer() {
    check(noClasses()
        .that()
        .resideOutsideOfPackage("io.dotmac.sub.server..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.dotmac.sub.server.."));
  }

  @Test
  void calculationsTouchNoDatabaseAndNoLog() {
    check(noClasses()
        .that()
        .resideInAnyPackage(
            "io.dotmac.sub.billing.charge..",
            "io.dotmac.sub.radius.auth..",
            "io.dotmac.sub.core.money..",
            "io.dotmac.sub.core.time..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.hibernate..", "org.slf4j..")
        .orShould()
        .dependOnClassesThat(resideInAnyPackage("jakarta.persistence..")
            // Marks a value that a row holds; it does nothing by itself.
            .and(DescribedPredicate.not(JavaClass.Predicates.simpleName("Embeddable")
                .or(JavaClass.Predicates.simpleName("Converter"))
                .or(JavaClass.Predicates.simpleName("AttributeConverter"))))));
  }

  @Test
  void onlyTransactionsReadTheClockOfTheMachine() {
    DescribedPredicate<JavaMethodCall> readsTheClock = DescribedPredicate.describe(
        "read the machine's clock", call -> readsTheClock(call.getTarget()));
    check(noClasses()
        .that()
        .resideOutsideOfPackage(CORE + ".tx..")
        .should()
        .callMethodWhere(readsTheClock));
  }

  @Test
  void moneyIsExact() {
    DescribedPredicate<JavaClass> inexact = DescribedPredicate.describe(
        "double or float",
        type -> Set.of("double", "float", "java.lang.Double", "java.lang.Float")
            .contains(type.getBaseComponentType().getName()));
    String[] exact = {CORE + ".money..", "io.dotmac.sub.billing.."};
    check(noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(exact)
        .should()
        .haveRawType(inexact));
    check(noCodeUnits()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(exact)
        .should()
        .haveRawReturnType(inexact));
    DescribedPredicate<JavaCodeUnit> takesInexact = DescribedPredicate.describe(
        "take double or float", unit -> unit.getRawParameterTypes().stream().anyMatch(inexact));
    check(noCodeUnits()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(exact)
        .should(beSuch(takesInexact)));
  }

  @Test
  void billingPackagesHaveNoCycles() {
    check(slices().matching("io.dotmac.sub.billing.(*)..").should().beFreeOfCycles());
  }

  @Test
  void packagesOfTheLibrariesHaveNoCyclesWhateverTheirDepth() {
    for (String module : List.of("core", "billing", "radius", "devices")) {
      check(slices().matching("io.dotmac.sub." + module + ".(**)").should().beFreeOfCycles());
    }
  }

  @Test
  void leafPackagesHaveNoCycles() {
    check(slices().matching("io.dotmac.sub.radius.(*)..").should().beFreeOfCycles());
    check(slices().matching("io.dotmac.sub.devices.(*)..").should().beFreeOfCycles());
  }

  @Test
  void serverPackagesHaveNoCyclesNotEvenThroughTheirRoot() {
    check(slices().assignedFrom(new PackagesOf("io.dotmac.sub.server")).should().beFreeOfCycles());
  }

  /** Each package of a module with what is below it, and the module's root by itself. */
  private record PackagesOf(String root) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      if (name.equals(root)) {
        return SliceIdentifier.of("(root)");
      }
      return name.startsWith(root + ".")
          ? SliceIdentifier.of(name.substring(root.length() + 1).split("\\.", 2)[0])
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of " + root;
    }
  }

  private static com.tngtech.archunit.lang.ArchCondition<JavaCodeUnit> beSuch(
      DescribedPredicate<JavaCodeUnit> predicate) {
    return com.tngtech.archunit.lang.ArchCondition.from(predicate);
  }

  private static boolean readsTheClock(MethodCallTarget target) {
    String owner = target.getOwner().getName();
    if (owner.equals("java.lang.System")) {
      return target.getName().equals("currentTimeMillis");
    }
    return CLOCK_READERS.contains(owner)
        && target.getName().equals("now")
        && target.getRawParameterTypes().stream()
            .noneMatch(type -> type.getName().equals("java.time.Clock"));
  }

  private static void mayOnlyKnow(String domain, List<String> allowed) {
    check(noClasses()
        .that()
        .resideInAPackage(CORE + "." + domain + "..")
        .should()
        .dependOnClassesThat(ours().and(resideOutsideOfPackages(allowed.toArray(String[]::new)))));
  }

  private static DescribedPredicate<JavaClass> ours() {
    return resideInAnyPackage("io.dotmac.sub..");
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(ALL);
  }

  private static String[] packages(String... names) {
    return java.util.Arrays.stream(names)
        .map(name -> CORE + "." + name + "..")
        .toArray(String[]::new);
  }
}
