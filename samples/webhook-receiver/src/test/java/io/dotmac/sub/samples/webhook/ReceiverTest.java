package io.dotmac.sub.samples.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dotmac.sub.core.webhook.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both receivers, and messages signed as the server signs them. */
class ReceiverTest {
  private static final String BODY = "{\"event_type\":\"invoice.paid\",\"payload\":{\"é\":1}}";

  private final String secret = WebhookSignature.newSecret();
  private final String other = WebhookSignature.newSecret();

  private static int send(Receiver receiver, String secret, String id, String body)
      throws IOException, InterruptedException {
    Instant now = Instant.now();
    HttpRequest request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + receiver.port() + "/"))
        .header(WebhookSignature.ID, id)
        .header(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
        .header(WebhookSignature.SIGNATURE, WebhookSignature.sign(List.of(secret), id, now, BODY))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void theReceiverDoesItsWorkOnceForEachGenuineMessage() throws Exception {
    List<String> worked = Collections.synchronizedList(new ArrayList<>());
    try (Receiver receiver = new Receiver(0, secret, worked::add)) {
      assertThat(send(receiver, secret, "m1", BODY)).isEqualTo(204);
      assertThat(send(receiver, secret, "m1", BODY)).isEqualTo(204);
      assertThat(send(receiver, other, "m2", BODY)).isEqualTo(401);
      assertThat(send(receiver, secret, "m3", BODY + " ")).isEqualTo(401);
    }

    assertThat(worked).containsExactly(BODY);
  }

  @Test
  void aMessageIsGenuineForFiveMinutesAndWithOneOfSeveralSignatures() {
    Instant at = Instant.ofEpochSecond(1_800_000_000);
    String both = WebhookSignature.sign(List.of(other, secret), "m1", at, BODY);
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);

    for (long late : new long[] {-300, 0, 300}) {
      assertThat(Receiver.isGenuine(secret, "m1", "1800000000", both, body, at.plusSeconds(late)))
          .isTrue();
    }
    for (long late : new long[] {-301, 301}) {
      assertThat(Receiver.isGenuine(secret, "m1", "1800000000", both, body, at.plusSeconds(late)))
          .isFalse();
    }
    assertThat(Receiver.isGenuine(secret, "m1", "", both, body, at)).isFalse();
    assertThat(Receiver.isGenuine(secret, "m1", "1800000000", "", body, at)).isFalse();
  }

  @Test
  void theShellVerifiesTheSame() throws Exception {
    boolean required = "true".equals(System.getenv("DOTMAC_REQUIRE_PEERS"));
    assumeTrue(required || Files.isExecutable(Path.of("/usr/bin/openssl")), "there is no openssl");
    Instant now = Instant.now();
    String both = WebhookSignature.sign(List.of(other, secret), "m1", now, BODY);

    assertThat(shell(now, both, BODY)).isZero();
    assertThat(shell(now, both, BODY + " ")).isEqualTo(1);
    assertThat(shell(now.minusSeconds(1), both, BODY)).isEqualTo(1);
    assertThat(shell(now, WebhookSignature.sign(List.of(other), "m1", now, BODY), BODY))
        .isEqualTo(1);
  }

  private int shell(Instant at, String signatures, String body) throws Exception {
    ProcessBuilder program = new ProcessBuilder(
            "bash", "verify.sh", "m1", "" + at.getEpochSecond(), signatures)
        .redirectErrorStream(true);
    program.environment().put("DOTMAC_WEBHOOK_SECRET", secret);
    Process process = program.start();
    process.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }
}
