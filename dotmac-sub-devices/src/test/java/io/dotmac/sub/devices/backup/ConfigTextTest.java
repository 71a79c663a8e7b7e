package io.dotmac.sub.devices.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // RouterOS
        "add name=ada password=pl4nted profile=20M",
        "add name=ada password=\"pl4nted with \\\"blanks\\\"\" profile=20M",
        "add address=192.0.2.1 secret=pl4nted service=ppp",
        "set [ find ] wpa2-pre-shared-key=\"pl4nted\"",
        "add private-key=\"pl4nted=\" listen-port=1",
        "set enabled=yes ipsec-secret=pl4nted",
        "/snmp community\nset [ find default=yes ] addresses=::/0 name=pl4nted",
        "add comment=x \\\n    password=pl4nted",
        "add password=pl\\\n    4nted service=any",
        // SmartAX
        " snmp-agent community read cipher pl4nted",
        " snmp-agent community read \"pl4nted\"",
        " snmp-agent usm-user v3 m authentication-mode sha pl4nted",
        " snmp-agent usm-user v3 m privacy-mode aes128 pl4nted",
        " radius-server shared-key cipher pl4nted",
        " terminal user name root password irreversible-cipher pl4nted",
        // ZXA10
        "snmp-server community pl4nted view AllView rw",
        "username zte password pl4nted max-sessions 16",
        "enable secret 5 pl4nted",
        "radius-server host 192.0.2.1 auth-port 1812 key 7 pl4nted",
        "  wan-ip 1 mode pppoe username ada password pl4nted vlan-profile 100",
        // ISAM
        "configure system security snmp community name pl4nted context nt",
        "configure system security operator ada password plain:pl4nted",
        "configure system security radius auth-server x shared-secret encrypt:pl4nted"
      })
  void noSecretStaysInAConfiguration(String line) {
    assertThat(ConfigText.kept(line)).doesNotContain("pl4nted").contains("******");
  }

  @Test
  void whatIsNoSecretStays() {
    String text = """
        /ip firewall filter
        add chain=forward action=drop src-address-list=dotmac-suspended
        interface gpon-olt_1/1/1
          onu 1 type ZTE-F670L sn ZTEGDA5918AC
        configure bridge port 1/1/1/16/1/1/1 vlan-id 100
        """;

    assertThat(ConfigText.kept(text)).isEqualTo(text);
  }

  @Test
  void whatChangesByItselfIsNoChange() {
    String first = "# 2026-01-02 03:04:05 by RouterOS 7.16\r\n/ip address\r\nadd address=x\r\n";
    String second = "# jan/03/2026 23:59:59 by RouterOS 7.16\n/ip address  \nadd address=x";

    assertThat(ConfigText.kept(first)).isEqualTo(ConfigText.kept(second)).contains("RouterOS 7.16");
    assertThat(ConfigText.kept("Building configuration...\ninterface a\nntp clock-period 1717\n"))
        .isEqualTo("interface a\n");
  }
}
