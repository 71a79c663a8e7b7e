package io.dotmac.sub.server.api.provisioning.run;

import io.dotmac.sub.devices.simulator.SimulatedIsam;
import io.dotmac.sub.devices.simulator.SimulatedOlt;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SimulatedZxan;

/**
 * A line terminal of each vendor, and what its workflows say. Nothing else about a run depends on
 * the vendor.
 */
enum Terminal {
  SMARTAX(
      "huawei",
      "huawei-smartax",
      "HWTC",
      "0/1/0",
      "{'line_profile':10,'service_profile':10}",
      "'inbound_table':6,'outbound_table':6",
      "'inbound_table':7,'outbound_table':7") {
    @Override
    SimulatedOlt device(String... serials) {
      SimulatedSmartax device = new SimulatedSmartax("MA5800-X7");
      for (String serial : serials) {
        device.plug(serial, port);
      }
      return device;
    }
  },
  C300("zte", "zte-c300", "ZTEG", "1/1/1", "{'ont_type':'ZTE-F660'}") {
    @Override
    SimulatedOlt device(String... serials) {
      return plugged(SimulatedZxan.c300("ZXAN"), serials);
    }
  },
  C600("zte", "zte-c600", "ZTEG", "1/1/1", "{'ont_type':'ZTE-F660'}") {
    @Override
    SimulatedOlt device(String... serials) {
      return plugged(SimulatedZxan.c600("TITAN"), serials);
    }
  },
  ISAM(
      "nokia",
      "nokia-isam",
      "ALCL",
      "1/1/16",
      "{'ont_type':'veip'}",
      "'upstream_profile':'UP-50M'",
      "'upstream_profile':'UP-100M'") {
    @Override
    SimulatedOlt device(String... serials) {
      SimulatedIsam device = new SimulatedIsam();
      for (String serial : serials) {
        device.plug(serial, "1/1/1/16");
      }
      return device;
    }
  };

  final String vendor;
  final String driver;
  final String port;
  final String letIn;
  final String slow;
  final String fast;
  private final String maker;

  Terminal(
      String vendor,
      String driver,
      String maker,
      String port,
      String letIn,
      String slow,
      String fast) {
    this.vendor = vendor;
    this.driver = driver;
    this.maker = maker;
    this.port = port;
    this.letIn = letIn;
    this.slow = slow;
    this.fast = fast;
  }

  Terminal(String vendor, String driver, String maker, String port, String letIn) {
    this(
        vendor,
        driver,
        maker,
        port,
        letIn,
        "'upstream_profile':'UP-50M'",
        "'upstream_profile':'UP-100M','downstream_profile':'DOWN-100M'");
  }

  /** One on whose port ONTs show themselves. */
  abstract SimulatedOlt device(String... serials);

  /** The serial number of one of the vendor's ONTs. */
  String serial(int number) {
    return maker + "00AABB%02X".formatted(number);
  }

  private static SimulatedZxan plugged(SimulatedZxan device, String... serials) {
    for (String serial : serials) {
      device.plug(serial, "1/1/1");
    }
    return device;
  }
}
