package io.dotmac.sub.server.adapter.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.queue.SendOutcome;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.secret.Keyring;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpChannelWireTest {
  private static final UnsubscribeLinks LINKS = new UnsubscribeLinks(Keyring.generate());

  private final GreenMail server = new GreenMail(new ServerSetup[] {
    new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
    new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
  });

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private SmtpOptions plain() {
    return Outgoing.smtp(server.getSmtp().getPort());
  }

  private static SmtpOptions with(
      SmtpOptions options, SmtpOptions.Security security, SmtpOptions.Login login) {
    return new SmtpOptions(
        options.host(),
        options.port(),
        security,
        Optional.ofNullable(login),
        options.from(),
        options.timeout(),
        null);
  }

  private static SendOutcome send(SmtpOptions options, OutgoingMessage message) {
    try (SmtpChannel channel = new SmtpChannel(options, LINKS)) {
      return channel.send(message);
    }
  }

  private static SendOutcome.Rejected rejected(SendOutcome outcome) {
    assertThat(outcome).isInstanceOf(SendOutcome.Rejected.class);
    return (SendOutcome.Rejected) outcome;
  }

  private MimeMessage only() {
    MimeMessage[] received = server.getReceivedMessages();
    assertThat(received).hasSize(1);
    return received[0];
  }

  @Test
  void aMailHasTextAndHtmlInEveryLanguage() throws Exception {
    OutgoingMessage message = Outgoing.mail(
        "ada@example.com",
        "Facture INV-1 : ₦5 375,00 à payer",
        "Bonjour Zoë & <co>,\n\nvotre facture : https://lagoon.example/portal.\nMerci.");
    SendOutcome outcome = send(plain(), message);
    MimeMessage mail = only();
    MimeMultipart parts = (MimeMultipart) mail.getContent();

    assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
    assertThat(mail.getMessageID()).isEqualTo("<" + message.id() + "@lagoon.example>");
    assertThat(((SendOutcome.Accepted) outcome).providerMessageId()).isEqualTo(mail.getMessageID());
    assertThat(mail.getSubject()).isEqualTo("Facture INV-1 : ₦5 375,00 à payer");
    InternetAddress from = (InternetAddress) mail.getFrom()[0];
    assertThat(from.getAddress()).isEqualTo("billing@lagoon.example");
    assertThat(from.getPersonal()).isEqualTo("Lagoon Broadband é");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("List-Unsubscribe")).isNull();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContent().toString())
        .contains("Bonjour Zoë & <co>,", "https://lagoon.example/portal.");
    assertThat(parts.getBodyPart(1).getContent().toString())
        .contains(
            "<p>Bonjour Zoë &amp; &lt;co&gt;,</p>",
            "<a href=\"https://lagoon.example/portal\">https://lagoon.example/portal</a>.<br>");
  }

  @Test
  void theSameMessageHasTheSameIdWheneverItIsSent() throws Exception {
    OutgoingMessage message = Outgoing.mail("ada@example.com", "Hi", "Hello");
    send(plain(), message);
    send(plain(), message);

    assertThat(server.getReceivedMessages()).hasSize(2);
    assertThat(server.getReceivedMessages()[0].getMessageID())
        .isEqualTo(server.getReceivedMessages()[1].getMessageID());
  }

  @Test
  void whoWantsNoMoreMarketingFindsTheWayOut() throws Exception {
    OutgoingMessage message = Outgoing.message(
        NotificationChannel.EMAIL,
        NotificationCategory.MARKETING,
        "ada@example.com",
        "New plans",
        "Faster now.");
    send(plain(), message);
    String header = only().getHeader("List-Unsubscribe")[0];
    String link = header.substring(1, header.length() - 1);
    String token =
        URLDecoder.decode(link.substring(link.indexOf("token=") + 6), StandardCharsets.UTF_8);

    assertThat(only().getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(link).startsWith("https://lagoon.example/messages/unsubscribe?token=");
    assertThat(LINKS.read(token)).isPresent().hasValueSatisfying(leaving -> {
      assertThat(leaving.subscriber().value()).isEqualTo(message.subscriber());
      assertThat(leaving.choice().category()).isEqualTo(NotificationCategory.MARKETING);
      assertThat(leaving.choice().isWanted()).isFalse();
    });
    assertThat(LINKS.read(token.replace("marketing", "billing"))).isEmpty();
    assertThat(new UnsubscribeLinks(Keyring.generate()).read(token)).isEmpty();
    MimeMultipart parts = (MimeMultipart) only().getContent();
    assertThat(parts.getBodyPart(0).getContent().toString()).contains(link);
  }

  @Test
  void nothingBecomesAHeaderThatIsNone() {
    for (OutgoingMessage message : new OutgoingMessage[] {
      Outgoing.mail("ada@example.com", "Hi\r\nBcc: everybody@example.com", "x"),
      Outgoing.mail("ada@example.com\r\nBcc: everybody@example.com", "Hi", "x"),
      Outgoing.mail("ada@example.com, everybody@example.com", "Hi", "x"),
      new OutgoingMessage(
          java.util.UUID.randomUUID(),
          null,
          NotificationCategory.BILLING,
          NotificationChannel.EMAIL,
          "en",
          "ada@example.com",
          new Wording.Rendered("Hi", "x", null),
          new OutgoingMessage.Sender("", "Lagoon\r\nBcc: everybody@example.com", ""))
    }) {
      assertThat(rejected(send(plain(), message)).permanent()).isTrue();
    }
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void whoHasToSignInDoes() {
    server.setUser("billing@lagoon.example", "mailer", "right");
    server.getUserManager().setAuthRequired(true);
    OutgoingMessage message = Outgoing.mail("ada@example.com", "Hi", "Hello");

    SendOutcome wrong = send(
        with(plain(), SmtpOptions.Security.NONE, new SmtpOptions.Login("mailer", "wrong")),
        message);
    SendOutcome right = send(
        with(plain(), SmtpOptions.Security.NONE, new SmtpOptions.Login("mailer", "right")),
        message);

    assertThat(rejected(wrong).permanent()).isFalse();
    assertThat(rejected(wrong).reason()).contains("refused the login").doesNotContain("wrong");
    assertThat(right).isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void tlsFromTheFirstOctetIsBelievedOnlyFromTheRightServer() {
    SmtpOptions tls = new SmtpOptions(
        "127.0.0.1",
        server.getSmtps().getPort(),
        SmtpOptions.Security.TLS,
        Optional.empty(),
        "billing@lagoon.example",
        plain().timeout(),
        null);
    OutgoingMessage message = Outgoing.mail("ada@example.com", "Hi", "Hello");

    assertThat(rejected(send(tls, message)).permanent()).isFalse();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void withoutTlsNothingIsSaidWhereItIsExpected() {
    OutgoingMessage message = Outgoing.mail("ada@example.com", "Hi", "Hello");
    try (SmtpDouble naked = new SmtpDouble()) {
      SendOutcome outcome = send(
          with(
              Outgoing.smtp(naked.port()),
              SmtpOptions.Security.STARTTLS,
              new SmtpOptions.Login("mailer", "very-secret")),
          message);

      assertThat(rejected(outcome).permanent()).isFalse();
      assertThat(rejected(outcome).reason()).contains("STARTTLS");
      assertThat(naked.heard()).noneMatch(line -> line.startsWith("AUTH") || line.equals("DATA"));
    }
  }

  @Test
  void whatTheServerSaysDecidesWhetherItIsTriedAgain() {
    OutgoingMessage message = Outgoing.mail("ada@example.com", "Hi", "Hello");
    try (SmtpDouble double1 = new SmtpDouble().answers("RCPT", "550 5.1.1 no such user");
        SmtpDouble double2 = new SmtpDouble().answers("RCPT", "451 4.7.1 greylisted");
        SmtpDouble double3 = new SmtpDouble().answers(".", "554 5.7.1 spam");
        SmtpDouble double4 = new SmtpDouble().answers("MAIL", "530 5.7.0 sign in first");
        SmtpDouble double5 = new SmtpDouble().silent()) {
      SendOutcome.Rejected unknown = rejected(send(Outgoing.smtp(double1.port()), message));
      SendOutcome.Rejected later = rejected(send(Outgoing.smtp(double2.port()), message));
      SendOutcome.Rejected spam = rejected(send(Outgoing.smtp(double3.port()), message));
      SendOutcome.Rejected ours = rejected(send(Outgoing.smtp(double4.port()), message));
      SendOutcome.Rejected silence = rejected(send(Outgoing.smtp(double5.port()), message));

      assertThat(unknown.permanent()).isTrue();
      assertThat(unknown.code()).isEqualTo("550");
      assertThat(unknown.reason()).contains("no such user");
      assertThat(later.permanent()).isFalse();
      assertThat(later.code()).isEqualTo("451");
      assertThat(spam.permanent()).isTrue();
      assertThat(ours.permanent()).isFalse();
      assertThat(silence.permanent()).isFalse();
      assertThat(silence.reason()).contains("127.0.0.1");
    }
  }

  @Test
  void aConnectionIsUsedAgain() {
    try (SmtpDouble server1 = new SmtpDouble();
        SmtpChannel channel = new SmtpChannel(Outgoing.smtp(server1.port()), LINKS)) {
      for (int i = 0; i < 5; i++) {
        assertThat(channel.send(Outgoing.mail("ada@example.com", "Hi " + i, "Hello")))
            .isInstanceOf(SendOutcome.Accepted.class);
      }

      assertThat(server1.connections()).isEqualTo(1);
    }
  }
}
