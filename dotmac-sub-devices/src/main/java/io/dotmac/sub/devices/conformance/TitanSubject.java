package io.dotmac.sub.devices.conformance;

import io.dotmac.sub.devices.driver.DriverProvider;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.simulator.SimulatedOlt;
import io.dotmac.sub.devices.simulator.SimulatedZxan;
import io.dotmac.sub.devices.zte.TitanProvider;
import java.util.Optional;

/** The driver for ZTE ZXA10 C600 and C650. */
public final class TitanSubject implements OltSubject {
  @Override
  public DriverProvider driver() {
    return new TitanProvider();
  }

  @Override
  public SimulatedOlt device() {
    return SimulatedZxan.c600("TITAN")
        .plug(ZxanSubject.SERIAL.toString(), ZxanSubject.PORT.toString());
  }

  @Override
  public OntAuthorization wanted() {
    return ZxanSubject.authorization();
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
    return "%Error 140399: No such thing today.";
  }
}
