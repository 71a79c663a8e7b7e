package io.dotmac.sub.server.adapter.message;

import io.dotmac.sub.core.notify.queue.MessageChannel;
import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.queue.SendOutcome;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Sends mails by a mail server; connections are used again while they are fresh. */
final class SmtpChannel implements MessageChannel {
  private static final Duration FRESH = Duration.ofSeconds(20);

  private final SmtpOptions options;
  private final MailBuilder builder;
  private final Session session;
  private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();

  private record Idle(SMTPTransport transport, long sinceNanos) {}

  SmtpChannel(SmtpOptions options, UnsubscribeLinks links) {
    this.options = options;
    this.session = Session.getInstance(properties(options));
    this.builder = new MailBuilder(session, options, links);
  }

  private static Properties properties(SmtpOptions options) {
    Properties properties = new Properties();
    String millis = Long.toString(options.timeout().toMillis());
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    properties.put("mail.smtp.localhost", options.domain());
    properties.put("mail.smtp.from", options.from());
    properties.put("mail.smtp.auth", Boolean.toString(options.login().isPresent()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    boolean upgraded = options.security() == SmtpOptions.Security.STARTTLS;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(upgraded));
    properties.put("mail.smtp.starttls.required", Boolean.toString(upgraded));
    properties.put(
        "mail.smtp.ssl.enable", Boolean.toString(options.security() == SmtpOptions.Security.TLS));
    if (options.sockets() != null) {
      properties.put("mail.smtp.ssl.socketFactory", options.sockets());
    }
    return properties;
  }

  @Override
  public NotificationChannel channel() {
    return NotificationChannel.EMAIL;
  }

  @Override
  public String provider(OutgoingMessage message) {
    return "smtp";
  }

  @Override
  public SendOutcome send(OutgoingMessage message) {
    MimeMessage mail;
    try {
      mail = builder.mail(message);
    } catch (MessagingException e) {
      return SendOutcome.never("", "no mail can be made of it: " + e.getMessage());
    }
    SMTPTransport transport = null;
    try {
      transport = connection();
      transport.sendMessage(mail, mail.getAllRecipients());
      String answer = String.valueOf(transport.getLastServerResponse()).strip();
      idle.push(new Idle(transport, System.nanoTime()));
      return new SendOutcome.Accepted(mail.getMessageID(), answer);
    } catch (AuthenticationFailedException e) {
      end(transport);
      return SendOutcome.later(
          "", "the mail server " + options.host() + " refused the login, or said nothing to it");
    } catch (SendFailedException e) {
      end(transport);
      return refused(e);
    } catch (MessagingException e) {
      end(transport);
      return e.getNextException() instanceof SSLException tls
          ? SendOutcome.later(
              "tls", "no TLS with the mail server " + options.host() + ": " + tls.getMessage())
          : SendOutcome.later("", "the mail server " + options.host() + ": " + reason(e));
    }
  }

  private SMTPTransport connection() throws MessagingException {
    Idle known = idle.poll();
    while (known != null) {
      boolean fresh = System.nanoTime() - known.sinceNanos() < FRESH.toNanos();
      if (fresh && known.transport().isConnected()) {
        return known.transport();
      }
      end(known.transport());
      known = idle.poll();
    }
    SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
    transport.connect(
        options.host(),
        options.port(),
        options.login().map(SmtpOptions.Login::user).orElse(null),
        options.login().map(SmtpOptions.Login::password).orElse(null));
    return transport;
  }

  /** 5xx is for good, but for codes about us rather than about the mail. */
  private static SendOutcome refused(SendFailedException e) {
    int code = 0;
    String said = reason(e);
    for (Exception each = e; each != null; each = next(each)) {
      if (each instanceof SMTPAddressFailedException address) {
        code = address.getReturnCode();
        said = reason(address);
      } else if (code == 0 && each instanceof SMTPSenderFailedException sender) {
        code = sender.getReturnCode();
        said = reason(sender);
      } else if (code == 0 && each instanceof SMTPSendFailedException sent) {
        code = sent.getReturnCode();
        said = reason(sent);
      }
    }
    boolean ours = code >= 530 && code < 540;
    String told = "the mail server said " + said;
    return code >= 500 && !ours
        ? SendOutcome.never(Integer.toString(code), told)
        : SendOutcome.later(code > 0 ? Integer.toString(code) : "", told);
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException mail ? mail.getNextException() : null;
  }

  private static String reason(MessagingException e) {
    Exception cause = e.getNextException();
    String own = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    return cause == null || cause instanceof SendFailedException
        ? own
        : own + " (" + cause.getMessage() + ")";
  }

  private static void end(@Nullable SMTPTransport transport) {
    if (transport == null) {
      return;
    }
    try {
      transport.close();
    } catch (MessagingException gone) {
      // It is gone, which is what closing is for.
    }
  }

  @Override
  public void close() {
    for (Idle known = idle.poll(); known != null; known = idle.poll()) {
      end(known.transport());
    }
  }
}
