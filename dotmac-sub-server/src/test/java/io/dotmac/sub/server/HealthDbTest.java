package io.dotmac.sub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.health.HealthCheck;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthDbTest {
  private static final int POOL = 8;

  @Test
  void everyPartOfARunningServerIsAskedForItsHealthAndADeadDatabaseIsNamed(@TempDir Path folder) {
    try (TestDatabase test = TestDatabase.fresh()) {
      test.createTenant("NGN", "Africa/Lagos");
      Installation installation =
          Installation.of(test.appAccess(), test.ownerAccess(), Keyring.generate(), POOL);
      ServerConfiguration configuration =
          ServerConfiguration.embedded(folder, "127.0.0.1", 0).withRadius(0, 0, "127.0.0.1");
      try (ServerRuntime server = ServerRuntime.start(configuration, installation)) {
        assertThat(health(server).keySet())
            .contains("database", "radius", "jobs", "events", "deadlocks");
        assertThat(health(server).values()).allMatch(HealthCheck.Result::isHealthy);
        assertThat(server.environment().metrics().getNames())
            .contains("radius.total.access_requests", "radius.accounting_backlog");

        installation.pool().close();

        assertThat(health(server).get("database").getMessage())
            .isEqualTo("the database does not answer");
      } finally {
        installation.close();
      }
    }
  }

  private static Map<String, HealthCheck.Result> health(ServerRuntime server) {
    return server.environment().healthChecks().runHealthChecks();
  }
}
