package io.dotmac.sub.server.adapter.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.notify.queue.SendOutcome;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.radius.eap.TestCertificates;
import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import io.dotmac.sub.server.adapter.radius.tls.TlsFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom we believe to be our mail server, and how long we wait for it. */
@Timeout(120)
class SmtpTlsWireTest {
  private static final UnsubscribeLinks LINKS = new UnsubscribeLinks(Keyring.generate());
  private static final Duration SHORT = Duration.ofMillis(400);

  private final TestCertificates authority;

  SmtpTlsWireTest() throws GeneralSecurityException, IOException {
    authority = new TestCertificates("Mail Authority");
  }

  /** What a server shows that has a certificate for that name. */
  private static SSLContext shown(TestCertificates by, String name)
      throws GeneralSecurityException, IOException {
    TestCertificates.Issued issued = by.server(name);
    TlsIdentity identity = new TlsIdentity(issued.key(), List.of(issued.certificate()), List.of());
    SSLContext own = TlsFiles.context(identity);
    own.getServerSessionContext().setSessionTimeout(1);
    return own;
  }

  private SSLSocketFactory trusted() throws GeneralSecurityException, IOException {
    return TlsFiles.trusting(List.of(authority.authority().certificate())).getSocketFactory();
  }

  private static SendOutcome send(
      SmtpDouble server,
      SmtpOptions.Security security,
      @Nullable SSLSocketFactory sockets,
      String body) {
    SmtpOptions options = new SmtpOptions(
        "localhost",
        server.port(),
        security,
        Optional.of(new SmtpOptions.Login("mailer", "very-secret")),
        "billing@lagoon.example",
        security == SmtpOptions.Security.NONE ? SHORT : Duration.ofSeconds(20),
        sockets);
    try (SmtpChannel channel = new SmtpChannel(options, LINKS)) {
      return channel.send(Outgoing.mail("ada@example.com", "Hi", body));
    }
  }

  private static SmtpDouble serving(SmtpOptions.Security security, SSLContext shown) {
    return security == SmtpOptions.Security.TLS
        ? new SmtpDouble().encrypted(shown)
        : new SmtpDouble().upgrades(shown);
  }

  @ParameterizedTest
  @EnumSource(
      value = SmtpOptions.Security.class,
      names = {"TLS", "STARTTLS"})
  void aServerWhoseAuthorityIsTrustedGetsTheMail(SmtpOptions.Security security)
      throws GeneralSecurityException, IOException {
    try (SmtpDouble server = serving(security, shown(authority, "localhost"))) {
      SendOutcome outcome = send(server, security, trusted(), "Hello");

      assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
      assertThat(server.heard()).contains("DATA").anyMatch(line -> line.startsWith("AUTH"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SmtpOptions.Security.class,
      names = {"TLS", "STARTTLS"})
  void anyOtherServerIsToldNothing(SmtpOptions.Security security)
      throws GeneralSecurityException, IOException {
    TestCertificates stranger = new TestCertificates("Somebody Else");
    for (SSLContext shown :
        List.of(shown(stranger, "localhost"), shown(authority, "mail.example"))) {
      try (SmtpDouble server = serving(security, shown)) {
        assertRefused(send(server, security, trusted(), "Hello"), server);
      }
    }
    try (SmtpDouble server = serving(security, shown(authority, "localhost"))) {
      assertRefused(send(server, security, null, "Hello"), server);
    }
  }

  private static void assertRefused(SendOutcome outcome, SmtpDouble server) {
    assertThat(outcome).isInstanceOf(SendOutcome.Rejected.class);
    SendOutcome.Rejected refused = (SendOutcome.Rejected) outcome;
    assertThat(refused.permanent()).isFalse();
    assertThat(refused.code()).isEqualTo("tls");
    assertThat(refused.reason())
        .startsWith("no TLS with the mail server localhost: ")
        .doesNotContain("very-secret");
    assertThat(server.heard())
        .noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EHLO", "AUTH", "MAIL", "RCPT", "."})
  void aServerThatNoLongerAnswersHoldsNobody(String command) {
    try (SmtpDouble server = new SmtpDouble()
        .answers("EHLO", "250-double\r\n250 AUTH PLAIN")
        .answers("AUTH", "235 welcome")
        .deafAt(command)) {
      assertLate(send(server, SmtpOptions.Security.NONE, null, "Hello"));
      assertThat(server.heard().get(server.heard().size() - 1)).startsWith(command);
    }
  }

  /** More than the buffers between us take. */
  @Test
  void aServerThatTakesNoMoreOfAMailHoldsNobody() {
    String body = "all work and no play makes a dull invoice \n".repeat(400_000);
    try (SmtpDouble server = new SmtpDouble()
        .answers("EHLO", "250-double\r\n250 AUTH PLAIN")
        .answers("AUTH", "235 welcome")
        .deafAt("DATA")) {
      assertLate(send(server, SmtpOptions.Security.NONE, null, body));
    }
  }

  private static void assertLate(SendOutcome outcome) {
    assertThat(outcome).isInstanceOf(SendOutcome.Rejected.class);
    assertThat(((SendOutcome.Rejected) outcome).permanent()).isFalse();
    assertThat(((SendOutcome.Rejected) outcome).reason()).contains("localhost");
  }
}
