package io.dotmac.sub.server.adapter.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.queue.SendOutcome;
import io.dotmac.sub.core.tx.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends push messages to apps by Firebase Cloud Messaging, version 1 of its API. */
final class FcmPush implements AppPush {
  private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
  private static final Duration LIFETIME = Duration.ofMinutes(55);

  private final FcmOptions options;
  private final ProviderHttp http;
  private final Clock clock;
  private final URI send;
  private @Nullable Token token;

  private record Token(String value, Instant until) {}

  FcmPush(FcmOptions options, Duration total, Clock clock) {
    this.options = options;
    this.http = new ProviderHttp(total);
    this.clock = clock;
    this.send = options.base().resolve("/v1/projects/" + options.project() + "/messages:send");
  }

  @Override
  public SendOutcome send(OutgoingMessage message, String app) {
    try {
      HttpRequest request = HttpRequest.newBuilder(send)
          .header("Authorization", "Bearer " + token())
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body(message, app)))
          .build();
      return outcome(http.send(request));
    } catch (IOException e) {
      return SendOutcome.later("", "Firebase did not answer: " + e.getMessage());
    }
  }

  private static String body(OutgoingMessage message, String app) {
    Map<String, Object> shown = new LinkedHashMap<>();
    String title = message.text().subject();
    if (title != null) {
      shown.put("title", title);
    }
    shown.put("body", message.text().body());
    // A message that comes twice replaces itself.
    String id = message.id().toString();
    Map<String, Object> android = Map.of("notification", Map.of("tag", id));
    return WireJson.write(Map.of(
        "message",
        Map.of(
            "token", app,
            "notification", shown,
            "android", android,
            "data", Map.of("notification_id", id))));
  }

  private SendOutcome outcome(ProviderHttp.Answer answer) {
    JsonNode body = json(answer.body());
    if (answer.ok()) {
      return new SendOutcome.Accepted(body.path("name").asText(), "");
    }
    if (answer.status() == 401) {
      forgetToken();
    }
    JsonNode error = body.path("error");
    String code = error
        .path("details")
        .path(0)
        .path("errorCode")
        .asText(error.path("status").asText(Integer.toString(answer.status())));
    String reason = "Firebase answered " + answer.status() + ": "
        + error.path("message").asText("no reason was given");
    if (answer.status() == 404 || code.equals("UNREGISTERED")) {
      return SendOutcome.never(GONE, reason);
    }
    return answer.status() == 400
        ? SendOutcome.never(code, reason)
        : SendOutcome.later(code, reason);
  }

  private synchronized void forgetToken() {
    token = null;
  }

  private synchronized String token() throws IOException {
    Token known = token;
    if (known == null || !clock.instant().isBefore(known.until())) {
      HttpRequest request = HttpRequest.newBuilder(options.tokens())
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString("grant_type="
              + URLEncoder.encode(
                  "urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8)
              + "&assertion=" + assertion()))
          .build();
      ProviderHttp.Answer answer = http.send(request);
      JsonNode body = json(answer.body());
      if (!answer.ok() || body.path("access_token").asText().isEmpty()) {
        throw new IOException("the service account was refused with " + answer.status());
      }
      long seconds = Math.max(0, body.path("expires_in").asLong(3600) - 120);
      known = new Token(body.path("access_token").asText(), clock.instant().plusSeconds(seconds));
      token = known;
    }
    return known.value();
  }

  private String assertion() {
    Instant now = clock.instant();
    SignedJWT jwt = new SignedJWT(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(options.keyId()).build(),
        new JWTClaimsSet.Builder()
            .issuer(options.account())
            .audience(options.tokens().toString())
            .claim("scope", SCOPE)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .build());
    try {
      jwt.sign(new RSASSASigner(options.key()));
    } catch (JOSEException e) {
      throw new IllegalStateException("the key of the service account cannot sign", e);
    }
    return jwt.serialize();
  }

  private static JsonNode json(String body) {
    try {
      return WireJson.tree(body);
    } catch (IllegalArgumentException notJson) {
      return WireJson.tree("{}");
    }
  }

  @Override
  public void close() {}
}
