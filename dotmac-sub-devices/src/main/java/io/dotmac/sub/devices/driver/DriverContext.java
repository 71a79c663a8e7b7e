package io.dotmac.sub.devices.driver;

import io.dotmac.sub.devices.plan.Pause;
import io.dotmac.sub.devices.transport.Recorder;
import io.dotmac.sub.devices.transport.Transports;
import java.time.Clock;
import java.util.concurrent.Semaphore;

/**
 * What drivers share.
 *
 * @param transports the ways to devices
 * @param clock for breakers and idle sessions
 * @param pause for devices that are busy
 * @param leases who may change which device
 * @param connections in use at the same time, over all devices
 */
public record DriverContext(
    Transports transports, Clock clock, Pause pause, WriterLeases leases, Semaphore connections) {
  /** The network, with up to 64 connections in use, one writer for each device in this process. */
  public static DriverContext network() {
    return over(Transports.network());
  }

  /** The same over other transports. */
  public static DriverContext over(Transports transports) {
    return new DriverContext(
        transports,
        Clock.systemUTC(),
        Pause.sleeping(),
        WriterLeases.inProcess(),
        new Semaphore(64, true));
  }

  /** The same, with what is said written down. */
  public DriverContext recordedBy(Recorder recorder) {
    return new DriverContext(recorder.over(transports), clock, pause, leases, connections);
  }

  /** The same, waiting in another way. */
  public DriverContext pausing(Pause other) {
    return new DriverContext(transports, clock, other, leases, connections);
  }

  /** The same with another clock. */
  public DriverContext at(Clock other) {
    return new DriverContext(transports, other, pause, leases, connections);
  }

  /** The same with other leases, such as locks of a database that several servers share. */
  public DriverContext leasing(WriterLeases other) {
    return new DriverContext(transports, clock, pause, other, connections);
  }
}
