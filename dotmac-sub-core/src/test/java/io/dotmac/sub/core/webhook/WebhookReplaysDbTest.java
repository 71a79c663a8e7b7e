package io.dotmac.sub.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.webhook.queue.Lane;
import io.dotmac.sub.core.webhook.queue.SendQueue;
import io.dotmac.sub.core.webhook.queue.Sent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebhookReplaysDbTest {
  private static final String URL = "http://127.0.0.1:9/";

  private final WebhookWorld world = new WebhookWorld();
  private final SendQueue queue = new SendQueue(Duration.ofMinutes(10));
  private final UUID ada = UUID.randomUUID();

  private void deliverAll() {
    for (Lane lane : world.db().inTx(world.tenant(), tx -> queue.take(tx, 10, 500))) {
      List<Sent> sent = lane.messages().stream()
          .map(each -> new Sent(each.id(), world.db().clock().instant(), 1, 200, "", null))
          .toList();
      world.db().run(world.tenant(), tx -> queue.record(tx, lane, sent));
    }
  }

  private int replay(WebhookEndpointId endpoint, ReplayRange range) {
    return world.db().inTx(world.tenant(), tx -> WebhookReplays.range(tx, endpoint, range));
  }

  private static ReplayRange from(
      long sequence, @Nullable Long to, @Nullable String type, boolean delivered) {
    return new ReplayRange(null, null, sequence, to, type, delivered);
  }

  @Test
  void whatFailedAndWhatCameBeforeTheSubscriptionIsSentAndNothingElse() {
    WebhookEndpointId endpoint = world.endpoint(URL, "invoice.paid").endpoint().id();
    world.happen(ada, 1, 8);
    deliverAll();
    List<WebhookDelivery> rows = world.deliveries();
    long first = rows.get(0).eventSeq() - 1;
    world.update("update webhook_delivery set status = 'failed', delivered_at = null, step = 4"
        + " where tenant_id = ? and event_seq = " + rows.get(1).eventSeq());
    world
        .db()
        .run(
            world.tenant(),
            tx -> new WebhookSubscriptions().create(tx, endpoint, "subscriber.updated"));

    int paid = replay(endpoint, from(first, null, "invoice.paid", false));
    int again = replay(endpoint, from(first, null, "invoice.paid", false));
    int rest = replay(endpoint, from(first, rows.get(2).eventSeq(), null, false));
    int all = replay(endpoint, from(first, rows.get(2).eventSeq(), "invoice.paid", true));

    assertThat(rows).hasSize(4);
    assertThat(paid).isEqualTo(1);
    assertThat(again).isZero();
    assertThat(rest).isEqualTo(3);
    assertThat(all).isEqualTo(2);
    assertThat(world.count(WebhookDeliveryStatus.PENDING)).isEqualTo(6);
    assertThat(world.deliveries()).extracting(WebhookDelivery::id).doesNotHaveDuplicates();
    assertThat(world.deliveries().stream().map(WebhookDelivery::id).toList())
        .containsAll(rows.stream().map(WebhookDelivery::id).toList());
  }

  @Test
  void aRangeByTimeIsByTheTenantsClock() {
    WebhookEndpointId endpoint = world.endpoint(URL, "*").endpoint().id();
    world.happen(ada, 1, 1);
    world.forward(Duration.ofDays(1));
    var between = world.db().inTx(world.tenant(), tx -> tx.now());
    world.happen(ada, 2, 2);
    deliverAll();

    int late = replay(endpoint, new ReplayRange(between, null, null, null, null, true));
    deliverAll();
    int early = replay(
        endpoint,
        new ReplayRange(between.minus(Duration.ofDays(2)), between, null, null, null, true));

    assertThat(late).isEqualTo(1);
    assertThat(early).isEqualTo(1);
  }

  @Test
  void aRangeNeedsABeginningAndAnActiveEndpoint() {
    WebhookEndpointId endpoint = world.endpoint(URL, "*").endpoint().id();
    assertThatThrownBy(() -> replay(endpoint, new ReplayRange(null, null, null, 5L, null, null)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("beginning");
    assertThatThrownBy(() -> replay(endpoint, from(7, 6L, null, false)))
        .isInstanceOf(ProblemException.class);

    world.db().run(world.tenant(), tx -> world.endpoints().deactivate(tx, endpoint));

    assertThatThrownBy(() -> replay(endpoint, from(1, null, null, false)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("not active");
  }

  @Test
  void oneDeliveryIsSentAgainUnderItsOwnId() {
    world.endpoint(URL, "*");
    world.happen(ada, 1, 1);
    deliverAll();
    WebhookDelivery first = world.deliveries().get(0);

    WebhookDelivery again =
        world.db().inTx(world.tenant(), tx -> WebhookReplays.one(tx, first.id()));
    deliverAll();

    assertThat(again.status()).isEqualTo(WebhookDeliveryStatus.PENDING);
    assertThat(world.deliveries()).singleElement().satisfies(row -> {
      assertThat(row.id()).isEqualTo(first.id());
      assertThat(row.attemptCount()).isEqualTo(2);
    });
  }

  @Test
  void oldDeliveriesAreForgottenWithTheirAttemptsAndWaitingOnesAreNot() {
    world.endpoint(URL, "*");
    world.happen(ada, 1, 2);
    deliverAll();
    world.happen(ada, 3, 3);
    world.update("update webhook_delivery set created_at = now() - interval '31 days'"
        + " where tenant_id = ?");
    world.update("update webhook_delivery set created_at = now() - interval '29 days'"
        + " where tenant_id = ? and event_seq = " + world.deliveries().get(1).eventSeq());

    int gone = world.db().inTx(world.tenant(), WebhookDeliveries::forgetOld);

    assertThat(gone).isEqualTo(1);
    assertThat(world.deliveries()).hasSize(2);
  }

  @Test
  void aSecretIsReplacedWhileBothAreUsed() {
    WebhookEndpoints.Made made = world.endpoint(URL, "*");
    WebhookEndpointId id = made.endpoint().id();

    WebhookEndpoints.Made second =
        world.db().inTx(world.tenant(), tx -> world.endpoints().rotate(tx, id, null, null));
    List<String> both = opened(id);
    WebhookEndpoints.Made third =
        world.db().inTx(world.tenant(), tx -> world.endpoints().rotate(tx, id, null, 1));
    List<String> later = opened(id);
    world.db().inTx(world.tenant(), tx -> world.endpoints().rotate(tx, id, null, 0));

    assertThat(both).containsExactly(second.secret(), made.secret());
    assertThat(later).containsExactly(third.secret(), second.secret());
    assertThat(opened(id)).hasSize(1).doesNotContain(third.secret());
    assertThatThrownBy(() ->
            world.db().inTx(world.tenant(), tx -> world.endpoints().rotate(tx, id, null, 169)))
        .isInstanceOf(ProblemException.class);
  }

  private List<String> opened(WebhookEndpointId id) {
    return world
        .db()
        .inTx(
            world.tenant(),
            tx -> WebhookEndpoints.secrets(tx, id).stream()
                .map(secret -> world.secrets().decrypt(secret.sealed()))
                .toList());
  }
}
