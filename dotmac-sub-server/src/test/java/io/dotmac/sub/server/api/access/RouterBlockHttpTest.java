package io.dotmac.sub.server.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RouterBlockHttpTest {
  private static final String INSERT = "insert into router_block (tenant_id, id, device_id,"
      + " subscription_id, way, value, status, error)"
      + " values (?, ?, ?::uuid, ?, 'address_list', ?, ?, ?)";

  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
  }

  private static Answer device(String more) {
    String body = "{'name':'edge','vendor':'mikrotik','host':'10.0.0.1','username':'admin',"
        + "'password':'x','host_key':'SHA256:" + "A".repeat(43) + "'" + more + "}";
    return admin.post("/provisioning-devices", body.replace('\'', '"'));
  }

  @Test
  void whatARouterDoesNotHoldBackYetIsListedWithWhatIsInTheWay() {
    ServiceFixture fixture = new ServiceFixture(server.db(), server.one().id());
    UUID service = fixture.service(fixture.subscriber());
    UUID nas = Ids.next();
    UUID tenant = server.one().id().value();
    fixture.sql(
        "insert into nas_device (tenant_id, id, name, vendor, nas_ip)"
            + " values (?, ?, 'edge', 'mikrotik', '192.0.2.1')",
        tenant,
        nas);
    Answer made = device(",'suspend_by':'address_list','nas_device_id':'" + nas + "'");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("suspend_by").asText()).isEqualTo("address_list");
    String device = made.json().path("id").asText();
    fixture.sql(
        INSERT, tenant, Ids.next(), device, service, "100.64.0.9", "pending", "no connection");
    fixture.sql(INSERT, tenant, Ids.next(), device, service, "100.64.0.8", "lifting", null);

    JsonNode pending = admin.get("/router-blocks?status=pending").json();

    assertThat(pending.path("count").asInt()).as("%s", pending).isEqualTo(1);
    assertThat(pending.at("/items/0/value").asText()).isEqualTo("100.64.0.9");
    assertThat(pending.at("/items/0/error").asText()).isEqualTo("no connection");
    assertThat(admin.get("/router-blocks?subscription_id=" + service).json().path("items"))
        .hasSize(2);
    assertThat(admin.get("/router-blocks?value=100.64.0.8").json().path("items"))
        .hasSize(1);
    assertThat(admin.get("/router-blocks?status=gone").status()).isEqualTo(422);
    assertThat(server.two().admin().get("/router-blocks").json().path("count").asInt())
        .isZero();
    assertThat(admin.delete("/router-blocks").status()).isEqualTo(405);
  }

  @Test
  void aDeviceThatIsNoAccessServerHoldsNobodyBack() {
    Answer refused = device(",'suspend_by':'ppp_secret'");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("/nas_device_id", "required");
    assertThat(device(",'suspend_by':'prayer'").status()).isEqualTo(422);
  }
}
