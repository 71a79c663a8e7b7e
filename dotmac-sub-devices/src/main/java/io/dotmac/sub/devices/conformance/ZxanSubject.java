package io.dotmac.sub.devices.conformance;

import io.dotmac.sub.devices.driver.DriverProvider;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.simulator.SimulatedOlt;
import io.dotmac.sub.devices.simulator.SimulatedZxan;
import io.dotmac.sub.devices.zte.ZxanProvider;
import java.util.Optional;

/** The driver for ZTE ZXA10 C300 and C320. */
public final class ZxanSubject implements OltSubject {
  static final OntSerial SERIAL = new OntSerial("ZTEG", 0xDA5918AC);
  static final PonPort PORT = new PonPort(1, 1, 1);

  @Override
  public DriverProvider driver() {
    return new ZxanProvider();
  }

  @Override
  public SimulatedOlt device() {
    return SimulatedZxan.c300("ZXAN").plug(SERIAL.toString(), PORT.toString());
  }

  @Override
  public OntAuthorization wanted() {
    return authorization();
  }

  static OntAuthorization authorization() {
    return OntAuthorization.ofType(
            PORT, SERIAL, "ZTE-F670L", OntService.vlan(100).shapedBy("UP-100M", "DOWN-100M"))
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
    return "%Code 32399-GPONSRV : No such thing today.";
  }
}
