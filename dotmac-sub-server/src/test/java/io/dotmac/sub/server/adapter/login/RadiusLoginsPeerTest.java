package io.dotmac.sub.server.adapter.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.radius.FreeRadiusServer;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.server.security.password.PasswordsElsewhere.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FreeRADIUS knows the passwords of staff. */
class RadiusLoginsPeerTest {
  @Test
  void freeRadiusSaysWhoseAPasswordIs(@TempDir Path folder)
      throws IOException, InterruptedException {
    try (FreeRadiusServer peer = FreeRadiusServer.start(folder);
        RadiusLogins logins = logins(peer.authPort())) {
      assertThat(check(logins, "ada", "secret")).isEqualTo(Verdict.RIGHT);
      assertThat(check(logins, "ada", "secrets")).isEqualTo(Verdict.WRONG);
      assertThat(check(logins, "nobody", "secret")).isEqualTo(Verdict.WRONG);
    }
  }

  private static RadiusLogins logins(int port) {
    // FreeRADIUS signs its answers from 3.2.5 on.
    RadiusLoginOptions.Server peer = new RadiusLoginOptions.Server(
        InetAddress.getLoopbackAddress(), port, SharedSecret.of("testing123"), false);
    return RadiusLogins.open(
        new RadiusLoginOptions(List.of(peer), Duration.ofSeconds(10), "dotmac-sub", Set.of()));
  }

  private static Verdict check(RadiusLogins logins, String user, String password) {
    return logins
        .check(new TenantId(UUID.randomUUID()), user, password)
        .toCompletableFuture()
        .join();
  }
}
