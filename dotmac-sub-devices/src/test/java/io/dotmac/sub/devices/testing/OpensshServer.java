package io.dotmac.sub.devices.testing;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.transport.SshShell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** OpenSSH's server with the command line of a device as its only program. */
public final class OpensshServer implements AutoCloseable {
  private static final String SSHD = "/usr/sbin/sshd";
  private static final String KEYGEN = "/usr/bin/ssh-keygen";
  private static final int LONGEST_START_MS = 10_000;

  private final Peer peer;
  private final Path folder;
  private final InetSocketAddress address;

  private OpensshServer(Peer peer, Path folder, InetSocketAddress address) {
    this.peer = peer;
    this.folder = folder;
    this.address = address;
  }

  /** Starts it for a vendor; what changed the device is kept in a file. */
  public static OpensshServer start(Path folder, String vendor, Path changes)
      throws IOException, InterruptedException {
    Peer.required(SSHD);
    Peer.required(KEYGEN);
    key(folder.resolve("host"), "");
    key(folder.resolve("login"), "");
    if (System.getProperty("user.name").equals("root")) {
      // Where it keeps its unprivileged half; Debian's service makes it at its start.
      Files.createDirectories(
          Path.of("/run/sshd"),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
    Path program = Files.writeString(folder.resolve("cli.sh"), """
        #!/bin/sh
        stty raw -echo
        exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s %s '%s'
        """.formatted(
            ProcessHandle.current().info().command().orElseThrow(),
            System.getProperty("java.class.path"),
            CliOverPipes.class.getName(),
            vendor,
            changes));
    InetSocketAddress address = freePort();
    Path configuration = Files.writeString(folder.resolve("sshd_config"), """
        ListenAddress 127.0.0.1:%d
        HostKey %s
        AuthorizedKeysFile %s
        PidFile none
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        PermitRootLogin prohibit-password
        ForceCommand /bin/sh %s
        """.formatted(
            address.getPort(), folder.resolve("host"), folder.resolve("login.pub"), program));
    Peer peer = Peer.start(folder, Map.of(), SSHD, "-D", "-e", "-f", configuration.toString());
    awaitListening(address);
    return new OpensshServer(peer, folder, address);
  }

  private static InetSocketAddress freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }
  }

  private static void awaitListening(InetSocketAddress address)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_START_MS);
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(address, LONGEST_START_MS);
        return;
      } catch (IOException e) {
        if (System.nanoTime() > until) {
          throw e;
        }
        Thread.sleep(20);
      }
    }
  }

  private static String key(Path file, String passphrase) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(
            KEYGEN, "-q", "-t", "ed25519", "-N", passphrase, "-f", file.toString())
        .inheritIO()
        .start();
    if (process.waitFor() != 0) {
      throw new IOException("no key was made in " + file);
    }
    return Files.readString(file);
  }

  /** This server, with the login it knows. */
  public DeviceTarget target() throws IOException {
    return DeviceTarget.of(
        "olt-1",
        Protocol.SSH,
        address,
        Credential.ofKey(
            System.getProperty("user.name"), Files.readString(folder.resolve("login")), ""),
        SshShell.shownBy(address, Duration.ofSeconds(10), Set.of()));
  }

  /** A key it does not know. */
  public String otherKey() throws IOException, InterruptedException {
    return key(folder.resolve("other"), "");
  }

  /** A login it knows from now on, whose key is encrypted. */
  public Credential encryptedLogin(String passphrase) throws IOException, InterruptedException {
    String text = key(folder.resolve("encrypted"), passphrase);
    Files.copy(
        folder.resolve("encrypted.pub"),
        folder.resolve("login.pub"),
        StandardCopyOption.REPLACE_EXISTING);
    return Credential.ofKey(System.getProperty("user.name"), text, passphrase);
  }

  @Override
  public void close() throws InterruptedException {
    peer.close();
  }
}
