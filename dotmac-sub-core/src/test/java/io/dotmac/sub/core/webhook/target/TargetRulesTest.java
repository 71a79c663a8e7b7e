package io.dotmac.sub.core.webhook.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://127.8.9.10/",
        "https://0.0.0.0/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.1.1/",
        "https://100.64.0.1/",
        "https://100.127.255.255/",
        "https://169.254.169.254/latest/meta-data/",
        "https://198.18.0.1/",
        "https://192.0.2.1/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://017700000001/",
        "https://127.1/",
        "https://127.0.1/",
        "https://127.0.0.1./",
        "https://0/",
        "https://[::1]/",
        "https://[::]/",
        "https://[fe80::1]/",
        "https://[fe80::1%25eth0]/",
        "https://[fc00::1]/",
        "https://[fd12:3456:789a::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:a9fe:a9fe]/",
        "https://[::127.0.0.1]/",
        "https://[64:ff9b::a9fe:a9fe]/",
        "https://[64:ff9b:1::1]/",
        "https://[2002:7f00:1::1]/",
        "https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
        "https://[2001:db8::1]/",
        "https://[ff02::1]/",
        "https://localhost/",
        "https://LOCALHOST/",
        "https://hooks.localhost/",
        "https://metadata.google.internal/",
        "https://router.local/",
        "https://intranet/",
        "https://user@example.com/",
        "https://example.com@169.254.169.254/",
        "https://example.com:80@10.0.0.1/",
        "https://example.com\\@10.0.0.1/",
        "https://example.com:22/",
        "https://example.com:6379/",
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "https:example.com",
        "//example.com/",
        "example.com",
        "https:///hooks",
        "https://exa mple.com/",
        "https://example.com/\n",
        "https://ⓔxample.com/",
        "https://１２７.0.0.1/",
        "https://%31%32%37.0.0.1/",
        "https://example.com/#part",
        "https://-bad.example/",
        "https://a_b.example/",
        ""
      })
  void whatMayLeadInsideIsRefusedWhenItIsTyped(String url) {
    assertThat(TargetRules.PUBLIC.flaw(url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/hooks",
        "https://example.com:443/hooks?tenant=7",
        "https://example.com:8443/",
        "https://xn--bcher-kva.example/",
        "https://hooks.eu-west.example.com/",
        "https://7seas.example/",
        "https://8.8.8.8/",
        "https://[2606:4700::1111]/"
      })
  void publicAddressesAreTaken(String url) {
    assertThat(TargetRules.PUBLIC.flaw(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.255.255.255",
        "172.16.0.0",
        "192.168.0.0",
        "100.64.0.0",
        "169.254.169.254",
        "0.1.2.3",
        "192.0.0.192",
        "198.19.255.255",
        "203.0.113.9",
        "239.255.255.255",
        "240.0.0.1",
        "::1",
        "::",
        "::127.0.0.1",
        "fe80::1",
        "fec0::1",
        "fdff::1",
        "64:ff9b::808:808",
        "2002:808:808::1",
        "2001:10::1",
        "3fff::1",
        "4000::1",
        "::ffff:10.0.0.1"
      })
  void anAddressThatIsNotPublicIsRefusedWhenANameLeadsThere(String address)
      throws UnknownHostException {
    InetAddress led = InetAddress.getByName(address);

    assertThat(TargetRules.PUBLIC.refusal("hooks.example", led))
        .hasValueSatisfying(
            why -> assertThat(why).contains("hooks.example").doesNotContain(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.15.255.255",
        "172.32.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "169.253.255.255",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2001:200::1",
        "2a00::1"
      })
  void itsNeighboursArePublic(String address) throws UnknownHostException {
    assertThat(TargetRules.PUBLIC.refusal("hooks.example", InetAddress.getByName(address)))
        .isEmpty();
  }

  @Test
  void theInstallationAllowsNetworksAndNames() throws UnknownHostException {
    TargetRules rules = TargetRules.of(List.of("10.20.0.0/16", "::1", "Hooks.Internal"));

    assertThat(rules.flaw("http://10.20.3.4:9000/")).isEmpty();
    assertThat(rules.flaw("http://[::1]:9000/")).isEmpty();
    assertThat(rules.flaw("http://hooks.internal:9000/")).isEmpty();
    assertThat(rules.flaw("http://10.21.0.1:9000/")).isPresent();
    assertThat(rules.flaw("http://other.internal/")).isPresent();
    assertThat(rules.flaw("https://2886729729/")).isPresent();
    assertThat(rules.refusal("hooks.internal", InetAddress.getByName("192.168.9.9")))
        .isEmpty();
    assertThat(rules.refusal("other.example", InetAddress.getByName("10.20.9.9")))
        .isEmpty();
    assertThat(rules.refusal("other.example", InetAddress.getByName("10.21.0.1")))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "fd00::/129", "a b", "127.1", ""})
  void whatCannotBeAllowedIsSaid(String target) {
    assertThatThrownBy(() -> TargetRules.of(List.of(target)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + target + "'");
  }
}
