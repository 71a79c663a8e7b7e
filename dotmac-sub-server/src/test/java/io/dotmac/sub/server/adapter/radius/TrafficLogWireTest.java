package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficLogWireTest {
  private static final String FIGURES = "select access_requests || ' ' || accepts || ' ' || rejects"
      + " || ' ' || drops from radius_client_traffic where tenant_id = ?";

  @TempDir
  Path keys;

  @Test
  void whatAClientSendsIsSeenWithinSecondsAndAddedUp() throws Exception {
    try (RadiusFixture fixture = new RadiusFixture(keys, 3799)) {
      UUID subscriber = fixture.services.subscriber();
      fixture.credential(fixture.services.service(subscriber), subscriber, "ada", "secret");
      await().atMost(Duration.ofSeconds(30)).until(() -> fixture.accepted("ada", "secret"));
      fixture.login("ada", "wrong");

      await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
        List<String> rows = fixture.rows(FIGURES);
        assertThat(rows).hasSize(1);
        String[] figures = rows.get(0).split(" ", -1);
        long accepts = Long.parseLong(figures[1]);
        long rejects = Long.parseLong(figures[2]);
        assertThat(accepts).isPositive();
        assertThat(rejects).isPositive();
        assertThat(Long.parseLong(figures[0])).isEqualTo(accepts + rejects);
        assertThat(figures[3]).isEqualTo("0");
        assertThat(fixture.rows("select kind || ' ' || reason || ' ' || (count > 0)"
                + " from radius_client_reason where tenant_id = ?"))
            .contains("reject wrong_password true");
      });
    }
  }
}
