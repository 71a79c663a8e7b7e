package io.dotmac.sub.server.adapter.webhook;

import static io.dotmac.sub.core.webhook.WebhookDeliveryStatus.DELIVERED;
import static io.dotmac.sub.core.webhook.WebhookDeliveryStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.webhook.ReplayRange;
import io.dotmac.sub.core.webhook.WebhookDelivery;
import io.dotmac.sub.core.webhook.WebhookEndpoints;
import io.dotmac.sub.core.webhook.WebhookReplays;
import io.dotmac.sub.core.webhook.WebhookWorld;
import io.dotmac.sub.core.webhook.target.TargetRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSenderDbTest {
  private static final Duration LONG = Duration.ofSeconds(180);
  private static final WebhookOptions OPTIONS =
      WebhookOptions.standard(TargetRules.of(List.of("127.0.0.1")));

  @TempDir
  Path folder;

  private final TestDatabase database = TestDatabase.fresh();
  private final WebhookReceiver receiver = new WebhookReceiver();
  private WebhookWorld world;

  @AfterEach
  void close() {
    receiver.close();
    database.close();
  }

  private WebhookWorld world() throws IOException {
    world = new WebhookWorld(database, Keyring.loadOrCreate(folder.resolve("keys")));
    return world;
  }

  private static JsonNode json(WebhookReceiver.Got message) {
    return WireJson.tree(message.body());
  }

  private static int number(WebhookReceiver.Got message) {
    return json(message).path("payload").path("number").asInt();
  }

  private void attempts(int wanted) {
    await()
        .atMost(LONG)
        .until(() ->
            world.deliveries().stream().mapToInt(WebhookDelivery::attemptCount).sum() == wanted);
  }

  @Test
  void aReceiverThatWasDownForTheWholePlanGetsExactlyWhatHappenedByAReplay() throws IOException {
    WebhookEndpoints.Made made = world().endpoint(receiver.url(), "*");
    receiver.behaves(message -> 503);
    UUID ada = UUID.randomUUID();
    UUID ben = UUID.randomUUID();
    world.happen(ada, 1, 3);
    world.happen(ben, 4, 6);
    assertThatThrownBy(() -> world.db().run(world.tenant(), tx -> {
          tx.publish(new WebhookWorld.Noted(99, ada));
          throw new IllegalStateException("this did not happen");
        }))
        .hasMessageContaining("did not happen");
    int counted;
    try (WebhookSender sender = WebhookSender.started(world.db(), world.secrets(), OPTIONS)) {
      int tries = 0;
      for (String wait : List.of("PT0S", "PT1M", "PT5M", "PT30M", "PT4H")) {
        world.forward(Duration.parse(wait));
        tries += 2;
        if (tries < 10) {
          attempts(tries);
        }
      }
      // The two that were first are given up, and with them those that waited behind.
      attempts(14);
      assertThat(world.count(FAILED)).isEqualTo(6);
      counted = receiver.got().size();

      receiver.behaves(message -> 204);
      long first = world.deliveries().get(0).eventSeq();
      int replayed = world
          .db()
          .inTx(
              world.tenant(),
              tx -> WebhookReplays.range(
                  tx, made.endpoint().id(), new ReplayRange(null, null, first, null, null, null)));
      assertThat(replayed).isEqualTo(6);
      await().atMost(LONG).until(() -> world.count(DELIVERED) == 6);
    }

    List<WebhookReceiver.Got> after =
        receiver.got().subList(counted, receiver.got().size());
    List<String> events = world
        .db()
        .inTx(
            world.tenant(),
            tx -> tx
                .session()
                .createSelectionQuery("select e.id from EventRecord e", UUID.class)
                .getResultList()
                .stream()
                .map(UUID::toString)
                .toList());
    assertThat(after)
        .extracting(message -> json(message).path("event_id").asText())
        .containsExactlyInAnyOrderElementsOf(events);
    assertThat(receiver.got())
        .allSatisfy(message -> assertThat(message.refusal(made.secret())).isEmpty());
    assertThat(receiver.got()).extracting(WebhookReceiver.Got::id).hasSize(20);
    assertThat(
            new HashSet<>(receiver.got().stream().map(WebhookReceiver.Got::id).toList()))
        .hasSize(6);
  }

  @Test
  void endpointsThatHangDelayNoOther() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    WebhookOptions patient = new WebhookOptions(
        OPTIONS.targets(),
        Duration.ofSeconds(5),
        Duration.ofMinutes(10),
        Duration.ofSeconds(1),
        Duration.ofMinutes(12),
        24,
        2);
    try (WebhookReceiver hanging = new WebhookReceiver().behaves(message -> {
      end.await();
      return 500;
    })) {
      world();
      for (int i = 0; i < 10; i++) {
        world.endpoint(hanging.url(), "*");
      }
      world.happen(UUID.randomUUID(), 1, 1);
      world.happen(UUID.randomUUID(), 2, 2);
      try (WebhookSender sender = WebhookSender.started(world.db(), world.secrets(), patient)) {
        await().atMost(LONG).until(() -> hanging.got().size() == 20);
        UUID good = world.endpoint(receiver.url(), "*").endpoint().id().value();
        for (int number = 3; number <= 40; number++) {
          world.happen(UUID.randomUUID(), number, number);
        }
        await().atMost(LONG).until(() -> world.count(DELIVERED) == 38);

        assertThat(world.deliveries())
            .filteredOn(row -> row.endpoint().value().equals(good))
            .allSatisfy(row -> assertThat(row.status()).isEqualTo(DELIVERED));
        assertThat(world.deliveries())
            .filteredOn(row -> !row.endpoint().value().equals(good))
            .allSatisfy(row -> assertThat(row.attemptCount()).isZero());
        // Two requests each, however much waits for them.
        assertThat(hanging.got()).hasSize(20);
        end.countDown();
      }
    } finally {
      end.countDown();
    }
  }

  @Test
  void twoNodesOfWhichOneIsKilledDeliverEverythingInOrder() throws IOException {
    world();
    receiver.behaves(message -> {
      Thread.sleep(10);
      return 204;
    });
    Map<UUID, String> endpoints = new HashMap<>();
    for (String name : List.of("a", "b", "c")) {
      endpoints.put(
          world.endpoint(receiver.url() + "/" + name, "*").endpoint().id().value(), name);
    }
    List<UUID> subjects = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      subjects.add(UUID.randomUUID());
    }
    for (int number = 1; number <= 300; number++) {
      world.db().run(world.tenant(), note(number, subjects.get(number % 20)));
    }
    int atDeath;
    try (WebhookSenderProcess survivor =
        WebhookSenderProcess.start(database.appAccess(), folder.resolve("keys"))) {
      try (WebhookSenderProcess victim =
          WebhookSenderProcess.start(database.appAccess(), folder.resolve("keys"))) {
        CompletableFuture<Void> handedOver = CompletableFuture.runAsync(world::dispatch);
        await()
            .pollInterval(Duration.ofMillis(5))
            .atMost(LONG)
            .until(() -> receiver.got().size() > 50);
        victim.close();
        atDeath = receiver.got().size();
        handedOver.join();
      }
      await().atMost(LONG).until(() -> world.count(DELIVERED) == 900);
    }

    assertThat(atDeath).isLessThan(900);
    Set<String> ids = new HashSet<>();
    Map<String, Integer> last = new HashMap<>();
    Map<String, UUID> endpointOf = new HashMap<>();
    world
        .deliveries()
        .forEach(row -> endpointOf.put(row.id().toString(), row.endpoint().value()));
    for (WebhookReceiver.Got message : receiver.got()) {
      if (ids.add(message.id())) {
        String lane = endpointOf.get(message.id()) + " "
            + json(message).path("context").path("subscriber_id").asText();
        int before = last.getOrDefault(lane, 0);
        assertThat(number(message)).as(lane).isGreaterThan(before);
        last.put(lane, number(message));
      }
    }
    assertThat(ids).isEqualTo(endpointOf.keySet());
  }

  private static Consumer<Tx> note(int number, UUID subject) {
    return tx -> tx.publish(new WebhookWorld.Noted(number, subject));
  }

  @Test
  void aSecretThatCannotBeOpenedFailsItsOwnEndpointOnly() throws IOException {
    world();
    world.endpoint(receiver.url(), "*");
    world.update("update webhook_secret set secret_sealed = 'v1:gone:AAAA' where tenant_id = ?");
    world.endpoint(receiver.url(), "*");
    world.happen(UUID.randomUUID(), 1, 1);
    try (WebhookSender sender = WebhookSender.started(world.db(), world.secrets(), OPTIONS)) {
      attempts(2);
      assertThat(sender.trouble()).isEmpty();
    }

    assertThat(world.count(DELIVERED)).isEqualTo(1);
    assertThat(world.deliveries())
        .filteredOn(row -> row.status() != DELIVERED)
        .singleElement()
        .satisfies(row -> assertThat(row.error().orElse("")).contains("secret"));
  }
}
