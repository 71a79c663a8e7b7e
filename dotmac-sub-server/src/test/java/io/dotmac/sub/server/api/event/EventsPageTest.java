package io.dotmac.sub.server.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dotmac.sub.core.event.CustomEvent;
import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.catalog.EventType;
import io.dotmac.sub.server.event.KnownEvents;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The catalogue of events: complete, true to the records, and each caused by a test. */
class EventsPageTest {
  private static final Path PAGE = Path.of("../docs/reference/events.md");

  /** What integrators of software of this kind expect. */
  private static final Set<String> EXPECTED =
      Set.of(("subscriber.created subscriber.updated subscriber.suspended subscriber.reactivated"
              + " subscriber.throttled subscription.created subscription.activated"
              + " subscription.suspended subscription.resumed subscription.canceled"
              + " subscription.upgraded subscription.downgraded subscription.expiring"
              + " subscription.expired invoice.created invoice.sent invoice.paid invoice.overdue"
              + " payment.received payment.failed payment.refunded usage.recorded usage.warning"
              + " usage.exhausted usage.topped_up provisioning.started provisioning.completed"
              + " provisioning.failed service_order.created service_order.assigned"
              + " service_order.completed appointment.scheduled appointment.missed device.offline"
              + " device.online session.started session.ended dunning.started"
              + " dunning.action_executed dunning.resolved dunning.paused network.alert custom")
          .split(" "));

  @Test
  void allTypesThatAreExpectedAreThere() {
    assertThat(EXPECTED).hasSize(43);
    assertThat(KnownEvents.CATALOG.all()).extracting(EventType::name).containsAll(EXPECTED);
  }

  @Test
  void everyRecordOfAnEventIsInTheCatalogueUnderItsName() throws ReflectiveOperationException {
    Map<Class<?>, String> declared = new LinkedHashMap<>();
    KnownEvents.CATALOG
        .all()
        .forEach(type -> type.payloads().forEach(each -> declared.put(each, type.name())));
    List<Class<?>> records = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.dotmac.sub")
            .stream()
            .filter(type -> type.isAssignableTo(DomainEvent.class) && !type.isInterface())
            .filter(type -> !type.isEquivalentTo(CustomEvent.class))
            .filter(type -> !type.getName().contains("Test$"))
            .<Class<?>>map(JavaClass::reflect)
            .toList();

    assertThat(declared.keySet()).containsExactlyInAnyOrderElementsOf(records);
    for (Class<?> each : records) {
      assertThat(((DomainEvent) empty(each)).type()).isEqualTo(declared.get(each));
    }
  }

  @Test
  void everyTypeIsCausedByATestThatNamesIt() throws IOException {
    List<String> emitted = KnownEvents.CATALOG.all().stream()
        .filter(EventType::emitted)
        .map(EventType::name)
        .toList();
    Map<String, String> causes = causes();

    assertThat(causes.keySet()).containsExactlyInAnyOrderElementsOf(emitted);
    for (Map.Entry<String, String> cause : causes.entrySet()) {
      assertThat(method(cause.getValue()))
          .as(cause.toString())
          .containsPattern("\\b" + cause.getKey() + "\\b");
    }
  }

  /** With {@code -Ddotmac.write}, the page is written instead of compared. */
  @Test
  void thePageSaysWhatTheRecordsSay() throws IOException {
    String page = EventsPage.of(KnownEvents.CATALOG.all(), causes());
    if (Boolean.getBoolean("dotmac.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("docs/reference/events.md is of other records: run this test with"
            + " -Ddotmac.write=true and look at what changed")
        .isEqualTo(page);
  }

  private static Map<String, String> causes() throws IOException {
    Map<String, String> causes = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/events/causes.txt"))) {
      if (!line.startsWith("#") && !line.isBlank()) {
        String[] parts = line.trim().split(" +");
        causes.put(parts[0], parts[1] + "#" + parts[2]);
      }
    }
    return causes;
  }

  /** The text of a test's method. */
  private static String method(String cause) throws IOException {
    String[] parts = cause.split("#");
    String module = parts[0].substring(0, parts[0].indexOf('.'));
    Path file = Path.of("../dotmac-sub-" + module + "/src/test/java/io/dotmac/sub/"
        + parts[0].replace('.', '/') + ".java");
    List<String> lines = Files.readAllLines(file);
    List<String> body = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      boolean begins = lines.get(i).contains("void " + parts[1] + "(");
      if (!body.isEmpty() || (begins && lines.get(i - 1).trim().startsWith("@"))) {
        body.add(lines.get(i));
        if (lines.get(i).equals("  }")) {
          return String.join("\n", body);
        }
      }
    }
    throw new AssertionError("there is no test " + cause);
  }

  /** A record with nothing in it: its type does not depend on what is. */
  private static Object empty(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    Object[] arguments = new Object[constructor.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      Class<?> parameter = constructor.getParameterTypes()[i];
      arguments[i] = parameter == int.class
          ? (Object) 0
          : parameter == long.class
              ? (Object) 0L
              : parameter == boolean.class
                  ? (Object) false
                  : parameter == List.class ? List.of() : null;
    }
    return constructor.newInstance(arguments);
  }

  @Test
  void aFamilyStandsTogether() {
    List<String> families =
        KnownEvents.CATALOG.all().stream().map(EventType::family).toList();
    List<String> runs = new ArrayList<>();
    for (String family : families) {
      if (runs.isEmpty() || !runs.get(runs.size() - 1).equals(family)) {
        runs.add(family);
      }
    }
    assertThat(runs).doesNotHaveDuplicates();
  }
}
