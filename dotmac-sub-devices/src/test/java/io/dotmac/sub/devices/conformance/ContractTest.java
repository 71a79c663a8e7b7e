package io.dotmac.sub.devices.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dotmac.sub.devices.device.DeviceId;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.driver.DriverProvider;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.simulator.SimulatedOlt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractTest {
  @Test
  void theRunnerPrintsACertificate() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int code = ConformanceRunner.run(
        new String[] {"huawei-smartax", "2"}, new PrintStream(out, true, StandardCharsets.UTF_8));

    JsonNode certificate = new ObjectMapper().readTree(out.toByteArray());
    assertThat(code).isZero();
    assertThat(certificate.get("passed").asBoolean()).isTrue();
    assertThat(certificate.get("cases")).hasSize(13);
  }

  @Test
  void theRunnerSaysWhatItCannotRun() {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true);

    assertThat(ConformanceRunner.run(new String[] {}, nowhere)).isEqualTo(2);
    assertThat(ConformanceRunner.run(new String[] {"huawei-smartax", "x"}, nowhere))
        .isEqualTo(2);
    assertThat(ConformanceRunner.run(new String[] {"nobody"}, nowhere)).isEqualTo(2);
  }

  /** A driver that takes acceptance for success: here, one that deletes by suspending. */
  @Test
  void aDriverThatDoesSomethingElseFails() {
    Certificate certificate = new OltContract(new Careless(), 1).certificate();

    assertThat(certificate.passed()).isFalse();
    assertThat(certificate.results().get("deleting removes everything, once")).isPresent();
    assertThat(certificate.json()).contains("\"failed\"");
  }

  private static final class Careless implements OltSubject, DriverProvider {
    private final SmartaxSubject subject = new SmartaxSubject();

    @Override
    public DriverProvider driver() {
      return this;
    }

    @Override
    public String vendor() {
      return "careless";
    }

    @Override
    public Set<Protocol> protocols() {
      return subject.driver().protocols();
    }

    @Override
    public Driver open(DeviceTarget target, DriverContext context) {
      Driver real = subject.driver().open(target, context);
      OltDriver olt = real.require(OltDriver.class);
      OltDriver careless = (OltDriver) Proxy.newProxyInstance(
          OltDriver.class.getClassLoader(),
          new Class<?>[] {OltDriver.class},
          (proxy, method, given) -> {
            try {
              return method.getName().equals("planDelete")
                  ? olt.planSuspend((OntRef) given[0])
                  : method.invoke(olt, given);
            } catch (InvocationTargetException e) {
              throw e.getCause();
            }
          });
      return new Driver() {
        @Override
        public DeviceId device() {
          return real.device();
        }

        @Override
        public String vendor() {
          return "careless";
        }

        @Override
        public <T> Optional<T> as(Class<T> capability) {
          return Optional.of(capability.cast(careless));
        }

        @Override
        public void close() {
          real.close();
        }
      };
    }

    @Override
    public SimulatedOlt device() {
      return subject.device();
    }

    @Override
    public OntAuthorization wanted() {
      return subject.wanted();
    }

    @Override
    public PonPort elsewhere() {
      return subject.elsewhere();
    }

    @Override
    public String refusal() {
      return subject.refusal();
    }
  }
}
