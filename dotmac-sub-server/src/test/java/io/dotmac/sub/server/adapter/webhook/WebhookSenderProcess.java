package io.dotmac.sub.server.adapter.webhook;

import com.zaxxer.hikari.HikariDataSource;
import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.SessionFactories;
import io.dotmac.sub.core.webhook.target.TargetRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A sender of webhooks in a process of its own, that can be killed. */
final class WebhookSenderProcess implements AutoCloseable {
  private final Process process;

  private WebhookSenderProcess(Process process) {
    this.process = process;
  }

  /** Starts one with the keys of that file; returns when it sends. */
  static WebhookSenderProcess start(DatabaseAccess app, Path keys) throws IOException {
    Process process = new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            WebhookSenderProcess.class.getName(),
            app.url(),
            app.user(),
            app.password(),
            app.schema(),
            keys.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    while (line != null && !line.equals("sending")) {
      line = said.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the sender did not start");
    }
    return new WebhookSenderProcess(process);
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

  /** The process itself. */
  public static void main(String[] args) throws Exception {
    DatabaseAccess app = new DatabaseAccess(args[0], args[1], args[2], args[3]);
    HikariDataSource pool = app.pool(8);
    Database db = new Database(
        SessionFactories.build(pool, CoreEntities.ALL),
        new TenantDirectory(pool, Clock.systemUTC()),
        Clock.systemUTC());
    WebhookOptions options = WebhookOptions.standard(TargetRules.of(List.of("127.0.0.1")))
        .timed(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(6));
    WebhookSender.started(db, new SecretBox(Keyring.load(Path.of(args[4]))), options);
    System.out.println("sending");
    Thread.currentThread().join();
  }
}
