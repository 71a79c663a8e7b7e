package io.dotmac.sub.devices.conformance;

import io.dotmac.sub.devices.driver.DriverProvider;
import io.dotmac.sub.devices.huawei.SmartaxProvider;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.simulator.SimulatedOlt;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import java.util.Optional;

/** The driver for Huawei SmartAX. */
public final class SmartaxSubject implements OltSubject {
  private static final OntSerial SERIAL = new OntSerial("HWTC", 0x00AABB01);
  private static final PonPort PORT = new PonPort(0, 1, 0);

  @Override
  public DriverProvider driver() {
    return new SmartaxProvider();
  }

  @Override
  public SimulatedOlt device() {
    return new SimulatedSmartax("MA5800-X7").plug(SERIAL.toString(), PORT.toString());
  }

  @Override
  public OntAuthorization wanted() {
    return OntAuthorization.of(PORT, SERIAL, 10, 10, OntService.vlan(100)).describedAs("cust-1");
  }

  @Override
  public PonPort elsewhere() {
    return new PonPort(0, 0, 3);
  }

  @Override
  public Optional<OntService> otherLimits() {
    return Optional.of(OntService.vlan(100).limitedBy(6, 7));
  }

  @Override
  public String refusal() {
    return "Failure: No such thing today";
  }
}
