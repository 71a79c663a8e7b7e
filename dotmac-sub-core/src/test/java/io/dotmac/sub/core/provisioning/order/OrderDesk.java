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
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A provider with a plan that needs an installation and one that does not, and its orders. */
abstract class OrderDesk {
  final TestDatabase test = TestDatabase.shared();
  final Database db = test.database(CoreEntities.ALL);
  final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  final Subscriptions subscriptions = Installations.subscriptions();
  final ServiceOrders orders = new ServiceOrders(new Subscriptions());
  final InstallAppointments appointments = new InstallAppointments(orders);
  final ProvisioningTasks tasks = new ProvisioningTasks(orders);
  final SubscriberId ada = in(tx -> new Subscribers()
      .create(
          tx,
          NewSubscriber.of(SubscriberDetails.of(
              Person.of("Ada", "Obi", "ada@example.net"), PostalAddress.NONE, "NGN")))
      .id());
  final OfferId fiber = offer(OfferDraft.named("Fiber 50").installed());
  final OfferId wireless = offer(OfferDraft.named("Air 20"));

  <R> R in(Function<Tx, R> work) {
    return db.inTx(tenant, work);
  }

  void run(Consumer<Tx> work) {
    db.run(tenant, work);
  }

  private OfferId offer(OfferDraft draft) {
    Price price = Price.recurring(Money.of("15000", "NGN"));
    return in(tx -> new Offers().create(tx, draft.terms(), List.of(price)).id());
  }

  SubscriptionId pending(OfferId offer) {
    return in(
        tx -> subscriptions.create(tx, NewSubscription.pending(ada, offer)).id());
  }

  Subscription service(SubscriptionId id) {
    return in(tx -> subscriptions.require(tx, id));
  }

  List<ServiceOrder> ordersOf(SubscriptionId service) {
    return in(tx -> ServiceOrders.LISTING
        .fetch(
            tx, ListQuery.first().with(Map.of("subscription_id", service.value().toString())))
        .items());
  }

  ServiceOrder orderOf(SubscriptionId service) {
    List<ServiceOrder> all = ordersOf(service);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  Optional<InstallAppointment> visit(ServiceOrder order) {
    return in(tx -> InstallAppointments.live(tx, order.id()));
  }

  TechnicianId technician(String name) {
    return in(tx -> new Technicians().create(tx, TechnicianTerms.named(name)).id());
  }

  List<String> events() {
    return in(tx -> tx
        .session()
        .createSelectionQuery("from EventRecord e order by e.id", EventRecord.class)
        .getResultList()
        .stream()
        .map(EventRecord::type)
        .toList());
  }

  /** What only somebody with a console could do. */
  int sabotage(String sql, Object... parameters) {
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

  void refused(String code, Consumer<Tx> work) {
    assertThatThrownBy(() -> run(work))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(code);
  }
}
