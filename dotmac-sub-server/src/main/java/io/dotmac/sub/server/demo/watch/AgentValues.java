package io.dotmac.sub.server.demo.watch;

import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.simulator.snmp.SnmpRecording;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

/** What the simulated agent of a device says, by a clock. */
final class AgentValues {
  private static final String INTEGER = "2";
  private static final String TEXT = "4";
  private static final String OCTETS = "4x";
  private static final String NAME = "6";
  private static final String GAUGE = "66";
  private static final String TICKS = "67";
  private static final String COUNTER = "70";

  private static final String SYSTEM = "1.3.6.1.2.1.1.";
  private static final String INTERFACE = "1.3.6.1.2.1.2.2.1.";
  private static final String MORE = "1.3.6.1.2.1.31.1.1.1.";
  private static final String BOARD = "1.3.6.1.4.1.2011.2.6.7.1.1.2.1.";
  private static final String HOST = "1.3.6.1.2.1.25.";
  private static final String ONT = "1.3.6.1.4.1.2011.6.128.1.1.2.";

  private final SnmpRecording recording = new SnmpRecording();
  private final Clock clock;

  private AgentValues(Clock clock) {
    this.clock = clock;
  }

  static AgentValues of(WatchedDevice device, Clock clock) {
    AgentValues values = new AgentValues(clock);
    values.system(device);
    device.ports().forEach(values::port);
    if (device.kind() == WatchedDevice.Kind.OLT) {
      values.board(device);
    } else {
      values.host(device);
    }
    return values;
  }

  SnmpRecording recording() {
    return recording;
  }

  private void system(WatchedDevice device) {
    recording
        .set(SYSTEM + "1.0", TEXT, device.kind().description())
        .set(SYSTEM + "2.0", NAME, device.kind().objectId())
        .moving(SYSTEM + "3.0", TICKS, () -> WatchedDevice.uptimeSeconds(now()) + "00")
        .set(SYSTEM + "5.0", TEXT, device.name());
  }

  private void port(WatchedPort port) {
    String number = "." + port.index();
    recording
        .set(INTERFACE + 2 + number, TEXT, port.name())
        .set(INTERFACE + 7 + number, INTEGER, port.used() ? "1" : "2")
        .set(INTERFACE + 8 + number, INTEGER, port.up() ? "1" : "2")
        .set(MORE + 1 + number, TEXT, port.name())
        .moving(MORE + 6 + number, COUNTER, () -> Long.toString(port.in().octets(now())))
        .moving(MORE + 10 + number, COUNTER, () -> Long.toString(port.out().octets(now())))
        .set(MORE + 15 + number, GAUGE, Integer.toString(port.speedMbps()))
        .set(MORE + 18 + number, TEXT, port.about());
  }

  private void board(WatchedDevice device) {
    String place = ".0.9";
    moving(BOARD + 5 + place, device::processorPercent);
    moving(BOARD + 6 + place, at -> device.kind().memoryPercent());
    moving(BOARD + 10 + place, device::celsius);
  }

  private void host(WatchedDevice device) {
    recording
        .set(HOST + "2.3.1.3.65536", TEXT, "main memory")
        .set(HOST + "2.3.1.4.65536", INTEGER, "1024")
        .set(HOST + "2.3.1.5.65536", INTEGER, "100")
        .set(HOST + "2.3.1.6.65536", INTEGER, Integer.toString(device.kind().memoryPercent()));
    moving(HOST + "3.3.1.2.1", device::processorPercent);
  }

  /** These are its ONTs from now on. */
  void onts(List<WatchedOnt> onts) {
    recording.forget(ONT + 43).forget(ONT + 46).forget(ONT + 51);
    onts.forEach(this::ont);
  }

  private void ont(WatchedOnt ont) {
    String place = "." + ont.index();
    recording
        .set(
            ONT + "43.1.3" + place,
            OCTETS,
            OntSerial.parse(ont.serial()).orElseThrow().hex())
        .set(ONT + "46.1.15" + place, INTEGER, ont.online() ? "1" : "2")
        .set(
            ONT + "46.1.20" + place, INTEGER, ont.online() ? Integer.toString(ont.meters()) : "-1");
    if (ont.online()) {
      moving(ONT + "51.1.1" + place, at -> ont.celsius());
      moving(ONT + "51.1.3" + place, at -> ont.shaken(ont.tx(), at));
      moving(ONT + "51.1.4" + place, at -> ont.shaken(ont.rx(), at));
      moving(ONT + "51.1.6" + place, at -> ont.shaken(ont.oltRx(), at) + 10_000);
    }
  }

  private void moving(String oid, ToIntFunction<Instant> value) {
    recording.moving(oid, INTEGER, () -> Integer.toString(value.applyAsInt(now())));
  }

  private Instant now() {
    return clock.instant();
  }
}
