package io.dotmac.sub.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
  }

  @Test
  void aRepetitionGetsTheFirstAnswerAndHasNoEffect() {
    ApiClient once = keyed(UUID.randomUUID().toString());

    Answer first = once.post("/api-keys", "{\"label\":\"repeated\"}");
    Answer second = once.post("/api/v1/api-keys", "{\"label\":\"repeated\"}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(first.header("idempotency-replayed")).isEmpty();
    assertThat(second.header("idempotency-replayed")).hasValue("true");
    assertThat(count("repeated")).isEqualTo(1);
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    ApiClient once = keyed("changed-" + UUID.randomUUID());
    once.post("/api-keys", "{\"label\":\"first body\"}");

    Answer other = once.post("/api-keys", "{\"label\":\"second body\"}");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().at("/errors/0/code").asText()).isEqualTo("idempotency_key_reused");
    assertThat(count("second%20body")).isZero();
  }

  @Test
  void afterARefusalTheKeyIsFreeAgain() {
    ApiClient once = keyed("free-" + UUID.randomUUID());

    assertThat(once.post("/api-keys", "{\"label\":\"\"}").status()).isEqualTo(422);
    assertThat(once.post("/api-keys", "{\"label\":\"corrected\"}").status()).isEqualTo(201);
  }

  @Test
  void aKeyBelongsToItsCallerAndTenant() {
    String key = "shared-" + UUID.randomUUID();
    keyed(key).post("/api-keys", "{\"label\":\"mine\"}");

    Answer elsewhere =
        server.two().admin().with("Idempotency-Key", key).post("/api-keys", "{\"label\":\"mine\"}");

    assertThat(elsewhere.status()).isEqualTo(201);
    assertThat(elsewhere.header("idempotency-replayed")).isEmpty();
  }

  @Test
  void ofEightAtOnceOneHasTheEffectAndTheOthersItsAnswerOrAConflict() throws Exception {
    ApiClient once = keyed("crowd-" + UUID.randomUUID());
    List<Answer> answers = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> once.post("/api-keys", "{\"label\":\"crowd\"}"));
      }
      for (Future<Answer> future : pool.invokeAll(calls)) {
        answers.add(future.get());
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(answers).allSatisfy(a -> assertThat(a.status()).isIn(201, 409));
    assertThat(answers.stream().filter(a -> a.status() == 201).map(Answer::body).distinct())
        .hasSize(1);
    assertThat(count("crowd")).isEqualTo(1);
  }

  @Test
  void aKeyHas1To255VisibleCharacters() {
    assertThat(keyed("a b").post("/api-keys", "{\"label\":\"x\"}").status()).isEqualTo(400);
    assertThat(keyed("k".repeat(255)).post("/api-keys", "{\"label\":\"x\"}").status())
        .isEqualTo(201);
    assertThat(keyed("k".repeat(256)).post("/api-keys", "{\"label\":\"x\"}").status())
        .isEqualTo(400);
  }

  private static ApiClient keyed(String key) {
    return admin.with("Idempotency-Key", key);
  }

  private static int count(String label) {
    return admin.get("/api-keys?q=" + label).json().path("count").asInt();
  }
}
