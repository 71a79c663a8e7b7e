package io.dotmac.sub.devices.transport;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.HostKeyPin;
import io.dotmac.sub.devices.device.LegacyAlgorithm;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/** Interactive shells over SSH: pinned key, no old algorithm unless this device is allowed it. */
public final class SshShell {
  private static final Pattern OLD =
      Pattern.compile("diffie-hellman-group(1|14|-exchange)-sha1.*|.*ssh-(rsa|dss)(-cert.*)?"
          + "|.*-cbc.*|arcfour.*|hmac-(sha1|md5|ripemd).*");
  private static final int COLUMNS = 511;
  private static final int ROWS = 0;

  private SshShell() {}

  static ByteLink open(DeviceTarget target) {
    HostKeyPin pin =
        target.pin().orElseThrow(() -> new IllegalArgumentException("SSH needs a pinned key"));
    Verifier verifier = new Verifier(Optional.of(pin));
    SSHClient client = client(target.limits().connect(), target.legacy());
    try {
      connect(client, target.address(), verifier);
      login(client, target);
      Session session = client.startSession();
      session.allocatePTY("vt100", COLUMNS, ROWS, 0, 0, Map.of());
      Session.Shell shell = session.startShell();
      return new StreamLink(target.id(), client, shell.getInputStream(), shell.getOutputStream());
    } catch (IOException e) {
      close(client);
      throw new DeviceException(
          verifier
              .mismatch()
              .orElseGet(() -> new DeviceError.Unreachable("no SSH session with " + target.address()
                  + ": " + e.getClass().getSimpleName())),
          e);
    } catch (DeviceException e) {
      close(client);
      throw e;
    }
  }

  /**
   * The key a device shows now, for a person to compare when it is enrolled. Nothing but the key
   * exchange happens: no login, no password.
   */
  public static HostKeyPin shownBy(
      InetSocketAddress address, Duration limit, Set<LegacyAlgorithm> legacy) {
    Verifier verifier = new Verifier(Optional.empty());
    SSHClient client = client(limit, legacy);
    try {
      connect(client, address, verifier);
    } catch (IOException e) {
      if (verifier.found.isEmpty()) {
        throw new DeviceException(new DeviceError.Unreachable("no SSH key from " + address), e);
      }
    } finally {
      close(client);
    }
    return new HostKeyPin(verifier.found);
  }

  private static void connect(SSHClient client, InetSocketAddress address, Verifier verifier)
      throws IOException {
    client.addHostKeyVerifier(verifier);
    if (address.getAddress() == null) {
      client.connect(address.getHostString(), address.getPort());
    } else {
      client.connect(address.getAddress(), address.getPort());
    }
  }

  private static void login(SSHClient client, DeviceTarget target) throws IOException {
    Credential credential = target.credential();
    try {
      if (credential.privateKey().isPresent()) {
        client.authPublickey(credential.user(), key(client, credential));
      } else {
        client.authPassword(credential.user(), credential.password());
      }
    } catch (UserAuthException e) {
      throw new DeviceException(
          new DeviceError.AuthenticationFailed(
              "the device refused the login of " + target.credential().user()),
          e);
    }
  }

  /** Read before anything of the login is sent; the library's words could show what is in it. */
  private static KeyProvider key(SSHClient client, Credential credential) {
    String text = credential.privateKey().orElseThrow();
    char[] passphrase = credential.password().toCharArray();
    try {
      KeyProvider key = client.loadKeys(
          text, null, passphrase.length == 0 ? null : PasswordUtils.createOneOff(passphrase));
      key.getPrivate();
      return key;
    } catch (IOException | RuntimeException e) {
      throw new DeviceException(new DeviceError.Invalid(
          "private_key",
          "must be a private key as ssh-keygen writes it, and open with its passphrase"));
    }
  }

  private static SSHClient client(Duration limit, Set<LegacyAlgorithm> legacy) {
    Set<String> allowed = legacy.stream().map(LegacyAlgorithm::sshName).collect(Collectors.toSet());
    Predicate<String> use = name -> !OLD.matcher(name).matches() || allowed.contains(name);
    DefaultConfig config = new DefaultConfig();
    config.setKeyExchangeFactories(only(config.getKeyExchangeFactories(), use));
    config.setKeyAlgorithms(only(config.getKeyAlgorithms(), use));
    config.setCipherFactories(only(config.getCipherFactories(), use));
    config.setMACFactories(only(config.getMACFactories(), use));
    SSHClient client = new SSHClient(config);
    client.setSocketFactory(new PromptSockets());
    client.setConnectTimeout(Math.toIntExact(limit.toMillis()));
    client.getTransport().setTimeoutMs(Math.toIntExact(limit.toMillis()));
    client.getConnection().setTimeoutMs(Math.toIntExact(limit.toMillis()));
    return client;
  }

  private static <T> List<Factory.Named<T>> only(
      List<Factory.Named<T>> all, Predicate<String> use) {
    return all.stream().filter(each -> use.test(each.getName())).toList();
  }

  private static void close(SSHClient client) {
    try {
      client.close();
    } catch (IOException e) {
      // There was no session to lose.
    }
  }

  private static final class Verifier implements HostKeyVerifier {
    private final Optional<HostKeyPin> pin;
    private volatile String found = "";

    Verifier(Optional<HostKeyPin> pin) {
      this.pin = pin;
    }

    @Override
    public boolean verify(String host, int port, PublicKey key) {
      found = fingerprint(key);
      return pin.filter(wanted -> wanted.fingerprint().equals(found)).isPresent();
    }

    @Override
    public List<String> findExistingAlgorithms(String host, int port) {
      return List.of();
    }

    Optional<DeviceError> mismatch() {
      return found.isEmpty()
          ? Optional.empty()
          : pin.filter(wanted -> !wanted.fingerprint().equals(found))
              .map(wanted -> new DeviceError.HostKeyMismatch(wanted.fingerprint(), found));
    }

    private static String fingerprint(PublicKey key) {
      byte[] wire = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
      try {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(wire);
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
