package io.dotmac.sub.server.api.network.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.network.poll.PlantFixture;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ServerFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CarriedHttpTest {
  private static ServerFixture server;
  private static PlantFixture plant;
  private static TenantId tenant;
  private static UUID heavy;
  private static UUID light;

  /** When an hour began in which something was carried. */
  private static Instant hour;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    tenant = server.one().id();
    plant = new PlantFixture(server.db(), tenant);
    hour = server.db().clock().instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));
    heavy = carried(4_500_000_000L, 450_000_000L);
    light = carried(450_000_000L, 45_000_000L);
  }

  /** A subscriber whose one service carried so much within an hour. */
  private static UUID carried(long down, long up) {
    ServiceFixture services = new ServiceFixture(server.db(), tenant);
    UUID subscriber = services.subscriber();
    UUID service = services.service(subscriber);
    for (int i = 1; i <= 2; i++) {
      plant.sql(
          "insert into usage_record (tenant_id, id, recorded_at, subscription_id, source,"
              + " octets_in, octets_out) values (?, ?, ?, ?, 'radius', ?, ?)",
          tenant.value(),
          Ids.next(),
          hour.plusSeconds(600L * i).atOffset(ZoneOffset.UTC),
          service,
          up / 2,
          down / 2);
    }
    return subscriber;
  }

  private static String since() {
    return "since=" + hour + "&until=" + hour.plus(Duration.ofHours(1));
  }

  @Test
  void aCustomerSeesWhatServicesOfTheirOwnCarried() {
    ApiClient customer = server.one().customer(light);

    JsonNode series = customer.get("/bandwidth/my/series?" + since()).json();
    JsonNode stats = customer.get("/bandwidth/my/stats?" + since()).json();

    assertThat(series.path("step").asText()).isEqualTo("hour");
    assertThat(series.path("points")).as("%s", series).hasSize(1);
    JsonNode point = series.at("/points/0");
    assertThat(Instant.parse(point.path("at").asText())).isEqualTo(hour);
    assertThat(point.path("down_octets").asLong()).isEqualTo(450_000_000L);
    assertThat(point.path("down_bps").asLong()).isEqualTo(1_000_000L);
    assertThat(stats.path("up_bps").asLong()).isEqualTo(100_000L);
    assertThat(stats.path("down_max_bps").asLong()).isEqualTo(1_000_000L);
    assertThat(customer.get("/bandwidth/my/live").json().path("down_bps").asLong())
        .isZero();
    assertThat(customer.get("/bandwidth/my/series?step=day&" + since()).json().path("points"))
        .hasSize(1);
  }

  @Test
  void staffSeeWhoCarriesMost() {
    JsonNode top = server.one().admin().get("/bandwidth/top-users?" + since()).json();
    JsonNode one =
        server.one().admin().get("/bandwidth/top-users?most=1&" + since()).json();

    assertThat(top.path("items")).as("%s", top).hasSize(2);
    assertThat(top.at("/items/0/subscriber_id").asText()).isEqualTo(heavy.toString());
    assertThat(top.at("/items/0/down_bps").asLong()).isEqualTo(10_000_000L);
    assertThat(top.at("/items/1/subscriber_id").asText()).isEqualTo(light.toString());
    assertThat(one.path("items")).hasSize(1);
    assertThat(
            server.two().admin().get("/bandwidth/top-users?" + since()).json().path("items"))
        .isEmpty();
  }

  @Test
  void whatIsAskedBadlyIsRefusedByItsField() {
    ApiClient admin = server.one().admin();
    ApiClient customer = server.one().customer(light);

    assertThat(admin.get("/bandwidth/top-users?most=0").body()).contains("\"/most\"");
    assertThat(admin.get("/bandwidth/top-users?most=101").body()).contains("\"/most\"");
    assertThat(admin.get("/bandwidth/top-users?since=2026-01-01T00:00:00Z").body())
        .contains("\"/since\"", "62 days");
    assertThat(customer.get("/bandwidth/my/series?step=sample").body()).contains("\"/step\"");
    assertThat(customer.get("/bandwidth/my/stats?since=soon").body()).contains("\"/since\"");
    assertThat(customer.get("/bandwidth/my/series?since=2099-01-01T00:00:00Z").body())
        .contains("\"/until\"");
    assertThat(customer.get("/bandwidth/top-users").status()).isEqualTo(403);
    assertThat(admin.get("/bandwidth/my/series").status()).isEqualTo(403);
  }
}
