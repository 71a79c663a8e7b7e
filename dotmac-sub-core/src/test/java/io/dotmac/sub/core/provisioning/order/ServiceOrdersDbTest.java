package io.dotmac.sub.core.provisioning.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.provisioning.order.ServiceOrders.NewOrder;
import io.dotmac.sub.core.provisioning.slot.Slot;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.core.provisioning.technician.TechnicianTerms;
import io.dotmac.sub.core.provisioning.technician.Technicians;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ServiceOrdersDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final Subscriptions subscriptions = Installations.subscriptions();
  private final ServiceOrders orders = new ServiceOrders(new Subscriptions());
  private final InstallAppointments appointments = new InstallAppointments(orders);
  private final ProvisioningTasks tasks = new ProvisioningTasks(orders);
  private final SubscriberId ada = in(tx -> new Subscribers()
      .create(
          tx,
          NewSubscriber.of(SubscriberDetails.of(
              Person.of("Ada", "Obi", "ada@example.net"), PostalAddress.NONE, "NGN")))
      .id());
  private final OfferId fiber = offer(OfferDraft.named("Fiber 50").installed());
  private final OfferId wireless = offer(OfferDraft.named("Air 20"));

  private <R> R in(Function<Tx, R> work) {
    return db.inTx(tenant, work);
  }

  private void run(Consumer<Tx> work) {
    db.run(tenant, work);
  }

  private OfferId offer(OfferDraft draft) {
    Price price = Price.recurring(Money.of("15000", "NGN"));
    return in(tx -> new Offers().create(tx, draft.terms(), List.of(price)).id());
  }

  private SubscriptionId pending(OfferId offer) {
    return in(tx ->
        subscriptions.create(tx, NewSubscription.pending(ada, offer)).id());
  }

  private Subscription service(SubscriptionId id) {
    return in(tx -> subscriptions.require(tx, id));
  }

  private List<ServiceOrder> ordersOf(SubscriptionId service) {
    return in(tx -> ServiceOrders.LISTING
        .fetch(
            tx,
            ListQuery.first()
                .with(Map.of("subscription_id", service.value().toString())))
        .items());
  }

  private ServiceOrder orderOf(SubscriptionId service) {
    List<ServiceOrder> all = ordersOf(service);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private Optional<InstallAppointment> visit(ServiceOrder order) {
    return in(tx -> InstallAppointments.live(tx, order.id()));
  }

  private TechnicianId technician(String name) {
    return in(tx -> new Technicians().create(tx, TechnicianTerms.named(name)).id());
  }

  private List<String> events() {
    return in(tx -> tx.session()
        .createSelectionQuery("from EventRecord e order by e.id", EventRecord.class)
        .getResultList()
        .stream()
        .map(EventRecord::type)
        .toList());
  }

  /** What only somebody with a console could do. */
  private int sabotage(String sql, Object... parameters) {
    try (Connection connection = test.superuser().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        Object each = parameters[i];
        statement.setObject(i + 1, each instanceof Instant at ? Timestamp.from(at) : each);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void refused(String code, Consumer<Tx> work) {
    assertThatThrownBy(() -> run(work))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(code);
  }

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

    List<ServiceOrder> all = in(tx -> ServiceOrders.LISTING.fetch(tx, ListQuery.first()).items());
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
  void aServiceThatNobodyInstalledEndsWithoutAnOrder() {
    SubscriptionId service = in(tx -> subscriptions
        .create(tx, NewSubscription.active(ada, fiber, tx.today()))
        .id());

    run(tx -> subscriptions.cancel(tx, service, null, null));

    assertThat(ordersOf(service)).isEmpty();
  }

  @Test
  void aServiceThatWasCanceledWhileItWasSetUpIsTakenDownAgain() {
    SubscriptionId service = pending(fiber);
    ServiceOrderId order = orderOf(service).id();
    run(tx -> orders.move(
        tx, orders.locked(tx, order), ServiceOrderStatus.PROVISIONING, "by a run"));

    run(tx -> subscriptions.cancel(tx, service, null, null));
    assertThat(orderOf(service).status()).isEqualTo(ServiceOrderStatus.PROVISIONING);
    run(tx -> orders.finish(tx, orders.locked(tx, order), null));

    assertThat(ordersOf(service))
        .extracting(ServiceOrder::type)
        .containsExactly(OrderType.DISCONNECT, OrderType.NEW_INSTALL);
    assertThat(service(service).status()).isEqualTo(SubscriptionStatus.CANCELED);
  }

  @Test
  void aVisitThatIsAgreedHasSomebodyWhoMakesIt() {
    TechnicianId bola = technician("Bola");
    SubscriptionId service = pending(fiber);
    InstallAppointment visit = visit(orderOf(service)).orElseThrow();

    run(tx -> appointments.confirm(tx, visit.id(), null));

    assertThat(visit(orderOf(service)).orElseThrow().terms().technicianId()).isEqualTo(bola);
    assertThat(orderOf(service).status()).isEqualTo(ServiceOrderStatus.SCHEDULED);
    assertThat(orderOf(service).technician()).contains(bola);
    assertThat(events()).contains("service_order.assigned", "appointment.scheduled");
  }

  @Test
  void nobodyIsAtTwoPlacesAtATime() {
    TechnicianId bola = technician("Bola");
    InstallAppointment first = visit(orderOf(pending(fiber))).orElseThrow();
    run(tx -> appointments.confirm(tx, first.id(), bola));
    InstallAppointment second = visit(orderOf(pending(fiber))).orElseThrow();
    AppointmentTerms same = second.terms().by(bola);
    AppointmentTerms overlapping = new AppointmentTerms(
        first.time().start().plusSeconds(60), first.time().end(), bola, false, null);

    assertThat(second.time()).isNotEqualTo(first.time());
    refused("somewhere else", tx -> appointments.update(tx, second.id(), overlapping));
    run(tx -> appointments.update(tx, second.id(), same));
    assertThatThrownBy(() -> sabotage(
            "update install_appointment set scheduled_start = ?, scheduled_end = ?"
                + " where id = ?",
            first.time().start(),
            first.time().end(),
            second.id().value()))
        .hasMessageContaining("install_appointment_technician");
  }

  @Test
  void aTimeAtWhichNobodyIsFreeCannotBeAgreed() {
    technician("Bola");
    InstallAppointment first = visit(orderOf(pending(fiber))).orElseThrow();
    InstallAppointment second = visit(orderOf(pending(fiber))).orElseThrow();
    run(tx -> appointments.confirm(tx, first.id(), null));
    run(tx -> appointments.update(
        tx,
        second.id(),
        AppointmentTerms.at(new Slot(first.time().start(), first.time().end()))));

    refused("no_technician", tx -> appointments.confirm(tx, second.id(), null));
  }

  @Test
  void whoWasNotThereIsWaitedForAgain() {
    SubscriptionId service = pending(fiber);
    ServiceOrder order = orderOf(service);
    InstallAppointment visit = visit(order).orElseThrow();
    run(tx -> appointments.confirm(tx, visit.id(), null));
    Instant over = in(Tx::now).minus(Duration.ofHours(2));
    sabotage(
        "update install_appointment set scheduled_start = ?, scheduled_end = ? where id = ?",
        over,
        over.plusSeconds(1800),
        visit.id().value());

    int closed = in(tx -> appointments.markMissed(tx, 10));

    assertThat(closed).isEqualTo(1);
    InstallAppointment then = in(tx -> appointments.require(tx, visit.id()));
    assertThat(then.status())
        .isEqualTo(AppointmentStatus.NO_SHOW);
    assertThat(orderOf(service).status()).isEqualTo(ServiceOrderStatus.SUBMITTED);
    assertThat(events()).contains("appointment.missed");
    int again = in(tx -> appointments.markMissed(tx, 10));
    assertThat(again).isZero();
    run(tx -> appointments.propose(
        tx,
        order.id(),
        AppointmentTerms.at(new Slot(tx.now().plusSeconds(60), tx.now().plusSeconds(120)))));
    refused(
        "appointment_open",
        tx -> appointments.propose(
            tx,
            order.id(),
            AppointmentTerms.at(new Slot(tx.now().plusSeconds(60), tx.now().plusSeconds(120)))));
  }

  @Test
  void aVisitOfAnOrderThatIsWorkedOnWasMade() {
    SubscriptionId service = pending(fiber);
    ServiceOrder order = orderOf(service);
    InstallAppointment visit = visit(order).orElseThrow();
    run(tx -> appointments.confirm(tx, visit.id(), null));
    run(tx -> orders.move(
        tx, orders.locked(tx, order.id()), ServiceOrderStatus.PROVISIONING, "by a run"));
    Instant over = in(Tx::now).minus(Duration.ofHours(2));
    sabotage(
        "update install_appointment set scheduled_start = ?, scheduled_end = ? where id = ?",
        over,
        over.plusSeconds(1800),
        visit.id().value());

    run(tx -> appointments.markMissed(tx, 10));

    InstallAppointment then = in(tx -> appointments.require(tx, visit.id()));
    assertThat(then.status())
        .isEqualTo(AppointmentStatus.COMPLETED);
    assertThat(events()).doesNotContain("appointment.missed");
  }

  @Test
  void anOrderIsNotDoneBeforeItsTasksAre() {
    SubscriptionId service = pending(fiber);
    ServiceOrderId order = orderOf(service).id();
    ProvisioningTask drill = in(tx ->
        tasks.create(tx, order, new ProvisioningTasks.Terms("Drill a hole", null, null)));

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
    refused("subscription_status", tx -> orders.create(tx, NewOrder.of(service, OrderType.UPGRADE)));
    refused(
        "subscription_status", tx -> orders.create(tx, NewOrder.of(service, OrderType.DISCONNECT)));
  }

  @Test
  void everyMoveIsRememberedAndNoneIsChanged() {
    SubscriptionId service = pending(fiber);
    ServiceOrder order = orderOf(service);
    run(tx -> appointments.confirm(tx, visit(order).orElseThrow().id(), null));
    run(tx -> orders.complete(tx, order.id(), "plugged in", false));

    List<ServiceStateTransition> moves =
        in(tx -> ServiceOrders.MOVES.fetch(tx, ListQuery.first()).items());

    assertThat(moves)
        .extracting(ServiceStateTransition::toStatus)
        .containsExactly(
            ServiceOrderStatus.ACTIVE, ServiceOrderStatus.SCHEDULED, ServiceOrderStatus.SUBMITTED);
    assertThat(moves)
        .extracting(ServiceStateTransition::toState)
        .containsExactly(ServiceState.ACTIVE, ServiceState.INSTALLING, ServiceState.PENDING);
    assertThat(moves.get(0).reason()).contains("plugged in");
    assertThat(moves.get(2).fromStatus()).isEmpty();
    assertThatThrownBy(() -> sabotage("delete from service_state_transition where id = ?",
            moves.get(0).id().value()))
        .hasMessageContaining("append-only");
  }

  @Test
  void theSchemaAllowsTheMovesThatTheCodeAllowsAndNoOther() throws SQLException {
    try (Connection connection = test.superuser().getConnection();
        PreparedStatement step = connection.prepareStatement(
            "select dotmac_order_step(?, ?), dotmac_appointment_step(?, ?)")) {
      for (ServiceOrderStatus from : ServiceOrderStatus.values()) {
        for (ServiceOrderStatus to : ServiceOrderStatus.values()) {
          boolean allowed = answer(step, 1, WireName.of(from), WireName.of(to));
          assertThat(allowed).as(from + " to " + to).isEqualTo(from.next().contains(to));
        }
      }
      for (AppointmentStatus from : AppointmentStatus.values()) {
        for (AppointmentStatus to : AppointmentStatus.values()) {
          boolean allowed = answer(step, 2, WireName.of(from), WireName.of(to));
          assertThat(allowed).as(from + " to " + to).isEqualTo(from.next().contains(to));
        }
      }
    }
  }

  private static boolean answer(PreparedStatement step, int column, String from, String to)
      throws SQLException {
    for (int i = 1; i <= 4; i += 2) {
      step.setString(i, from);
      step.setString(i + 1, to);
    }
    try (var row = step.executeQuery()) {
      row.next();
      return row.getBoolean(column);
    }
  }

  @Test
  void aRowThatJumpsIsRefusedByTheSchema() {
    ServiceOrder order = orderOf(pending(fiber));
    run(tx -> orders.cancel(tx, order.id(), "no", false));

    assertThatThrownBy(() -> sabotage(
            "update service_order set status = 'provisioning' where id = ?", order.id().value()))
        .hasMessageContaining("is canceled and cannot become provisioning");
    assertThatThrownBy(() -> sabotage(
            "insert into service_order (tenant_id, id, order_number, subscriber_id,"
                + " subscription_id, order_type, status, completed_at) select tenant_id, ?, 'x',"
                + " subscriber_id, subscription_id, 'upgrade', 'active', now()"
                + " from service_order where id = ?",
            Ids.next(),
            order.id().value()))
        .hasMessageContaining("begins as draft or submitted");
  }
}
