package io.dotmac.sub.server.adapter.message;

import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.subscriber.EmailAddress;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;

/** Makes mails of messages: text and HTML beside each other, in UTF-8. */
final class MailBuilder {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final Session session;
  private final SmtpOptions options;
  private final UnsubscribeLinks links;

  MailBuilder(Session session, SmtpOptions options, UnsubscribeLinks links) {
    this.session = session;
    this.options = options;
    this.links = links;
  }

  /** A mail whose id is that of the message, however often it is made. */
  private static final class Mail extends MimeMessage {
    private final String id;

    Mail(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  /** What is wrong with a message throws, so that nothing can become part of another header. */
  MimeMessage mail(OutgoingMessage message) throws MessagingException {
    Mail mail = new Mail(session, "<" + message.id() + "@" + options.domain() + ">");
    mail.setFrom(named(options.from(), message.sender().name()));
    if (!EmailAddress.isValid(message.recipient())) {
      throw new MessagingException("the address of the recipient has no form");
    }
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(message.recipient(), true));
    String replyTo = message.sender().replyTo();
    if (EmailAddress.isValid(replyTo)) {
      mail.setReplyTo(new InternetAddress[] {new InternetAddress(replyTo, true)});
    }
    String subject = message.text().subject();
    mail.setSubject(line(subject == null ? "" : subject), UTF_8);
    mail.setSentDate(new Date());
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("Content-Language", message.language());
    Optional<String> leave = leave(message);
    if (leave.isPresent()) {
      // RFC 8058: one POST, without anybody who looks at a page.
      mail.setHeader("List-Unsubscribe", "<" + leave.get() + ">");
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    mail.setContent(parts(message, leave.orElse("")));
    mail.saveChanges();
    return mail;
  }

  private Optional<String> leave(OutgoingMessage message) {
    return message.category() == NotificationCategory.MARKETING && message.subscriber() != null
        ? links.link(message)
        : Optional.empty();
  }

  private static InternetAddress named(String address, String name) throws MessagingException {
    try {
      InternetAddress named = new InternetAddress(address, true);
      named.setPersonal(line(name), UTF_8);
      return named;
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException("every Java platform has UTF-8", impossible);
    }
  }

  private static MimeMultipart parts(OutgoingMessage message, String leave)
      throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(MailHtml.text(message.text().body(), leave, message.language()), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(MailHtml.html(message, leave), UTF_8, "html");
    return new MimeMultipart("alternative", text, html);
  }

  private static String line(String text) throws MessagingException {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new MessagingException("a header has control characters");
    }
    return text;
  }
}
