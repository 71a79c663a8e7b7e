package io.dotmac.sub.server.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.identity.role.Roles;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RoleHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
  }

  @Test
  void aRoleIsMadeChangedAndEnded() {
    JsonNode made = admin
        .post("/rbac/roles", "{\"name\":\"till\",\"permissions\":[\"billing:payment:create\"]}")
        .json();
    String path = "/rbac/roles/" + made.path("id").asText();
    ApiClient clerk = server.one().staff("till");

    Answer changed =
        admin.patch(path, "{\"permissions\":[\"customer:read\",\"billing:payment:create\"]}");
    int reads = clerk.get("/subscribers").status();
    Answer ended = admin.delete(path);

    assertThat(made.path("permissions").toString()).isEqualTo("[\"billing:payment:create\"]");
    assertThat(changed.json().path("permissions").toString())
        .isEqualTo("[\"billing:payment:create\",\"customer:read\"]");
    assertThat(reads).isEqualTo(200);
    assertThat(ended.status()).isEqualTo(204);
    assertThat(admin.get(path).json().path("is_active").asBoolean()).isFalse();
  }

  @Test
  void anUnknownPermissionATakenNameAndTheRoleOfEverythingAreRefused() {
    JsonNode all = admin.get("/rbac/roles?q=admin").json().at("/items/0");

    Answer unknown = admin.post("/rbac/roles", "{\"name\":\"x\",\"permissions\":[\"fly\"]}");
    Answer taken = admin.post("/rbac/roles", "{\"name\":\"Admin\",\"permissions\":[]}");
    Answer fixed = admin.patch("/rbac/roles/" + all.path("id").asText(), "{\"permissions\":[]}");

    assertThat(unknown.json().at("/errors/0/pointer").asText()).isEqualTo("/permissions");
    assertThat(taken.json().path("code").asText()).isEqualTo("role_taken");
    assertThat(fixed.json().path("code").asText()).isEqualTo("fixed_role");
  }

  @Test
  void nobodyPutsIntoARoleOrTakesOutWhatTheyDoNotHold() {
    server.db().run(server.one().id(), tx -> {
      new Roles().create(tx, "role keeper", "", Set.of("rbac:roles:write", "customer:read"));
      new Roles().create(tx, "helper", "", Set.of("customer:read"));
    });
    ApiClient keeper = server.one().staff("role keeper");
    String helper = "/rbac/roles/"
        + admin.get("/rbac/roles?q=helper").json().at("/items/0/id").asText();
    String support = "/rbac/roles/"
        + admin.get("/rbac/roles?q=support").json().at("/items/0/id").asText();

    assertThat(keeper.patch(helper, "{\"permissions\":[\"audit:read\"]}").status())
        .isEqualTo(403);
    assertThat(keeper.patch(support, "{\"permissions\":[]}").status()).isEqualTo(403);
    assertThat(keeper
            .post("/rbac/roles", "{\"name\":\"boss\",\"permissions\":[\"*\"]}")
            .status())
        .isEqualTo(403);
    assertThat(keeper.patch(helper, "{\"description\":\"Helps\"}").status()).isEqualTo(200);
  }

  @Test
  void rolesAreGivenToStaffByTheirNames() {
    String user = server.one().addStaff("support");
    String path = "/user-credentials/"
        + admin.get("/user-credentials?q=" + user).json().at("/items/0/id").asText();
    ApiClient client = server.one().anonymous().signedIn(user, ServerFixture.PASSWORD);

    Answer given =
        admin.send("PUT", path + "/roles", "{\"roles\":[\"auditor\",\"finance_manager\"]}");
    Answer unknown = admin.send("PUT", path + "/roles", "{\"roles\":[\"nothing\"]}");
    String may = client.get("/api/v1/auth/me").json().path("permissions").toString();

    assertThat(given.status()).isEqualTo(204);
    assertThat(unknown.json().at("/errors/0/pointer").asText()).isEqualTo("/role");
    assertThat(may).contains("audit:read", "billing:write").doesNotContain("support:ticket:create");
  }
}
