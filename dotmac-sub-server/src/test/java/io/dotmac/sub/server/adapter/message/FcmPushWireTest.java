package io.dotmac.sub.server.adapter.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.queue.SendOutcome;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.server.adapter.HttpDouble;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FcmPushWireTest {
  private static final KeyPair KEYS = keys();
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private final Firebase firebase = new Firebase();
  private final FcmPush push = new FcmPush(
      FcmOptions.of(file(), URI.create(firebase.url())),
      Duration.ofSeconds(5),
      Clock.fixed(NOW, ZoneOffset.UTC));

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String file() {
    String pem = "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .encodeToString(KEYS.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
    return WireJson.write(Map.of(
        "type", "service_account",
        "project_id", "lagoon-app",
        "private_key_id", "k1",
        "private_key", pem,
        "client_email", "push@lagoon-app.example",
        "token_uri", firebase.url() + "/oauth2/token"));
  }

  /** Answers as Firebase and Google's tokens do. */
  private static final class Firebase extends HttpDouble {
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final List<String> assertions = new CopyOnWriteArrayList<>();

    @Override
    protected Answer answer(
        String method, String path, String query, HttpExchange exchange, String body) {
      if (path.equals("/oauth2/token")) {
        assertions.add(form(body).get("assertion"));
        return new Answer(
            200,
            "{\"access_token\":\"t" + assertions.size()
                + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
      }
      String bearer = exchange.getRequestHeaders().getFirst("Authorization");
      if (!("Bearer t" + assertions.size()).equals(bearer)) {
        return new Answer(401, "{\"error\":{\"status\":\"UNAUTHENTICATED\"}}");
      }
      JsonNode message = WireJson.tree(body).path("message");
      sent.add(message);
      if (message.path("token").asText().equals("gone")) {
        return new Answer(
            404,
            "{\"error\":{\"code\":404,\"message\":\"Requested entity was not found.\",\"status\":"
                + "\"NOT_FOUND\",\"details\":[{\"errorCode\":\"UNREGISTERED\"}]}}");
      }
      return new Answer(200, "{\"name\":\"projects/lagoon-app/messages/" + sent.size() + "\"}");
    }
  }

  @AfterEach
  void close() {
    push.close();
    firebase.close();
  }

  @Test
  void aMessageIsSentWithATokenThatIsAskedForOnce() throws Exception {
    OutgoingMessage message = Outgoing.push("fcm:app-1", "80 GB of 100 GB");
    SendOutcome first = push.send(message, "app-1");
    SendOutcome second = push.send(message, "app-2");
    SignedJWT assertion = SignedJWT.parse(firebase.assertions.get(0));

    assertThat(first).isEqualTo(new SendOutcome.Accepted("projects/lagoon-app/messages/1", ""));
    assertThat(second).isInstanceOf(SendOutcome.Accepted.class);
    assertThat(firebase.assertions).hasSize(1);
    assertThat(assertion.verify(new RSASSAVerifier((RSAPublicKey) KEYS.getPublic())))
        .isTrue();
    assertThat(assertion.getHeader().getKeyID()).isEqualTo("k1");
    assertThat(assertion.getJWTClaimsSet().getIssuer()).isEqualTo("push@lagoon-app.example");
    assertThat(assertion.getJWTClaimsSet().getAudience())
        .containsExactly(firebase.url() + "/oauth2/token");
    assertThat(firebase.sent.get(0).path("notification").path("title").asText()).isEqualTo("Data");
    assertThat(firebase.sent.get(0).path("notification").path("body").asText())
        .isEqualTo("80 GB of 100 GB");
    assertThat(firebase.sent.get(0).path("data").path("notification_id").asText())
        .isEqualTo(message.id().toString());
    assertThat(firebase.requests()).contains("POST /v1/projects/lagoon-app/messages:send");
  }

  @Test
  void anAppThatIsGoneAndAProviderThatIsBusyAreNotTheSame() {
    SendOutcome.Rejected gone =
        (SendOutcome.Rejected) push.send(Outgoing.push("fcm:gone", "x"), "gone");
    firebase.breakAnswers(503);
    SendOutcome.Rejected busy =
        (SendOutcome.Rejected) push.send(Outgoing.push("fcm:app", "x"), "app");

    assertThat(gone.permanent()).isTrue();
    assertThat(gone.code()).isEqualTo(AppPush.GONE);
    assertThat(busy.permanent()).isFalse();
  }

  @Test
  void aTokenThatIsRefusedIsAskedForAnew() {
    push.send(Outgoing.push("fcm:app", "x"), "app");
    firebase.breakAnswers(401);
    SendOutcome refused = push.send(Outgoing.push("fcm:app", "x"), "app");
    SendOutcome again = push.send(Outgoing.push("fcm:app", "x"), "app");

    assertThat(((SendOutcome.Rejected) refused).permanent()).isFalse();
    assertThat(again).isInstanceOf(SendOutcome.Accepted.class);
    assertThat(firebase.assertions).hasSize(2);
  }

  @Test
  void aFileThatIsNoServiceAccountIsRefused() {
    assertThatThrownBy(() -> FcmOptions.of("{}", FcmOptions.BASE))
        .hasMessageContaining("private_key");
    assertThatThrownBy(() -> FcmOptions.of("no json", FcmOptions.BASE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
