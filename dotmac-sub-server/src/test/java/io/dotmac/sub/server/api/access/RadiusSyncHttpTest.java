package io.dotmac.sub.server.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** FreeRADIUS servers that are kept in step, as REST and the pages know them. */
class RadiusSyncHttpTest {
  private static final String NOBODY = "jdbc:postgresql://127.0.0.1:1/radius";

  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
  }

  private static Answer create(String name, String url) {
    return admin.post(
        "/radius-sync-jobs",
        "{\"name\":\"%s\",\"database_url\":\"%s\",\"database_user\":\"radius\","
                .formatted(name, url)
            + "\"database_password\":\"open sesame\"}");
  }

  @Test
  void thePasswordGoesInAndNeverComesOut() {
    Answer made = create("north", NOBODY);
    String path = "/radius-sync-jobs/" + made.json().path("id").asText();
    Answer changed = admin
        .with("If-Match", made.header("etag").orElse(""))
        .patch(path, "{\"interval_minutes\":30,\"database_password\":\"open barley\"}");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("password_format").asText()).isEqualTo("cleartext");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().path("interval_minutes").asInt()).isEqualTo(30);
    assertThat(made.body() + changed.body() + admin.get(path).body())
        .doesNotContain("sesame", "barley", "v1:");
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(admin.get(path).json().path("is_active").asBoolean()).isFalse();
  }

  @Test
  void anAddressThatCouldLoadClassesIsRefused() {
    for (String url : new String[] {
      "jdbc:postgresql://db/radius?socketFactory=x",
      "jdbc:postgresql://db/radius?sslmode=require&loggerFile=x",
      "jdbc:mysql://db/radius",
      "jdbc:postgresql://user:secret@db/radius",
      "jdbc:postgresql:radius"
    }) {
      Answer refused = create("x", url);

      assertThat(refused.status()).as(url).isEqualTo(422);
      assertThat(refused.body()).as(url).contains("\"/database_url\"");
    }
    assertThat(
            create("y", "jdbc:postgresql://[::1]:5433/radius?sslmode=verify-full&currentSchema=r")
                .status())
        .isEqualTo(201);
  }

  @Test
  void aRunThatCannotReachTheDatabaseSaysSoAndStaysToBeRead() {
    Answer made = create("south", NOBODY);
    String id = made.json().path("id").asText();

    Answer run = admin.post("/radius-sync-jobs/" + id + "/run", "{\"dry_run\":true}");

    assertThat(run.status()).as(run.body()).isEqualTo(200);
    assertThat(run.json().path("status").asText()).isEqualTo("failed");
    assertThat(run.json().path("kind").asText()).isEqualTo("dry_run");
    assertThat(run.json().path("error").asText())
        .startsWith("the database cannot be reached: ")
        .doesNotContain("sesame");
    assertThat(admin
            .get("/radius-sync-runs?status=failed&job_id=" + id)
            .json()
            .path("count")
            .asInt())
        .isOne();
    assertThat(admin
            .get("/radius-sync-runs/" + run.json().path("id").asText())
            .json()
            .path("job_id")
            .asText())
        .isEqualTo(id);
    assertThat(admin.get("/radius-sync-jobs/" + id).json().path("last_run_at").asText())
        .isNotEmpty();
  }

  @Test
  void staffAddOneOnAPageTryItAndSeeWhatCameOfIt() {
    PortalClient staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
    String jobs = "/admin/network/freeradius";
    Map<String, String> form = Map.of(
        "name", "Harbour",
        "database_url", NOBODY,
        "database_user", "radius",
        "database_password", "open sesame",
        "password_format", "nt_hash");

    Answer made = staff.submit(staff.get(jobs + "/new"), jobs, form);
    String page = made.header("location").orElse("").replaceAll("^https?://[^/]*|\\?.*", "");
    Answer run = staff.submit(staff.get(page), page + "/run", Map.of("dry_run", "yes"));
    Map<String, String> elsewhere = new HashMap<>(form);
    elsewhere.put("database_url", "elsewhere");
    Answer wrong = staff.submit(staff.get(jobs + "/new"), jobs, elsewhere);

    assertThat(made.status()).as(made.body()).isEqualTo(303);
    assertThat(run.status()).as(run.body()).isEqualTo(303);
    assertThat(staff.get(page).body())
        .contains("Harbour", "As NT hash", "Dry run", "the database cannot be reached")
        .doesNotContain("sesame");
    assertThat(staff.get(jobs).body()).contains("Harbour", "Failed");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("jdbc:postgresql://host:5432/database was expected");
  }
}
