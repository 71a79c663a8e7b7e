package io.dotmac.sub.radius.nas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.net.InetAddress;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NasDirectoryTest {
  private final NasDirectory directory = NasDirectory.of(List.of(
      client("all", "0.0.0.0/0"),
      client("ten", "10.0.0.0/8"),
      client("site", "10.1.0.0/16"),
      client("host", "10.1.2.3"),
      client("six", "2001:db8::/32"),
      client("six-host", "2001:db8::1")));

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, host",
    "10.1.2.4, site",
    "10.2.0.0, ten",
    "192.0.2.1, all",
    "2001:db8::1, six-host",
    "2001:db8::2, six",
    "2001:db9::1, none",
  })
  void findsTheClientWithTheLongestPrefix(String source, String id) throws Exception {
    assertThat(directory.find(InetAddress.getByName(source)).map(NasClient::id).orElse("none"))
        .isEqualTo(id);
  }

  @Test
  void refusesTwoClientsThatCannotBeToldApart() {
    assertThatThrownBy(
            () -> NasDirectory.of(List.of(client("a", "10.0.0.1"), client("b", "10.0.0.1/32"))))
        .hasMessage("clients a and b are both 10.0.0.1/32");
    assertThatThrownBy(
            () -> NasDirectory.of(List.of(client("a", "10.0.0.1"), client("a", "10.0.0.2"))))
        .hasMessage("two clients have the id a");
  }

  @Test
  void aClientHasOneSecretOrTwoWhileItIsReplaced() {
    NasClient rotating = client("a", "10.0.0.1").alsoAccepting(SharedSecret.of("old"));

    assertThat(rotating.secrets())
        .containsExactly(SharedSecret.of("secret"), SharedSecret.of("old"));
    assertThatThrownBy(() -> rotating.alsoAccepting(SharedSecret.of("older")))
        .hasMessage("client a has 3 secrets, expected 1 or 2");
    assertThatThrownBy(() -> SharedSecret.of(""))
        .hasMessage("a shared secret has at least one octet");
  }

  @Test
  void demandsMessageAuthenticatorUnlessToldOtherwiseAndCarriesATag() {
    UUID tenant = UUID.fromString("00000000-0000-0000-0000-000000000001");
    NasClient client = client("a", "10.0.0.1").tagged(tenant);

    assertThat(client.requireMessageAuthenticator()).isEqualTo(Demand.YES);
    assertThat(client.tag(UUID.class)).contains(tenant);
    assertThat(client.tag(String.class)).isEmpty();
    assertThat(client.toString()).doesNotContain("secret\"");
  }

  private static NasClient client(String id, String network) {
    return NasClient.of(id, IpPrefix.parse(network), SharedSecret.of("secret"));
  }
}
