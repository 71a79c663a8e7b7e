package io.dotmac.sub.devices.device;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;

/**
 * A device and how to reach it.
 *
 * @param id its name in the program
 * @param protocol spoken at {@code address}
 * @param address host and port
 * @param credential the login
 * @param pin the key it must show; without one only plain protocols connect
 * @param legacy old algorithms allowed for this device alone
 * @param limits sessions and times
 */
public record DeviceTarget(
    DeviceId id,
    Protocol protocol,
    InetSocketAddress address,
    Credential credential,
    Optional<HostKeyPin> pin,
    Set<LegacyAlgorithm> legacy,
    Limits limits) {
  public DeviceTarget {
    legacy = Set.copyOf(legacy);
    if (protocol.encrypted() && pin.isEmpty()) {
      throw new IllegalArgumentException(
          "device " + id + " is reached by " + protocol + ", which needs its pinned key");
    }
  }

  /** A device with the usual limits and no old algorithm. */
  public static DeviceTarget of(
      String id,
      Protocol protocol,
      InetSocketAddress address,
      Credential credential,
      HostKeyPin pin) {
    return new DeviceTarget(
        new DeviceId(id),
        protocol,
        address,
        credential,
        Optional.of(pin),
        Set.of(),
        Limits.usual());
  }

  /** The same with other limits. */
  public DeviceTarget with(Limits other) {
    return new DeviceTarget(id, protocol, address, credential, pin, legacy, other);
  }

  /** The same with another login. */
  public DeviceTarget with(Credential other) {
    return new DeviceTarget(id, protocol, address, other, pin, legacy, limits);
  }

  /** The same, enrolled with another key. */
  public DeviceTarget with(HostKeyPin other) {
    return new DeviceTarget(id, protocol, address, credential, Optional.of(other), legacy, limits);
  }

  /** The same with old algorithms allowed. */
  public DeviceTarget allowing(Set<LegacyAlgorithm> old) {
    return new DeviceTarget(id, protocol, address, credential, pin, old, limits);
  }
}
