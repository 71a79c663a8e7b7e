package io.dotmac.sub.server;

import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.subscriber.EmailAddress;
import io.dotmac.sub.server.adapter.message.ApnsOptions;
import io.dotmac.sub.server.adapter.message.FcmOptions;
import io.dotmac.sub.server.adapter.message.MessageChannels;
import io.dotmac.sub.server.adapter.message.SmtpOptions;
import io.dotmac.sub.server.adapter.message.TwilioOptions;
import io.dotmac.sub.server.adapter.radius.tls.TlsFiles;
import io.dotmac.sub.server.start.StartFailure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * How messages leave this server; what is left out is not sent.
 *
 * @param publicUrl where people find the portals, with <code>{host}</code> for a provider's host
 */
public record NotificationsSection(
    @Nullable String publicUrl,
    @Nullable @Valid Email email,
    @Nullable @Valid Sms sms,
    @Nullable @Valid Push push) {
  /** Nothing is sent. */
  static final NotificationsSection NONE = new NotificationsSection(null, null, null, null);

  /** Nothing is sent; the portals are there. */
  public static NotificationsSection at(String publicUrl) {
    return new NotificationsSection(publicUrl, null, null, null);
  }

  /**
   * A mail server.
   *
   * @param port 587, 465 with security tls, 25 with security none, unless said otherwise
   * @param security starttls unless said otherwise
   * @param from the address that mails are from
   * @param authority a PEM file with who issued its certificate; the machine's unless it is there
   */
  public record Email(
      @NotBlank String host,
      @Nullable @Min(1) @Max(65_535) Integer port,
      SmtpOptions.@Nullable Security security,
      @Nullable String user,
      @Nullable String password,
      @NotBlank String from,
      @Nullable @Min(1) @Max(60) Integer timeoutSeconds,
      @Nullable Path authority) {
    SmtpOptions options() {
      if (!EmailAddress.isValid(from)) {
        throw new StartFailure("notifications.email.from: an e-mail address was expected");
      }
      if (user != null && password == null) {
        throw new StartFailure(
            "notifications.email.password: the password of " + user + " is missing");
      }
      SmtpOptions.Security kind = security == null ? SmtpOptions.Security.STARTTLS : security;
      return new SmtpOptions(
          host,
          port == null ? kind.usualPort() : port,
          kind,
          user == null
              ? Optional.empty()
              : Optional.of(new SmtpOptions.Login(user, String.valueOf(password))),
          from,
          Duration.ofSeconds(timeoutSeconds == null ? 10 : timeoutSeconds),
          authority == null ? null : sockets(authority));
    }

    private static SSLSocketFactory sockets(Path authority) {
      try {
        return TlsFiles.trusting(TlsFiles.certificates(authority)).getSocketFactory();
      } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
        throw new StartFailure(
            "notifications.email.authority: " + authority + " cannot be used: " + e.getMessage(),
            e);
      }
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "Email[" + host + "]";
    }
  }

  /**
   * An account at Twilio.
   *
   * @param from a number, a name, or a messaging service
   * @param url where the API is, for tests
   */
  public record Sms(
      @NotBlank String accountSid,
      @NotBlank String authToken,
      @NotBlank String from,
      @Nullable URI url) {
    TwilioOptions options() {
      return new TwilioOptions(accountSid, authToken, from, url == null ? TwilioOptions.BASE : url);
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "Sms[" + accountSid + "]";
    }
  }

  /**
   * Apps.
   *
   * @param fcmServiceAccount the file of a service account of Firebase
   * @param apns apps that are registered with Apple
   */
  public record Push(
      @Nullable Path fcmServiceAccount, @Nullable @Valid Apns apns) {
    Optional<FcmOptions> fcm() {
      if (fcmServiceAccount == null) {
        return Optional.empty();
      }
      try {
        return Optional.of(FcmOptions.of(Files.readString(fcmServiceAccount), FcmOptions.BASE));
      } catch (IOException | IllegalArgumentException e) {
        throw new StartFailure(
            "notifications.push.fcmServiceAccount: " + fcmServiceAccount + " cannot be used: "
                + e.getMessage(),
            e);
      }
    }
  }

  /**
   * A key for Apple's Push Notification service.
   *
   * @param key the file that ends with p8
   * @param topic the bundle id of the app
   * @param sandbox whether the app is under development
   */
  public record Apns(
      Path key,
      @NotBlank String keyId,
      @NotBlank String teamId,
      @NotBlank String topic,
      boolean sandbox) {
    ApnsOptions options() {
      try {
        ApnsSigningKey signing = ApnsSigningKey.loadFromPkcs8File(key.toFile(), teamId, keyId);
        return new ApnsOptions(
            signing, topic, sandbox ? ApnsOptions.SANDBOX : ApnsOptions.LIVE, 443, null);
      } catch (IOException | GeneralSecurityException | RuntimeException e) {
        throw new StartFailure(
            "notifications.push.apns.key: " + key + " cannot be used: " + e.getMessage(), e);
      }
    }
  }

  /** The channels that are described. */
  MessageChannels channels() {
    return new MessageChannels(
        Optional.ofNullable(email).map(Email::options),
        Optional.ofNullable(sms).map(Sms::options),
        push == null ? Optional.empty() : push.fcm(),
        push == null ? Optional.empty() : Optional.ofNullable(push.apns()).map(Apns::options));
  }

  /** Where people find the portals. */
  String url() {
    String url = publicUrl == null ? NotifySetup.USUAL_URL : publicUrl;
    if (!url.matches("https?://[^/\\s]+")) {
      throw new StartFailure("notifications.publicUrl: scheme and host such as https://{host} were"
          + " expected, without a path, and '" + url + "' found");
    }
    return url;
  }
}
