package io.dotmac.sub.radius;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** wpa_supplicant's eapol_test (Debian: eapoltest): a user of EAP and its NAS in one program. */
public final class EapolTest {
  private final PeerProgram program;
  private final Path folder;
  private final int port;
  private final String secret;

  private EapolTest(PeerProgram program, Path folder, int port, String secret) {
    this.program = program;
    this.folder = folder;
    this.port = port;
    this.secret = secret;
  }

  /**
   * Asks the server at that port of this host; it has to show a certificate of {@code ca.pem} in
   * the folder. Skips the test where the program is missing.
   */
  public static EapolTest asking(Path folder, int port, String secret) {
    return new EapolTest(PeerProgram.required("/usr/bin/eapol_test"), folder, port, secret);
  }

  /**
   * Logs in.
   *
   * @param more further lines of the network, each {@code name=value}, parted by blanks
   */
  public PeerProgram.Result run(String method, String user, String password, @Nullable String more)
      throws IOException, InterruptedException {
    boolean tunnel = method.equals("PEAP") || method.equals("TTLS");
    Path file = Files.createTempFile(folder, "eapol", ".conf");
    Files.writeString(
        file,
        "network={\n key_mgmt=WPA-EAP\n eap=" + method
            + "\n identity=\"" + user + "\"\n password=\"" + password + "\"\n"
            + (tunnel ? " anonymous_identity=\"anonymous\"\n" : "")
            + " ca_cert=\"" + folder.resolve("ca.pem") + "\"\n "
            + (more == null ? "" : more.replace("\" ", "\"\n "))
            + "\n}\n");
    List<String> line = new ArrayList<>(
        List.of("-c" + file, "-a127.0.0.1", "-p" + port, "-s" + secret, "-t25", "-r0"));
    if (method.equals("MD5")) {
      // It makes no keys, which a NAS of Wi-Fi would ask for.
      line.add("-n");
    }
    return program.run(folder, "", line.toArray(String[]::new));
  }

  /** Logs in with the certificate {@code name.pem} and its key {@code name.key}. */
  public PeerProgram.Result certificate(String user, String name)
      throws IOException, InterruptedException {
    String more = "client_cert=\"" + folder.resolve(name + ".pem") + "\" private_key=\""
        + folder.resolve(name + ".key") + "\" fragment_size=400";
    return run("TLS", user, "secret", more);
  }
}
