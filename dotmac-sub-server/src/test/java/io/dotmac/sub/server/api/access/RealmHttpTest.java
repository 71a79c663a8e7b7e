package io.dotmac.sub.server.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Realms, their servers, and the names of clients that come over TLS. */
class RealmHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
  }

  @Test
  void aRealmAndItsServersAreKeptAndTheSecretNeverComesOut() {
    Answer realm =
        admin.post("/api/v1/radius-realms", json("'name':'Partner.example','accounting':'home'"));
    String id = realm.json().path("id").asText();
    Answer home = admin.post(
        "/radius-home-servers",
        json("'realm_id':'" + id + "','host':'192.0.2.53','shared_secret':'open sesame'"));
    String path = "/radius-home-servers/" + home.json().path("id").asText();
    Answer changed = admin
        .with("If-Match", home.header("etag").orElse(""))
        .patch(path, json("'priority':2,'shared_secret':'open barley'"));

    assertThat(realm.status()).as(realm.body()).isEqualTo(201);
    assertThat(realm.json().path("name").asText()).isEqualTo("partner.example");
    assertThat(realm.json().path("form").asText()).isEqualTo("suffix");
    assertThat(home.status()).as(home.body()).isEqualTo(201);
    assertThat(home.body()).doesNotContain("sesame");
    assertThat(home.json().path("require_message_authenticator").asBoolean()).isTrue();
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().path("priority").asInt()).isEqualTo(2);
    assertThat(admin.get("/radius-home-servers?realm_id=" + id).body())
        .doesNotContain("barley")
        .doesNotContain("v1:");
    assertThat(server.two().admin().get("/radius-realms").json().path("items")).isEmpty();
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(admin.delete("/radius-realms/" + id).status()).isEqualTo(204);
    assertThat(admin.get("/radius-realms/" + id).json().path("is_active").asBoolean())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/name|'name':''",
        "/name|'name':'ada@partner.example'",
        "/name|'name':'two words'",
        "/form|'name':'x.example','form':'middle'",
        "/accounting|'name':'x.example','accounting':'both'",
        "/colour|'name':'x.example','colour':'red'",
      })
  void aWrongRealmIsRefusedByTheNameOfItsField(String pointer, String fields) {
    Answer refused = admin.post("/radius-realms", json(fields));

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("pointer")).contains(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/host|'host':'radius.partner.example'",
        "/host|'host':''",
        "/auth_port|'host':'192.0.2.53','auth_port':0",
        "/acct_port|'host':'192.0.2.53','acct_port':65536",
        "/priority|'host':'192.0.2.53','priority':0",
        "/priority|'host':'192.0.2.53','priority':101",
        "/shared_secret|'host':'192.0.2.53','shared_secret':'short'",
        "/realm_id|'host':'192.0.2.53','realm_id':'00000000-0000-7000-8000-000000000001'",
      })
  void aWrongHomeServerIsRefusedByTheNameOfItsField(String pointer, String fields) {
    String realm = admin
        .post("/radius-realms", json("'name':'r" + UUID.randomUUID() + ".example'"))
        .json()
        .path("id")
        .asText();
    String all = fields
        + (fields.contains("shared_secret") ? "" : ",'shared_secret':'open sesame'")
        + (fields.contains("realm_id") ? "" : ",'realm_id':'" + realm + "'");
    Answer refused = admin.post("/radius-home-servers", json(all));

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("pointer")).contains(pointer);
  }

  @Test
  void aRealmIsThereOnceAndHasEightServersAtMost() {
    String name = "r" + UUID.randomUUID() + ".example";
    String realm = admin
        .post("/radius-realms", json("'name':'" + name + "'"))
        .json()
        .path("id")
        .asText();
    Answer again = admin.post(
        "/radius-realms", json("'name':'" + name.toUpperCase(java.util.Locale.ROOT) + "'"));
    Answer prefix = admin.post("/radius-realms", json("'name':'" + name + "','form':'prefix'"));
    String home =
        json("'realm_id':'" + realm + "','host':'192.0.2.53','shared_secret':'eight octets'");
    for (int i = 0; i < 8; i++) {
      assertThat(admin.post("/radius-home-servers", home).status()).isEqualTo(201);
    }
    Answer ninth = admin.post("/radius-home-servers", home);

    assertThat(again.status()).as(again.body()).isEqualTo(422);
    assertThat(again.body()).contains("/name");
    assertThat(prefix.status()).as(prefix.body()).isEqualTo(201);
    assertThat(ninth.status()).as(ninth.body()).isEqualTo(422);
    assertThat(ninth.body()).contains("/realm_id");
  }

  @Test
  void aClientIsNamedByItsCertificateOnce() {
    Answer made = admin.post(
        "/radius-clients",
        json("'client_ip':'198.51.100.77','shared_secret':'first secret',"
            + "'certificate_name':'BNG7.lagoon.example'"));
    Answer taken = admin.post(
        "/radius-clients",
        json("'client_ip':'198.51.100.78','shared_secret':'first secret',"
            + "'certificate_name':'bng7.lagoon.example'"));
    Answer wrong = admin.post(
        "/radius-clients",
        json("'client_ip':'198.51.100.79','shared_secret':'first secret',"
            + "'certificate_name':'two words'"));
    Answer cleared = admin
        .with("If-Match", made.header("etag").orElse(""))
        .patch(
            "/radius-clients/" + made.json().path("id").asText(), json("'certificate_name':null"));

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("certificate_name").asText()).isEqualTo("bng7.lagoon.example");
    assertThat(taken.status()).as(taken.body()).isEqualTo(422);
    assertThat(taken.body()).contains("/certificate_name");
    assertThat(wrong.status()).as(wrong.body()).isEqualTo(422);
    assertThat(cleared.status()).as(cleared.body()).isEqualTo(200);
    assertThat(cleared.json().path("certificate_name").isNull()).isTrue();
  }

  private static String json(String fields) {
    return "{" + fields.replace('\'', '"') + "}";
  }
}
