package io.dotmac.sub.server.outbound;

import io.dotmac.sub.core.webhook.target.DeviceTargets;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Finds the addresses of devices, and refuses those that no device has. Connections go to the
 * address given here: a name that leads elsewhere a moment later changes nothing.
 */
public final class DeviceAddresses {
  private final DnsResolver names;
  private final DeviceTargets targets;

  /** Asks {@code names}, and gives what {@code targets} allow. */
  public DeviceAddresses(DnsResolver names, DeviceTargets targets) {
    this.names = names;
    this.targets = targets;
  }

  /** One that looks names up as the platform does. */
  public static DeviceAddresses of(DeviceTargets targets) {
    return new DeviceAddresses(SystemDefaultDnsResolver.INSTANCE, targets);
  }

  /**
   * Where to connect to. Every address of the host must be allowed.
   *
   * @throws DeviceException {@code Invalid} for the field {@code host}, or {@code Unreachable} when
   *     nobody knows the name
   */
  public InetSocketAddress resolve(String host, int port) {
    Optional<String> flaw = targets.flaw(host);
    if (flaw.isPresent()) {
      throw refused(flaw.get());
    }
    try {
      InetAddress[] all = names.resolve(host);
      for (InetAddress each : all) {
        Optional<String> refusal = targets.refusal(host, each).or(() -> own(host, each));
        if (refusal.isPresent()) {
          throw refused(refusal.get());
        }
      }
      // With the name as it was typed: the address is not asked for its own.
      return new InetSocketAddress(InetAddress.getByAddress(host, all[0].getAddress()), port);
    } catch (UnknownHostException e) {
      throw new DeviceException(
          new DeviceError.Unreachable("the name " + host + " has no address"), e);
    }
  }

  /** What listens on this machine may trust whoever comes from it. */
  private Optional<String> own(String host, InetAddress address) {
    try {
      return targets.isAllowed(host, address) || NetworkInterface.getByInetAddress(address) == null
          ? Optional.empty()
          : Optional.of(DeviceTargets.refused(host, "an address of this machine"));
    } catch (SocketException e) {
      throw new DeviceException(
          new DeviceError.Unreachable("the addresses of this machine are not known"), e);
    }
  }

  private static DeviceException refused(String why) {
    return new DeviceException(new DeviceError.Invalid("host", "was refused: " + why));
  }
}
