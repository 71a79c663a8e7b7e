package io.dotmac.sub.server.adapter.radius;

import com.zaxxer.hikari.HikariDataSource;
import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.SessionFactories;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The RADIUS service in a process of its own, that can be killed. */
final class RadiusProcess implements AutoCloseable {
  private final Process process;
  final int authPort;
  final int acctPort;

  private RadiusProcess(Process process, int authPort, int acctPort) {
    this.process = process;
    this.authPort = authPort;
    this.acctPort = acctPort;
  }

  /** Starts one with the keys and the journal of that folder; returns when it serves. */
  static RadiusProcess start(DatabaseAccess app, Path folder) throws IOException {
    Process process = new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RadiusProcess.class.getName(),
            app.url(),
            app.user(),
            app.password(),
            app.schema(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    while (line != null && !line.startsWith("serving ")) {
      line = said.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the RADIUS process did not start");
    }
    String[] ports = line.split(" ", -1);
    return new RadiusProcess(process, Integer.parseInt(ports[1]), Integer.parseInt(ports[2]));
  }

  /** As {@code kill -9} does. */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] args) throws Exception {
    DatabaseAccess app = new DatabaseAccess(args[0], args[1], args[2], args[3]);
    Path folder = Path.of(args[4]);
    HikariDataSource pool = app.pool(8);
    Database db = new Database(
        SessionFactories.build(pool, CoreEntities.ALL),
        new TenantDirectory(pool, Clock.systemUTC()),
        Clock.systemUTC());
    RadiusService radius = RadiusService.start(
        db,
        new SecretBox(Keyring.loadOrCreate(folder.resolve("keys"))),
        RadiusOptions.onPorts(0, 0)
            .at(InetAddress.getLoopbackAddress())
            .waiting(Duration.ZERO, List.of(Duration.ofMillis(100)))
            .journaling(folder.resolve("killed"), 64L << 20));
    System.out.println("serving " + radius.authPort() + " " + radius.acctPort());
    Thread.currentThread().join();
  }
}
