package io.dotmac.sub.devices.testing;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.HostKeyPin;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.driver.DriverProvider;
import io.dotmac.sub.devices.simulator.SimulatedCli;
import io.dotmac.sub.devices.simulator.SimulatorLink;
import io.dotmac.sub.devices.transport.ByteLink;
import io.dotmac.sub.devices.transport.RestLink;
import io.dotmac.sub.devices.transport.Transports;
import java.net.InetSocketAddress;
import java.util.function.UnaryOperator;

/** Drivers over simulated devices in the same thread. */
public final class InMemory {
  private InMemory() {}

  /** A device that is nowhere. */
  public static DeviceTarget target(Protocol protocol) {
    return DeviceTarget.of(
        "device-1",
        protocol,
        InetSocketAddress.createUnresolved("device.invalid", 22),
        Credential.of("admin", "s3cr3t-login"),
        new HostKeyPin("SHA256:" + "A".repeat(43)));
  }

  /** A driver for a device that is nowhere. */
  public static Driver open(DriverProvider provider) {
    Protocol any = provider.protocols().iterator().next();
    return provider.open(target(any), DriverContext.network());
  }

  /** Shells of a simulated device; waiting takes no time. */
  public static DriverContext shells(SimulatedCli device) {
    return shells(device, link -> link);
  }

  /** The same with something between. */
  public static DriverContext shells(SimulatedCli device, UnaryOperator<ByteLink> between) {
    return DriverContext.over(new Transports() {
          @Override
          public ByteLink shell(DeviceTarget target, Secrets secrets) {
            return between.apply(new SimulatorLink(device));
          }

          @Override
          public ByteLink stream(DeviceTarget target, Secrets secrets) {
            throw new AssertionError("no stream");
          }

          @Override
          public RestLink rest(DeviceTarget target, Secrets secrets) {
            throw new AssertionError("no REST");
          }
        })
        .pausing(time -> {});
  }

  /** One stream for everything. */
  public static Transports streams(ByteLink link) {
    return new Transports() {
      @Override
      public ByteLink shell(DeviceTarget target, Secrets secrets) {
        throw new AssertionError("no shell");
      }

      @Override
      public ByteLink stream(DeviceTarget target, Secrets secrets) {
        return link;
      }

      @Override
      public RestLink rest(DeviceTarget target, Secrets secrets) {
        throw new AssertionError("no REST");
      }
    };
  }
}
