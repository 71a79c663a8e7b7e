package io.dotmac.sub.server.adapter.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.dotmac.sub.billing.gateway.ProviderAccess;
import io.dotmac.sub.core.tx.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to PayPal: signed in by OAuth, repeated with the same request id when the answer was
 * lost or the fault was PayPal's.
 */
final class PaypalClient {
  private static final Logger LOG = LoggerFactory.getLogger(PaypalClient.class);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 3;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI base;
  private final String authorization;
  private final Duration timeout;
  private final Clock clock;
  private @Nullable Token token;

  private record Token(String value, Instant until) {}

  /**
   * What PayPal answered.
   *
   * @param status 0 when there was no answer
   */
  record Answer(int status, JsonNode body) {
    boolean ok() {
      return status >= 200 && status < 300;
    }

    /** Whether it refused, as opposed to not having said anything that counts. */
    boolean refused() {
      return status >= 400 && status < 500 && status != 401 && status != 408 && status != 429;
    }

    /** PayPal's word for what is wrong. */
    String issue() {
      String issue = body.path("details").path(0).path("issue").asText();
      return (issue.isEmpty() ? body.path("name").asText("refused") : issue)
          .toLowerCase(Locale.ROOT);
    }
  }

  PaypalClient(ProviderAccess access, Clock clock) {
    this.base = URI.create(access.get("base_url", "https://api-m.paypal.com"));
    this.timeout = Duration.ofMillis(Long.parseLong(access.get("timeout_millis", "20000")));
    this.clock = clock;
    String login = access.require("client_id") + ":" + access.require("client_secret");
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  Answer get(String path) {
    return send(path, null, null);
  }

  /** The same {@code requestId} has its effect once. */
  Answer post(String path, @Nullable String requestId, String body) {
    return send(path, requestId, body);
  }

  Answer delete(String path) {
    return bearer()
        .map(bearer -> exchange(
            request(path).header("Authorization", "Bearer " + bearer).DELETE().build()))
        .orElseGet(() -> new Answer(0, NullNode.getInstance()));
  }

  private Answer send(String path, @Nullable String requestId, @Nullable String body) {
    Answer answer = new Answer(0, NullNode.getInstance());
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<String> bearer = bearer();
      if (bearer.isEmpty()) {
        continue;
      }
      HttpRequest.Builder request = request(path)
          .header("Authorization", "Bearer " + bearer.get())
          .header("Content-Type", "application/json");
      if (requestId != null) {
        request.header("PayPal-Request-Id", requestId);
      }
      answer = exchange(
          body == null
              ? request.GET().build()
              : request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
      if (answer.status() == 401) {
        forgetToken();
      } else if (answer.status() != 0 && answer.status() != 429 && answer.status() < 500) {
        return answer;
      }
    }
    return answer;
  }

  private synchronized void forgetToken() {
    token = null;
  }

  private synchronized Optional<String> bearer() {
    Token known = token;
    if (known == null || !clock.instant().isBefore(known.until())) {
      Answer answer = exchange(request("/v1/oauth2/token")
          .header("Authorization", authorization)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
          .build());
      if (!answer.ok()) {
        LOG.warn("PayPal did not let us in: status {}", answer.status());
        return Optional.empty();
      }
      long seconds = Math.max(0, answer.body().path("expires_in").asLong() - 60);
      known = new Token(
          answer.body().path("access_token").asText(), clock.instant().plusSeconds(seconds));
      token = known;
    }
    return Optional.of(known.value());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(timeout)
        .header("Accept", "application/json");
  }

  private Answer exchange(HttpRequest request) {
    try {
      HttpResponse<String> response =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), json(response.body()));
    } catch (IOException e) {
      LOG.warn("PayPal did not answer {}: {}", request.uri().getPath(), e.toString());
      return new Answer(0, NullNode.getInstance());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, NullNode.getInstance());
    }
  }

  private static JsonNode json(String body) {
    try {
      return body.isBlank() ? NullNode.getInstance() : WireJson.read(body, JsonNode.class);
    } catch (RuntimeException notJson) {
      return NullNode.getInstance();
    }
  }
}
