package io.dotmac.sub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.eap.TestCertificates;
import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import io.dotmac.sub.server.adapter.radius.RadiusOptions;
import io.dotmac.sub.server.cli.CommandLineTool;
import io.dotmac.sub.server.cli.Commands;
import io.dotmac.sub.server.start.ExitCode;
import io.dotmac.sub.server.start.StartFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationsTest {
  @TempDir
  Path folder;

  @Test
  void aKeyThatIsNotKnownIsNamedInOneLineWithThoseThatAre() throws IOException {
    Path file = file("dataDir: data\nsecureCookie: true\n");

    assertThatThrownBy(() -> Configurations.read(file))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("there is no key 'secureCookie'")
        .hasMessageContaining("dataDir")
        .hasMessageContaining("secureCookies")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aKeyOfASectionIsNamedWithItsSection() throws IOException {
    Path radius = file("radius:\n  acctport: 1813\n");

    assertThatThrownBy(() -> Configurations.read(radius))
        .hasMessageContaining("there is no key 'radius.acctport'")
        .hasMessageContaining("known here are acctPort, authPort, bind");

    Path connector = file("server:\n  applicationConnectors:\n    - type: http\n      prot: 80\n");

    assertThatThrownBy(() -> Configurations.read(connector))
        .hasMessageContaining("there is no key 'server.applicationConnectors.[0].prot'");
  }

  @Test
  void aWrongFileEndsTheCommandWithTheCodeForConfigurations() throws IOException {
    Path file = file("datadir: data\n");

    assertThat(CommandLineTool.run(Commands.all(), "serve", file.toString()))
        .isEqualTo(ExitCode.CONFIG);
  }

  @Test
  void theFileOfTheReferenceIsUnderstood() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "reference", "configuration.md"));
    Matcher whole =
        Pattern.compile("A whole one:\\s+```yaml\\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(whole.find()).isTrue();
    Path file = file(whole.group(1).replaceAll("\\$\\{\\w+}", "a-password"));

    assertThat(Configurations.read(file).database()).isPresent();
  }

  @Test
  void aCertificateThatCannotBeUsedIsNamedByItsKeyAndItsReason() throws Exception {
    TestCertificates authority = new TestCertificates("Lagoon Fibre");
    authority.authority().write(folder, "ca");
    authority.server("radius.example").write(folder, "radius");
    authority.server("other.example").write(folder, "other");
    String ours = "certificate: " + folder.resolve("radius.pem");

    assertThatThrownBy(() -> eap("certificate: nowhere.pem, key: nowhere.key"))
        .hasMessageContaining("radius.eap.certificate: nowhere.pem cannot be used: there is no");
    assertThatThrownBy(() -> eap(ours)).hasMessageContaining("needs keyStore and password, or");
    assertThatThrownBy(() -> eap(ours + ", key: " + folder.resolve("other.key")))
        .hasMessageContaining("radius.eap.key")
        .hasMessageContaining("is not the key of the certificate");
    assertThatThrownBy(() -> eap(ours + ", key: " + folder.resolve("ca.pem")))
        .hasMessageContaining("openssl pkcs8");
    assertThatThrownBy(() -> eap("keyStore: nowhere.p12"))
        .hasMessageContaining("radius.eap.password");
    assertThatThrownBy(() -> eap("keyStore: nowhere.p12, password: x"))
        .hasMessageContaining("radius.eap.keyStore: nowhere.p12 cannot be used");
    String whole = ours + ", key: " + folder.resolve("radius.key");
    assertThatThrownBy(() -> eap(whole + ", authority: " + folder.resolve("ca.key")))
        .hasMessageContaining("radius.eap.authority");

    TlsIdentity identity =
        eap(whole + ", authority: " + folder.resolve("ca.pem")).doors().eap();
    assertThat(identity.toString()).contains("radius.example");
    assertThat(identity.authorities()).hasSize(1);
  }

  @Test
  void aKeyStoreHoldsTheKeyAndTheAuthorities() throws Exception {
    TestCertificates authority = new TestCertificates("Lagoon Fibre");
    TestCertificates.Issued own = authority.server("radius.example");
    char[] password = "a password".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("radius", own.key(), password, new Certificate[] {own.certificate()});
    store.setCertificateEntry("ca", authority.authority().certificate());
    Path file = folder.resolve("radius.p12");
    try (OutputStream output = Files.newOutputStream(file)) {
      store.store(output, password);
    }

    assertThat(eap("keyStore: " + file + ", password: a password").doors().eap().authorities())
        .hasSize(1);
    assertThatThrownBy(() -> eap("keyStore: " + file + ", password: another"))
        .hasMessageContaining("radius.eap.keyStore");
    assertThatThrownBy(() -> eap("keyStore: " + file + ", password: a password, alias: eap"))
        .hasMessageContaining("no private key eap");
  }

  @Test
  void radiusOverTlsNeedsSomebodyToBelieve() throws Exception {
    TestCertificates authority = new TestCertificates("Lagoon Fibre");
    authority.authority().write(folder, "ca");
    authority.server("radius.example").write(folder, "radius");
    String own =
        "certificate: " + folder.resolve("radius.pem") + ", key: " + folder.resolve("radius.key");

    assertThatThrownBy(() -> radsec(own)).hasMessageContaining("radius.radsec.authority");
    assertThatThrownBy(() -> radsec("port: 2083"))
        .hasMessageContaining("radius.radsec needs keyStore and password, or");
    assertThatThrownBy(() -> radsec("port: 65536, " + own))
        .hasMessageContaining("radius.radsec.port");
    assertThat(radsec(own + ", authority: " + folder.resolve("ca.pem"))
            .doors()
            .radsec()
            .port())
        .isEqualTo(2083);
  }

  private RadiusOptions radsec(String section) throws IOException {
    return Configurations.read(file("radius:\n  radsec: {" + section + "}\n"))
        .radius()
        .orElseThrow();
  }

  private RadiusOptions eap(String section) throws IOException {
    return Configurations.read(file("radius:\n  eap: {" + section + "}\n"))
        .radius()
        .orElseThrow();
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("server.yml"), yaml);
  }
}
