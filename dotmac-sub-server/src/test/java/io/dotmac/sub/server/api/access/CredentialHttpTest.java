package io.dotmac.sub.server.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What decides about a login, as it is set over REST. */
class CredentialHttpTest {
  private static ServerFixture server;
  private static ServiceFixture fixture;
  private static ApiClient admin;
  private static UUID amaka;
  private static UUID home;

  private final String name = "user-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    fixture = new ServiceFixture(server.db(), server.one().id());
    admin = server.one().admin();
    amaka = fixture.subscriber();
    home = fixture.service(amaka);
  }

  @Test
  void allThatBindsACredentialIsKeptAndCanBeTakenBack() {
    String nas = nas(admin);
    Answer made = make("'connection_type':'dhcp','mac_address':'4C5E.0C12.3456',"
        + "'circuit_id':'olt1 0/1/7 " + name + "','remote_id':'flat 3','nas_device_id':'" + nas
        + "','vlan_id':100,'bound_vlan_id':200,'ipv4_address':'" + address()
        + "','ipv6_prefix':'2001:db8:1::/64','delegated_ipv6_prefix':'2001:db8:100::/56',"
        + "'framed_routes':'192.0.2.0/24 0.0.0.0 1\\n2001:db8:5::/48',"
        + "'learn_mac':false,'learn_nas':true,'learn_vlan':true");
    JsonNode kept = admin.get(path(made)).json();

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(kept.path("connection_type").asText()).isEqualTo("dhcp");
    assertThat(kept.path("mac_address").asText()).isEqualTo("4c:5e:0c:12:34:56");
    assertThat(kept.path("circuit_id").asText()).startsWith("olt1 0/1/7 ");
    assertThat(kept.path("remote_id").asText()).isEqualTo("flat 3");
    assertThat(kept.path("nas_device_id").asText()).isEqualTo(nas);
    assertThat(kept.path("vlan_id").asInt()).isEqualTo(100);
    assertThat(kept.path("bound_vlan_id").asInt()).isEqualTo(200);
    assertThat(kept.path("framed_routes").asText()).endsWith("\n2001:db8:5::/48");
    assertThat(kept.path("learn_nas").asBoolean()).isTrue();
    assertThat(kept.path("has_secret").asBoolean()).isFalse();

    Answer reset = admin
        .with("If-Match", made.header("etag").orElse(""))
        .patch(
            path(made),
            json("'mac_address':null,'learn_mac':true,'bound_vlan_id':null,'circuit_id':null"));
    assertThat(reset.status()).as(reset.body()).isEqualTo(200);
    assertThat(reset.json().path("mac_address").isNull()).isTrue();
    assertThat(reset.json().path("bound_vlan_id").isNull()).isTrue();
    assertThat(reset.json().path("circuit_id").isNull()).isTrue();
    assertThat(reset.json().path("learn_mac").asBoolean()).isTrue();
    assertThat(reset.json().path("remote_id").asText()).isEqualTo("flat 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/mac_address|'mac_address':'4c:5e:0c:12:34'",
        "/mac_address|'mac_address':'4c:5e:0c:12:34:5g'",
        "/mac_address|'mac_address':''",
        "/bound_vlan_id|'bound_vlan_id':0",
        "/bound_vlan_id|'bound_vlan_id':4095",
        "/vlan_id|'vlan_id':-1",
        "/vlan_id|'vlan_id':'ten'",
        "/ipv4_address|'ipv4_address':'256.1.1.1'",
        "/ipv4_address|'ipv4_address':'2001:db8::1'",
        "/ipv6_prefix|'ipv6_prefix':'10.0.0.0/8'",
        "/delegated_ipv6_prefix|'delegated_ipv6_prefix':'2001:db8::/129'",
        "/framed_routes|'framed_routes':'somewhere'",
        "/framed_routes|'framed_routes':'192.0.2.0/24; 10.0.0.1'",
        "/circuit_id|'circuit_id':'CIRCUIT'",
        "/nas_device_id|'nas_device_id':'00000000-0000-7000-8000-000000000001'",
        "/radius_profile_id|'radius_profile_id':'00000000-0000-7000-8000-000000000001'",
        "/connection_type|'connection_type':'dial_up'",
        "/learn_mac|'learn_mac':'perhaps'",
        "/secret_kind|'secret':'x','secret_kind':'rot13'",
        "/secret|'secret':'SECRET'",
        "/simultaneous_use|'simultaneous_use':2",
      })
  void aWrongValueIsRefusedByTheNameOfItsField(String pointer, String field) {
    Answer refused =
        make(field.replace("CIRCUIT", "c".repeat(254)).replace("SECRET", "s".repeat(129)));

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("pointer")).contains(pointer);
    assertThat(admin
            .get("/access-credentials?username=" + name)
            .json()
            .path("count")
            .asInt())
        .isZero();
  }

  @Test
  void aLineOrAnAddressThatAnotherCredentialHasIsRefused() {
    String line = "'circuit_id':'shared " + name + "'";
    String address = "'ipv4_address':'" + address() + "'";
    assertThat(make(line + "," + address).status()).isEqualTo(201);

    Answer sameLine = makeAs(name + "-2", line);
    Answer sameAddress = makeAs(name + "-3", address);

    assertThat(sameLine.status()).as(sameLine.body()).isEqualTo(422);
    assertThat(sameLine.body()).contains("/circuit_id");
    assertThat(sameAddress.status()).as(sameAddress.body()).isEqualTo(422);
    assertThat(sameAddress.body()).contains("/ipv4_address");
  }

  @Test
  void theNasOfAnotherProviderIsNotFound() {
    Answer refused = make("'nas_device_id':'" + nas(server.two().admin()) + "'");

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains("/nas_device_id");
  }

  @Test
  void howManySessionsAProfileAllowsIsAtLeastOne() {
    Answer family = admin.post("/radius-profiles", "{\"name\":\"family\",\"simultaneous_use\":4}");
    Answer none = admin.post("/radius-profiles", "{\"name\":\"none\",\"simultaneous_use\":0}");

    assertThat(family.status()).as(family.body()).isEqualTo(201);
    assertThat(family.json().path("simultaneous_use").asInt()).isEqualTo(4);
    assertThat(none.status()).as(none.body()).isEqualTo(422);
    assertThat(none.body()).contains("/simultaneous_use");
  }

  private Answer make(String fields) {
    return makeAs(name, fields);
  }

  private static Answer makeAs(String username, String fields) {
    return admin.post(
        "/access-credentials",
        json("'subscriber_id':'" + amaka + "','subscription_id':'" + home + "','username':'"
            + username + "'," + fields));
  }

  private static String json(String fields) {
    return "{" + fields.replace('\'', '"') + "}";
  }

  private static String nas(ApiClient staff) {
    return staff
        .post("/nas-devices", "{\"name\":\"edge\",\"vendor\":\"mikrotik\"}")
        .json()
        .path("id")
        .asText();
  }

  private static String path(Answer made) {
    return "/access-credentials/" + made.json().path("id").asText();
  }

  /** An address nobody has. */
  private String address() {
    int hash = name.hashCode();
    return "100." + (64 + (hash & 63)) + "." + (hash >> 8 & 255) + "." + (hash >> 16 & 255);
  }
}
