package io.dotmac.sub.devices.transport.snmp;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.util.DefaultPDUFactory;

/**
 * The engines of SNMPv3 and the users on them. Each device has its own keys, so that users of the
 * same name with other pass phrases elsewhere do not meet.
 */
final class SnmpEngines {
  private static final int AES_128_OCTETS = 16;
  private static final int AES_256_OCTETS = 32;

  private final MPv3 model;
  private final USM users;
  private final Map<InetSocketAddress, byte[]> known = new ConcurrentHashMap<>();
  private final Map<Phrase, UsmKeys> keys = new ConcurrentHashMap<>();
  private final Map<Place, SnmpLogin.User> entered = new ConcurrentHashMap<>();

  private record Phrase(SnmpLogin.Digest digest, String phrase) {}

  private record Place(String engine, String user) {}

  SnmpEngines() {
    byte[] own = MPv3.createLocalEngineID();
    SecurityProtocols protocols =
        new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
    CounterSupport counters = new CounterSupport();
    users = new USM(protocols, new OctetString(own), 0, counters);
    model = new MPv3(
        own,
        new DefaultPDUFactory(),
        protocols,
        SecurityModels.getCollection(new SecurityModel[] {users}),
        counters);
  }

  MPv3 model() {
    return model;
  }

  Optional<byte[]> known(InetSocketAddress address) {
    return Optional.ofNullable(known.get(address));
  }

  /** Takes over what the library has seen of a device's engine, or else what the device said. */
  void discovered(InetSocketAddress address, UdpAddress peer, byte[] said) {
    OctetString seen = model.getEngineID(peer);
    byte[] engine = seen == null || seen.length() == 0 ? said : seen.getValue();
    if (engine.length == 0) {
      throw new DeviceException(
          new DeviceError.ProtocolViolation("the device does not name its SNMP engine"));
    }
    known.put(address, engine);
  }

  /** The device at an address is another one, or has been set up anew. */
  void forget(InetSocketAddress address, UdpAddress peer) {
    known.remove(address);
    OctetString engine = model.removeEngineID(peer);
    if (engine != null) {
      users.removeEngineTime(engine);
    }
  }

  /** Makes the keys of a user for an engine, once. */
  void enter(byte[] engine, SnmpLogin.User user) {
    Place place = new Place(HexFormat.of().formatHex(engine), user.name());
    if (user.equals(entered.get(place))) {
      return;
    }
    synchronized (users) {
      users.removeAllUsers(new OctetString(user.name()), new OctetString(engine));
      users.addLocalizedUser(
          engine,
          new OctetString(user.name()),
          digest(user.digest()).orElse(null),
          user.digest() == SnmpLogin.Digest.NONE
              ? null
              : key(user.digest(), user.authentication()).of(engine),
          cipher(user.cipher()).orElse(null),
          user.cipher() == SnmpLogin.Cipher.NONE
              ? null
              : key(user.digest(), user.privacy()).of(engine, octets(user.cipher())));
      entered.put(place, user);
    }
  }

  private UsmKeys key(SnmpLogin.Digest digest, String phrase) {
    return keys.computeIfAbsent(
        new Phrase(digest, phrase), each -> new UsmKeys(each.digest(), each.phrase()));
  }

  private static Optional<OID> digest(SnmpLogin.Digest digest) {
    return switch (digest) {
      case NONE -> Optional.empty();
      case SHA_1 -> Optional.of(AuthSHA.ID);
      case SHA_256 -> Optional.of(AuthHMAC192SHA256.ID);
      case SHA_512 -> Optional.of(AuthHMAC384SHA512.ID);
    };
  }

  private static Optional<OID> cipher(SnmpLogin.Cipher cipher) {
    return switch (cipher) {
      case NONE -> Optional.empty();
      case AES_128 -> Optional.of(PrivAES128.ID);
      case AES_256 -> Optional.of(PrivAES256.ID);
    };
  }

  private static int octets(SnmpLogin.Cipher cipher) {
    return cipher == SnmpLogin.Cipher.AES_256 ? AES_256_OCTETS : AES_128_OCTETS;
  }
}
