package io.dotmac.sub.core.webhook.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.webhook.WebhookAttempt;
import io.dotmac.sub.core.webhook.WebhookDeliveries;
import io.dotmac.sub.core.webhook.WebhookDelivery;
import io.dotmac.sub.core.webhook.WebhookDeliveryStatus;
import io.dotmac.sub.core.webhook.WebhookEndpoint;
import io.dotmac.sub.core.webhook.WebhookEndpointTerms;
import io.dotmac.sub.core.webhook.WebhookEndpoints;
import io.dotmac.sub.core.webhook.WebhookWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SendQueueDbTest {
  private static final String URL = "http://127.0.0.1:9/";

  private final WebhookWorld world = new WebhookWorld();
  private final SendQueue queue = new SendQueue(Duration.ofMinutes(10));
  private final UUID ada = UUID.randomUUID();
  private final UUID ben = UUID.randomUUID();

  private List<Lane> take(SendQueue from) {
    return world.db().inTx(world.tenant(), tx -> from.take(tx, 10, 500));
  }

  private boolean record(Lane lane, List<Sent> sent) {
    return world.db().inTx(world.tenant(), tx -> queue.record(tx, lane, sent));
  }

  private Sent delivered(Outgoing message) {
    return new Sent(message.id(), world.db().clock().instant(), 3, 200, "ok", null);
  }

  private Sent refused(Outgoing message) {
    return new Sent(message.id(), world.db().clock().instant(), 3, 500, "no", "answered 500");
  }

  /** Takes and answers what is due; the first message of each chain alone when it fails. */
  private List<Integer> round(Function<Outgoing, Sent> receiver) {
    List<Integer> numbers = new ArrayList<>();
    for (Lane lane : take(queue)) {
      List<Sent> sent = new ArrayList<>();
      List<UUID> broken = new ArrayList<>();
      for (Outgoing message : lane.messages()) {
        if (!broken.contains(message.subject())) {
          Sent result = receiver.apply(message);
          sent.add(result);
          numbers.add(number(message));
          if (result.failed()) {
            broken.add(message.subject());
          }
        }
      }
      assertThat(record(lane, sent)).isTrue();
    }
    return numbers;
  }

  private static int number(Outgoing message) {
    return WireJson.tree(message.body()).path("payload").path("number").asInt();
  }

  private WebhookDelivery only() {
    assertThat(world.deliveries()).hasSize(1);
    return world.deliveries().get(0);
  }

  @Test
  void anEndpointGetsWhatItSubscribesToOnceEach() {
    WebhookEndpoint all = world.endpoint(URL, "*", "invoice.paid").endpoint();
    WebhookEndpoint paid = world.endpoint(URL, "invoice.paid").endpoint();
    world.endpoint(URL, "invoice.created");
    world.happen(ada, 1, 4);
    world.update("update event_delivery set status = 'pending', next_attempt_at = now()"
        + " where tenant_id = ? and handler = 'webhook'");
    world.dispatch();

    List<WebhookDelivery> rows = world.deliveries();
    JsonNode body = WireJson.tree(rows.get(0).body());

    assertThat(rows).filteredOn(row -> row.endpoint().equals(all.id())).hasSize(4);
    assertThat(rows)
        .filteredOn(row -> row.endpoint().equals(paid.id()))
        .extracting(WebhookDelivery::eventType)
        .containsExactly("invoice.paid", "invoice.paid");
    assertThat(rows).hasSize(6);
    assertThat(body.properties().stream().map(field -> field.getKey()))
        .containsExactly("event_id", "event_type", "occurred_at", "sequence", "payload", "context");
    assertThat(body.path("context").path("subscriber_id").asText()).isEqualTo(ada.toString());
    assertThat(body.path("context").path("actor").asText()).isEqualTo("system");
    assertThat(body.path("sequence").asLong()).isEqualTo(rows.get(0).eventSeq());
    assertThat(body.path("occurred_at").asText()).endsWith("Z");
  }

  @Test
  void aMessageIsTriedFiveTimesByThePlanAndIsADeadLetterThen() {
    world.endpoint(URL, "*");
    world.happen(ada, 1, 1);
    List<Integer> tries = new ArrayList<>();

    for (Duration wait :
        Stream.of("PT0S", "PT1M", "PT5M", "PT30M", "PT4H").map(Duration::parse).toList()) {
      if (!wait.isZero()) {
        world.forward(wait.minusSeconds(20));
        assertThat(round(this::refused)).as("before " + wait).isEmpty();
        world.forward(Duration.ofSeconds(20));
      }
      tries.addAll(round(this::refused));
    }
    world.forward(Duration.ofDays(30));

    assertThat(round(this::refused)).isEmpty();
    assertThat(tries).containsExactly(1, 1, 1, 1, 1);
    assertThat(only().status()).isEqualTo(WebhookDeliveryStatus.FAILED);
    assertThat(only().error()).contains("answered 500");
    List<WebhookAttempt> attempts = world
        .db()
        .inTx(world.tenant(), tx -> WebhookDeliveries.attempts(tx, only().id()));
    assertThat(attempts).extracting(WebhookAttempt::number).containsExactly(1, 2, 3, 4, 5);
    assertThat(attempts).allSatisfy(attempt -> {
      assertThat(attempt.responseStatus()).isEqualTo(500);
      assertThat(attempt.responseBody()).isEqualTo("no");
    });
  }

  @Test
  void whatIsAboutOneSubjectWaitsForTheMessageThatFailedAndNothingElseDoes() {
    world.endpoint(URL, "*");
    world.happen(ada, 1, 3);
    world.happen(ben, 4, 5);

    List<Integer> first =
        round(message -> number(message) == 1 ? refused(message) : delivered(message));
    world.happen(ada, 6, 6);
    List<Integer> soon = round(this::delivered);
    world.forward(Duration.ofMinutes(1));
    List<Integer> later = round(this::delivered);

    assertThat(first).containsExactly(1, 4, 5);
    assertThat(soon).isEmpty();
    assertThat(later).containsExactly(1, 2, 3, 6);
  }

  @Test
  void whoWaitedBehindADeadLetterHasWaitedAsLong() {
    world.endpoint(URL, "*");
    world.happen(ada, 1, 3);
    for (String wait : List.of("PT0S", "PT1M", "PT5M", "PT30M", "PT4H")) {
      world.forward(Duration.parse(wait));
      assertThat(round(this::refused)).containsExactly(1);
    }
    world.happen(ada, 4, 4);

    assertThat(round(this::refused)).containsExactly(2);
    assertThat(round(this::refused)).containsExactly(3);
    assertThat(world.count(WebhookDeliveryStatus.FAILED)).isEqualTo(3);
    assertThat(round(this::refused)).containsExactly(4);
    assertThat(world.count(WebhookDeliveryStatus.PENDING)).isEqualTo(1);
  }

  @Test
  void oneNodeAtATimeSendsToAnEndpointUntilItsLeaseRunsOut() {
    world.endpoint(URL, "*");
    world.happen(ada, 1, 2);

    Lane held = take(queue).get(0);
    List<Lane> second = take(queue);
    world.update("update webhook_endpoint set leased_until = now() - interval '1 second'"
        + " where tenant_id = ?");
    Lane taken = take(queue).get(0);

    assertThat(second).isEmpty();
    assertThat(taken.messages()).isEqualTo(held.messages());
    assertThat(record(held, held.messages().stream().map(this::refused).toList()))
        .isFalse();
    assertThat(record(taken, taken.messages().stream().map(this::delivered).toList()))
        .isTrue();
    assertThat(world.deliveries()).allSatisfy(row -> {
      assertThat(row.status()).isEqualTo(WebhookDeliveryStatus.DELIVERED);
      assertThat(row.attemptCount()).isEqualTo(1);
    });
  }

  @Test
  void anEventThatIsNotHandedOverYetHoldsBackWhatCameAfterIt() {
    world.endpoint(URL, "*");
    world.happen(ada, 1, 2);
    world.update("update event_store set status = 'pending' where tenant_id = ?"
        + " and (payload ->> 'number')::int = 1");
    world.update("delete from webhook_delivery d using event_store e where d.tenant_id = ?"
        + " and e.tenant_id = d.tenant_id and e.event_id = d.event_id and e.status = 'pending'");

    List<Integer> early = round(this::delivered);
    world.dispatch();
    world.update("update event_delivery set status = 'pending', attempts = 0,"
        + " next_attempt_at = now() where tenant_id = ?");
    List<Integer> between = round(this::delivered);
    world.dispatch();

    assertThat(early).isEmpty();
    assertThat(between).isEmpty();
    assertThat(round(this::delivered)).containsExactly(1);
    assertThat(round(this::delivered)).containsExactly(2);
  }

  @Test
  void nothingGoesToAnEndpointThatIsNotActiveUntilItIsAgain() {
    WebhookEndpoint endpoint = world.endpoint(URL, "*").endpoint();
    world.happen(ada, 1, 1);
    activate(endpoint, false);
    world.happen(ada, 2, 2);

    List<Integer> off = round(this::delivered);
    activate(endpoint, true);

    assertThat(off).isEmpty();
    assertThat(round(this::delivered)).containsExactly(1);
  }

  private void activate(WebhookEndpoint endpoint, boolean active) {
    world
        .db()
        .run(
            world.tenant(),
            tx -> world
                .endpoints()
                .update(tx, endpoint.id(), new WebhookEndpointTerms("Shop", URL, null, active)));
  }

  @Test
  void anEndpointKnowsSinceWhenItFails() {
    WebhookEndpoint endpoint = world.endpoint(URL, "*").endpoint();
    world.happen(ada, 1, 1);
    world.happen(ben, 2, 2);

    round(this::refused);
    WebhookEndpoint failing = read(endpoint);
    world.forward(Duration.ofMinutes(1));
    boolean known = take(queue).stream().allMatch(lane -> {
      record(lane, lane.messages().stream().map(this::delivered).toList());
      return lane.failing();
    });
    WebhookEndpoint well = read(endpoint);

    assertThat(known).isTrue();
    assertThat(failing.failures()).isEqualTo(2);
    assertThat(failing.failingSince()).isPresent();
    assertThat(well.failures()).isZero();
    assertThat(well.failingSince()).isEmpty();
    assertThat(well.lastSuccessAt()).isPresent();
  }

  private WebhookEndpoint read(WebhookEndpoint endpoint) {
    return world
        .db()
        .inTx(world.tenant(), tx -> WebhookEndpoints.LISTING.require(tx, endpoint.id()));
  }
}
