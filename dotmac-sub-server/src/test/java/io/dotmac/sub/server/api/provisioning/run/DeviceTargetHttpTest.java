package io.dotmac.sub.server.api.provisioning.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff cannot have the server connect to itself or to what a cloud tells it. */
class DeviceTargetHttpTest {
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    admin = ServerFixture.start().one().admin();
  }

  private static Answer create(String name, String host) {
    return admin.post(
        "/provisioning-devices",
        ("{'name':'" + name + "','vendor':'huawei','host':'" + host
                + "','username':'root','password':'s3cret-login','host_key':'SHA256:"
                + "A".repeat(43) + "'}")
            .replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.8.9.10",
        "0.0.0.0",
        "169.254.169.254",
        "100.100.100.200",
        "::1",
        "::",
        "::ffff:127.8.9.10",
        "fe80::1",
        "fd00:ec2::254",
        "64:ff9b::a9fe:a9fe",
        "2130706433",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "127.1",
        "olt.localhost"
      })
  void aHostWhereNoDeviceIsIsRefusedAndTheFieldIsNamed(String host) {
    Answer answer = create("SSRF " + host, host);

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/host");
    assertThat(answer.body()).contains(host);
  }

  @Test
  void aPrivateAddressIsUsualAndCannotBecomeAnother() {
    Answer made = create("OLT of the target test", "10.9.8.7");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String path = "/provisioning-devices/" + made.json().path("id").asText();

    Answer moved = admin.with("If-Match", "*").patch(path, "{\"host\":\"169.254.169.254\"}");

    assertThat(moved.status()).isEqualTo(422);
    assertThat(moved.json().at("/errors/0/pointer").asText()).isEqualTo("/host");
    assertThat(admin.get(path).json().path("host").asText()).isEqualTo("10.9.8.7");
  }
}
