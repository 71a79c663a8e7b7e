package io.dotmac.sub.devices.conformance;

import io.dotmac.sub.devices.driver.DriverProvider;
import io.dotmac.sub.devices.nokia.IsamProvider;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.simulator.SimulatedIsam;
import io.dotmac.sub.devices.simulator.SimulatedOlt;
import java.util.Optional;

/** The driver for Nokia ISAM. */
public final class IsamSubject implements OltSubject {
  private static final OntSerial SERIAL = new OntSerial("ALCL", 0xB483BA51);

  @Override
  public DriverProvider driver() {
    return new IsamProvider();
  }

  @Override
  public SimulatedOlt device() {
    return new SimulatedIsam().plug(SERIAL.toString(), "1/1/1/16");
  }

  @Override
  public OntAuthorization wanted() {
    return OntAuthorization.ofType(
            new PonPort(1, 1, 16), SERIAL, "ethernet", OntService.vlan(100).shapedBy("UP-100M", ""))
        .describedAs("cust-1");
  }

  @Override
  public PonPort elsewhere() {
    return new PonPort(1, 2, 3);
  }

  @Override
  public Optional<OntService> otherLimits() {
    return Optional.of(OntService.vlan(100).shapedBy("UP-50M", ""));
  }

  @Override
  public String refusal() {
    return "Error : no such thing today";
  }
}
