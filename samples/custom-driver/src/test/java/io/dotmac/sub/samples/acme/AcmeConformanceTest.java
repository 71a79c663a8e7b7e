package io.dotmac.sub.samples.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.devices.conformance.OltContract;
import io.dotmac.sub.devices.conformance.OltSubject;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.DriverProvider;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.simulator.SimulatedOlt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AcmeConformanceTest {
  // [contract]
  @TestFactory
  Stream<DynamicTest> theDriverKeepsTheContract() {
    return new OltContract(new Acme(), 100)
        .cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), each.check()::run));
  }
  // [end]

  @Test
  void theDriverIsFoundByItsName() {
    assertThat(Devices.network().vendors()).contains("acme", "huawei-smartax");
  }

  @Test
  void aDriverIsWrittenInLessThan150LinesOfCode() throws IOException {
    Path sources = Path.of("src/main/java/io/dotmac/sub/samples/acme");
    long lines = 0;
    for (String file : new String[] {"AcmeDriver.java", "AcmeProvider.java"}) {
      lines += Files.readAllLines(sources.resolve(file)).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("import "))
          .count();
    }

    assertThat(lines).isLessThan(150);
  }

  private static final class Acme implements OltSubject {
    @Override
    public DriverProvider driver() {
      return new AcmeProvider();
    }

    @Override
    public SimulatedOlt device() {
      return new SimulatedAcme();
    }

    @Override
    public OntAuthorization wanted() {
      return OntAuthorization.of(
          new PonPort(0, 0, 1), new OntSerial("ACME", 1), 1, 1, OntService.vlan(100));
    }

    @Override
    public PonPort elsewhere() {
      return new PonPort(0, 0, 2);
    }

    @Override
    public String refusal() {
      return "error: cannot";
    }
  }
}
