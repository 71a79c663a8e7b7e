package io.dotmac.sub.radius;

import io.dotmac.sub.radius.PeerProgram.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;

/**
 * A switch port with a computer on it, each in a network namespace of its own: hostapd guards the
 * port and asks this host by RADIUS, wpa_supplicant wants in. It needs to be root, and the Debian
 * packages hostapd, wpasupplicant and iproute2.
 */
public final class WiredLab implements AutoCloseable {
  private final PeerProgram ip = PeerProgram.required("/usr/sbin/ip");
  private final PeerProgram hostapd = PeerProgram.required("/usr/sbin/hostapd");
  private final PeerProgram supplicant = PeerProgram.required("/usr/sbin/wpa_supplicant");
  private final Path folder;
  private final String name;
  private final String network;
  private final List<Process> processes = new ArrayList<>();
  private final List<Path> outputs = new ArrayList<>();

  /** Lays the cables. Skips the test where that is not allowed, or fails it if peers are needed. */
  public WiredLab(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    Random random = new Random();
    name = "dm" + HexFormat.of().toHexDigits((short) random.nextInt());
    network = "10." + (200 + random.nextInt(50)) + "." + random.nextInt(256) + ".";
    Result first = ip.run(folder, "", "netns", "add", name + "n");
    boolean required = "true".equals(System.getenv("DOTMAC_REQUIRE_PEERS"));
    if (first.code() != 0 && required) {
      throw new AssertionError("a network namespace is required: " + first.output());
    }
    Assumptions.assumeTrue(first.code() == 0, "no network namespace: " + first.output());
    lay();
  }

  private void lay() throws IOException, InterruptedException {
    String nas = name + "n";
    String computer = name + "c";
    ip("netns", "add", computer);
    ip(
        "link",
        "add",
        name + "p",
        "netns",
        nas,
        "type",
        "veth",
        "peer",
        "name",
        name + "e",
        "netns",
        computer);
    ip("link", "add", name + "r", "type", "veth", "peer", "name", name + "u", "netns", nas);
    ip("addr", "add", network + "1/30", "dev", name + "r");
    ip("link", "set", name + "r", "up");
    ip("-n", nas, "addr", "add", network + "2/30", "dev", name + "u");
    ip("-n", nas, "link", "set", name + "u", "up");
    ip("-n", nas, "link", "set", name + "p", "up");
    ip("-n", computer, "link", "set", name + "e", "up");
  }

  private void ip(String... arguments) throws IOException, InterruptedException {
    Result result = ip.run(folder, "", arguments);
    if (result.code() != 0) {
      throw new IOException("ip " + String.join(" ", arguments) + ": " + result.output());
    }
  }

  /** The address of this host on the cable to the NAS. */
  public InetAddress host() throws IOException {
    return InetAddress.getByName(network + "1");
  }

  /** The address of the NAS, which takes Disconnect-Requests on port 3799. */
  public InetAddress nas() throws IOException {
    return InetAddress.getByName(network + "2");
  }

  /** Starts the NAS, which asks these ports of this host and reports every 2 s. */
  public void startNas(int authPort, int acctPort, String secret) throws IOException {
    Path file = folder.resolve("hostapd.conf");
    Files.writeString(file, """
        driver=wired
        interface=%sp
        logger_stdout=-1
        logger_stdout_level=0
        ieee8021x=1
        use_pae_group_addr=1
        own_ip_addr=%s2
        nas_identifier=switch-1
        auth_server_addr=%s1
        auth_server_port=%d
        auth_server_shared_secret=%s
        acct_server_addr=%s1
        acct_server_port=%d
        acct_server_shared_secret=%s
        radius_acct_interim_interval=2
        radius_das_port=3799
        radius_das_client=%s1 %s
        radius_das_require_event_timestamp=1
        radius_das_require_message_authenticator=1
        """.formatted(
            name, network, network, authPort, secret, network, acctPort, secret, network, secret));
    inside(name + "n", hostapd, file.toString());
  }

  /** Starts the computer, which signs in by EAP-MD5 and again whenever it is thrown out. */
  public void startComputer(String user, String password) throws IOException {
    Path file = folder.resolve("supplicant.conf");
    Files.writeString(file, """
        ap_scan=0
        network={
          key_mgmt=IEEE8021X
          eap=MD5
          identity="%s"
          password="%s"
          eapol_flags=0
        }
        """.formatted(user, password));
    inside(name + "c", supplicant, "-D", "wired", "-i", name + "e", "-c", file.toString());
  }

  private void inside(String namespace, PeerProgram program, String... arguments)
      throws IOException {
    List<String> line = new ArrayList<>(List.of("netns", "exec", namespace, program.path()));
    line.addAll(List.of(arguments));
    Path output = folder.resolve(namespace + ".log");
    outputs.add(output);
    processes.add(ip.start(output, line.toArray(String[]::new)));
  }

  /** What the programs have said so far. */
  public String output() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path output : outputs) {
      all.append(output.getFileName()).append(":\n").append(Files.readString(output));
    }
    return all.toString();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (Process process : processes) {
      PeerProgram.stop(process);
    }
    // The cables go with the namespaces.
    ip("netns", "del", name + "n");
    ip("netns", "del", name + "c");
  }
}
