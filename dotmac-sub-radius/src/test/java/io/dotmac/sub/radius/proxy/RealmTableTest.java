package io.dotmac.sub.radius.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.attribute.vendor.Cisco;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealmTableTest {
  private RadiusClient client;
  private HomePool broad;
  private HomePool narrow;

  @BeforeEach
  void open() throws Exception {
    SharedSecret secret = SharedSecret.of("x");
    client = RadiusClient.open(InetAddress.getLoopbackAddress(), 1, 1, secret);
    HomeServer server = new HomeServer("home", client, secret);
    broad = HomePool.of(Duration.ofMinutes(1), server);
    narrow = HomePool.of(Duration.ofMinutes(1), server);
  }

  @AfterEach
  void close() {
    broad.close();
    narrow.close();
    client.close();
  }

  @Test
  void theLongestRealmCountsAndThenTheDomainBeforeTheBackslash() {
    RealmTable table = RealmTable.empty()
        .suffix("example.org", broad)
        .suffix("Access.Example.ORG", narrow)
        .prefix("corp", narrow);

    assertThat(table.find("ada@example.org")).contains(broad);
    assertThat(table.find("ada@b.example.org")).contains(broad);
    assertThat(table.find("ada@access.example.org")).contains(narrow);
    assertThat(table.find("ada@x@EXAMPLE.org")).contains(broad);
    assertThat(table.find("CORP\\ada")).contains(narrow);
    assertThat(table.find("corp\\ada@example.org")).contains(broad);
    assertThat(table.find("ada@notexample.org")).isEmpty();
    assertThat(table.find("ada@")).isEmpty();
    assertThat(table.find("ada")).isEmpty();
    assertThatThrownBy(() -> RealmTable.empty().suffix("", broad)).hasMessage("a realm has a name");
  }

  @Test
  void aPartnerCannotLetItsUserAdministerANas() {
    AttributeBlock answer = AttributeBlock.builder()
        .add(Attributes.SERVICE_TYPE, 6L)
        .add(Mikrotik.GROUP, "full")
        .add(Mikrotik.RATE_LIMIT, "1M/1M")
        .add(Cisco.AVPAIR, "shell:priv-lvl=15")
        .add(Attributes.SESSION_TIMEOUT, 60L)
        .build();

    assertThat(ProxyPolicy.harmless(answer))
        .isEqualTo(AttributeBlock.builder()
            .add(Mikrotik.RATE_LIMIT, "1M/1M")
            .add(Attributes.SESSION_TIMEOUT, 60L)
            .build());
    AttributeBlock framed = AttributeBlock.of(Attributes.SERVICE_TYPE, 2L);
    assertThat(ProxyPolicy.harmless(framed)).isEqualTo(framed);
  }
}
