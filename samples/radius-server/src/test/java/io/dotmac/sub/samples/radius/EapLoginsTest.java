package io.dotmac.sub.samples.radius;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.EapolTest;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.eap.TestCertificates;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.RadiusServer;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EapLoginsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir
  Path folder;

  @Test
  void theSnippetOfTheModulesPageIsThisCode() throws Exception {
    String page = Files.readString(Path.of("..", "..", "dotmac-sub-radius", "README.md"));
    String code =
        Files.readString(Path.of("src/main/java/io/dotmac/sub/samples/radius/EapLogins.java"));
    int start = code.indexOf("// [start]\n") + 11;
    String region = code.substring(start, code.indexOf("// [end]")).stripTrailing();

    assertThat(page).contains("```java\n" + region.stripIndent() + "\n```\n");
  }

  @Test
  void letsInWhoKnowsThePasswordInATunnel() throws Exception {
    TestCertificates authority = new TestCertificates("Test Authority");
    authority.authority().write(folder, "ca");
    AccessPolicy yours = AccessPolicy.deciding(request -> AccessDecision.of(
        Credential.clearText("lovelace").check(request.attempt()), AttributeBlock.EMPTY));
    NasClient nas = NasClient.of("nas", IpPrefix.parse("127.0.0.1"), SharedSecret.of("testing123"));
    try (RadiusServer server = RadiusServer.builder(NasDirectory.of(List.of(nas)))
        .bind(InetAddress.getLoopbackAddress())
        .ports(0, 0)
        .access(EapLogins.over(yours, keyStore(authority), PASSWORD))
        .start()) {
      EapolTest eapol = EapolTest.asking(folder, server.authPort(), "testing123");

      assertThat(
              eapol.run("PEAP", "ada", "lovelace", "phase2=\"auth=MSCHAPV2\"").output())
          .endsWith("SUCCESS\n");
      assertThat(eapol.run("PEAP", "ada", "turing", "phase2=\"auth=MSCHAPV2\"").output())
          .endsWith("FAILURE\n");
    }
  }

  private static KeyStore keyStore(TestCertificates authority) throws Exception {
    TestCertificates.Issued own = authority.server("radius.example");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("radius", own.key(), PASSWORD, new Certificate[] {own.certificate()});
    store.setCertificateEntry("authority", authority.authority().certificate());
    return store;
  }
}
