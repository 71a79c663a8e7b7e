package io.dotmac.sub.devices.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverProvider;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.testing.InMemory;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every driver for line terminals that comes along keeps the contract. */
class EveryVendorContractTest {
  private static final int SEEDS = 150;

  static List<OltSubject> subjects() {
    return ServiceLoader.load(OltSubject.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> theDriverKeepsTheContract() {
    return subjects().stream()
        .flatMap(subject -> new OltContract(subject, SEEDS)
            .cases().stream()
                .map(each -> DynamicTest.dynamicTest(
                    subject.driver().vendor() + ": " + each.name(), each.check()::run)));
  }

  @Test
  void everyDriverForLineTerminalsHasASubject() {
    List<String> vendors = ServiceLoader.load(DriverProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> {
          try (Driver driver = InMemory.open(provider)) {
            return driver.as(OltDriver.class).isPresent();
          }
        })
        .map(DriverProvider::vendor)
        .toList();

    assertThat(vendors)
        .hasSizeGreaterThan(3)
        .containsExactlyInAnyOrderElementsOf(
            subjects().stream().map(each -> each.driver().vendor()).toList());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  @Tag("full")
  void tenThousandDisturbedLinesChangeNothing(OltSubject subject) {
    assertThat(new OltContract(subject, 10_000).certificate().results())
        .allSatisfy((name, failure) -> assertThat(failure).as(name).isEmpty());
  }
}
