package io.dotmac.sub.core.provisioning.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.access.credential.AccessCredentials;
import io.dotmac.sub.core.access.credential.NewCredential;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.network.ip.IpHolding;
import io.dotmac.sub.core.network.ip.IpHoldings;
import io.dotmac.sub.core.network.ip.IpPoolTerms;
import io.dotmac.sub.core.network.ip.IpPools;
import io.dotmac.sub.core.provisioning.order.ServiceOrders.NewOrder;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tx.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceOrdersDbTest extends OrderDesk {
  @Test
  void aServiceThatNeedsAnInstallationBeginsWithAnOrderAndAProposedVisit() {
    SubscriptionId service = pending(fiber);

    ServiceOrder order = orderOf(service);
    InstallAppointment visit = visit(order).orElseThrow();
    Instant now = in(Tx::now);

    assertThat(service(service).status()).isEqualTo(SubscriptionStatus.PENDING);
    assertThat(order.number()).isEqualTo("SO-000001");
    assertThat(order.type()).isEqualTo(OrderType.NEW_INSTALL);
    assertThat(order.status()).isEqualTo(ServiceOrderStatus.SUBMITTED);
    assertThat(order.state()).isEqualTo(ServiceState.PENDING);
    assertThat(visit.status()).isEqualTo(AppointmentStatus.PROPOSED);
    assertThat(visit.time().start()).isAfter(now);
    assertThat(events()).contains("service_order.created").doesNotContain("appointment.scheduled");
    assertThat(ordersOf(pending(wireless))).isEmpty();
  }

  @Test
  void whatFailsLeavesNeitherServiceNorOrder() {
    assertThatThrownBy(() -> run(tx -> {
          subscriptions.create(tx, NewSubscription.pending(ada, fiber));
          throw new IllegalStateException("on purpose");
        }))
        .hasMessage("on purpose");

    List<ServiceOrder> all =
        in(tx -> ServiceOrders.LISTING.fetch(tx, ListQuery.first()).items());
    assertThat(all).isEmpty();
    assertThat(events()).doesNotContain("subscription.created", "service_order.created");
  }

  @Test
  void aServiceIsNotActiveBeforeItsOrderIsDoneWhoeverAsks() {
    SubscriptionId service = pending(fiber);

    refused("installation_open", tx -> subscriptions.activate(tx, service, null));
    assertThatThrownBy(() -> run(tx -> new Subscriptions().activate(tx, service, null)))
        .hasStackTraceContaining("waits for its installation");
    assertThat(service(service).status()).isEqualTo(SubscriptionStatus.PENDING);
  }

  @Test
  void theServiceIsActiveWhenItsOrderIsDone() {
    SubscriptionId service = pending(fiber);
    ServiceOrder order = orderOf(service);

    run(tx -> orders.complete(tx, order.id(), "plugged in", false));

    assertThat(service(service).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(service(service).startOn()).contains(in(Tx::today));
    assertThat(orderOf(service).status()).isEqualTo(ServiceOrderStatus.ACTIVE);
    assertThat(orderOf(service).completedAt()).isPresent();
    assertThat(visit(order)).isEmpty();
    assertThat(events()).contains("service_order.completed", "subscription.activated");
    refused("order_status", tx -> orders.complete(tx, order.id(), null, false));
  }

  @Test
  void aThousandServicesGetTheirOrdersAtOnceAndEachItsOwnNumber() {
    List<NewSubscription> wanted = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      wanted.add(NewSubscription.pending(ada, i % 2 == 0 ? fiber : wireless));
    }
    run(tx -> subscriptions.createAll(tx, wanted));

    List<String> numbers = in(tx -> tx.session()
        .createSelectionQuery("select e.number from ServiceOrder e", String.class)
        .getResultList());
    Long visits = in(tx -> tx.session()
        .createSelectionQuery("select count(e) from InstallAppointment e", Long.class)
        .getSingleResult());

    assertThat(numbers).hasSize(500).doesNotHaveDuplicates();
    assertThat(visits).isEqualTo(500);
  }

  @Test
  void aServiceThatEndsBeforeItBeganTakesItsOrderWithIt() {
    SubscriptionId service = pending(fiber);
    ServiceOrder order = orderOf(service);

    run(tx -> subscriptions.cancel(tx, service, "changed their mind", null));

    assertThat(orderOf(service).status()).isEqualTo(ServiceOrderStatus.CANCELED);
    assertThat(visit(order)).isEmpty();
  }

  @Test
  void aServiceThatWasInstalledEndsWithAnOrderToDisconnectIt() {
    SubscriptionId service = pending(fiber);
    run(tx -> orders.complete(tx, orderOf(service).id(), null, false));

    run(tx -> subscriptions.cancel(tx, service, "moved", tx.today().plusDays(3)));

    ServiceOrder last = ordersOf(service).get(0);
    assertThat(last.type()).isEqualTo(OrderType.DISCONNECT);
    assertThat(last.status()).isEqualTo(ServiceOrderStatus.SUBMITTED);
    assertThat(last.dueOn()).contains(in(Tx::today).plusDays(3));
    assertThat(last.state()).isEqualTo(ServiceState.CANCELED);
    run(tx -> orders.complete(tx, last.id(), null, false));
    assertThat(ordersOf(service).get(0).state()).isEqualTo(ServiceState.DISCONNECTED);
    assertThat(service(service).status()).isEqualTo(SubscriptionStatus.CANCELED);
  }

  @Test
  void whatADisconnectedServiceHeldIsFreeForOthers() {
    SubscriptionId service = pending(fiber);
    run(tx -> orders.complete(tx, orderOf(service).id(), null, false));
    AccessCredentials credentials = new AccessCredentials(new SecretBox(Keyring.generate()));
    run(tx -> {
      new IpPools().create(tx, IpPoolTerms.of("homes", "100.64.0.0/24"));
      new IpHoldings().assign(tx, service, "100.64.0.7", null, null);
      credentials.create(tx, NewCredential.pppoe(ada, service, "ada@isp", "s3cret"));
    });

    run(tx -> subscriptions.cancel(tx, service, null, null));
    Page<IpHolding> kept = in(tx -> IpHoldings.ASSIGNMENTS.fetch(tx, ListQuery.first()));
    run(tx -> orders.complete(tx, ordersOf(service).get(0).id(), null, false));
    Page<IpHolding> left = in(tx -> IpHoldings.ASSIGNMENTS.fetch(tx, ListQuery.first()));
    List<OrderNote> said =
        in(tx -> ServiceOrders.NOTES.fetch(tx, ListQuery.first()).items());

    assertThat(kept.items()).hasSize(1);
    assertThat(left.items()).isEmpty();
    assertThat(said.get(0).note()).contains("released: 1 addresses, 1 credentials");
  }

  @Test
  void aServiceThatNobodyInstalledEndsWithoutAnOrder() {
    SubscriptionId service = in(tx ->
        subscriptions.create(tx, NewSubscription.active(ada, fiber, tx.today())).id());

    run(tx -> subscriptions.cancel(tx, service, null, null));

    assertThat(ordersOf(service)).isEmpty();
  }

  @Test
  void aServiceThatWasCanceledWhileItWasSetUpIsTakenDownAgain() {
    SubscriptionId service = pending(fiber);
    ServiceOrderId order = orderOf(service).id();
    run(tx ->
        orders.move(tx, orders.locked(tx, order), ServiceOrderStatus.PROVISIONING, "by a run"));

    run(tx -> subscriptions.cancel(tx, service, null, null));
    assertThat(orderOf(service).status()).isEqualTo(ServiceOrderStatus.PROVISIONING);
    run(tx -> orders.finish(tx, orders.locked(tx, order), null));

    assertThat(ordersOf(service))
        .extracting(ServiceOrder::type)
        .containsExactly(OrderType.DISCONNECT, OrderType.NEW_INSTALL);
    assertThat(service(service).status()).isEqualTo(SubscriptionStatus.CANCELED);
  }

  @Test
  void anOrderIsNotDoneBeforeItsTasksAre() {
    SubscriptionId service = pending(fiber);
    ServiceOrderId order = orderOf(service).id();
    ProvisioningTask drill =
        in(tx -> tasks.create(tx, order, new ProvisioningTasks.Terms("Drill a hole", null, null)));

    refused("tasks_open", tx -> orders.complete(tx, order, null, false));
    run(tx -> tasks.update(tx, drill.id(), drill.terms(), TaskStatus.COMPLETED));
    run(tx -> orders.complete(tx, order, null, false));

    assertThat(service(service).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    refused(
        "order_over",
        tx -> tasks.create(tx, order, new ProvisioningTasks.Terms("Too late", null, null)));
  }

  @Test
  void aServiceHasOneOpenOrderOfAKindAndOnlyOneThatFits() {
    SubscriptionId service = pending(fiber);

    refused("order_open", tx -> orders.create(tx, NewOrder.of(service, OrderType.NEW_INSTALL)));
    refused(
        "subscription_status", tx -> orders.create(tx, NewOrder.of(service, OrderType.UPGRADE)));
    refused(
        "subscription_status", tx -> orders.create(tx, NewOrder.of(service, OrderType.DISCONNECT)));
  }
}
