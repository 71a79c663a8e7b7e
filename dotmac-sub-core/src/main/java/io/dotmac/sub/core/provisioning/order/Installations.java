package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.catalog.offer.CatalogOffer;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.slot.Visits;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscription.FieldWork;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Ties services to orders: one of an offer that requires an installation begins with an order and a
 * proposed appointment, is served when the order is done, and ends with an order to disconnect it.
 */
public final class Installations implements FieldWork {
  private static final int HORIZON_DAYS = 31;

  private final ServiceOrders orders = new ServiceOrders(new Subscriptions());

  /** Services whose ends mean work outside the office. */
  public static Subscriptions subscriptions() {
    return new Subscriptions(new Installations());
  }

  @Override
  public void begin(Tx tx, List<Subscription> pending) {
    Set<OfferId> requiring = requiring(tx, pending);
    List<Subscription> services =
        pending.stream().filter(one -> requiring.contains(one.offer())).toList();
    if (services.isEmpty()) {
      return;
    }
    List<ServiceOrder> opened = orders.openAll(tx, services, OrderType.NEW_INSTALL, false);
    LocalDate first = tx.today().plusDays(Settings.get(tx, VisitSettings.NOTICE_DAYS));
    Visits visits = LiveVisits.read(tx, first, HORIZON_DAYS);
    for (ServiceOrder order : opened) {
      visits
          .take()
          .map(AppointmentTerms::at)
          .ifPresent(terms -> tx.save(new InstallAppointment(order.id(), terms)));
    }
  }

  @Override
  public void requireDone(Tx tx, Subscription service) {
    ServiceOrders.open(tx, service.id()).stream()
        .filter(order -> order.type() == OrderType.NEW_INSTALL)
        .findFirst()
        .ifPresent(order -> {
          throw Problem.conflict(
              "installation_open",
              "service " + service.number() + " waits for order " + order.number());
        });
  }

  @Override
  public void end(Tx tx, Subscription service, LocalDate on) {
    List<ServiceOrder> open = ServiceOrders.open(tx, service.id());
    for (ServiceOrder order : open) {
      // What is being set up, or stands on a device, is not given up: it ends, and is taken down.
      if (order.type() != OrderType.DISCONNECT
          && order.status() != ServiceOrderStatus.PROVISIONING
          && !order.onDevice()) {
        orders.cancel(tx, order.id(), "the service ended", false);
      }
    }
    boolean leaving = open.stream().anyMatch(order -> order.type() == OrderType.DISCONNECT);
    if (!leaving && installed(tx, service.id())) {
      ServiceOrder order =
          orders.openAll(tx, List.of(service), OrderType.DISCONNECT, false).get(0);
      order.note(null, on.isAfter(tx.today()) ? on : null);
    }
  }

  private static boolean installed(Tx tx, SubscriptionId service) {
    return tx.session()
            .createSelectionQuery(
                "select count(e) from ServiceOrder e where e.subscription.value = :service"
                    + " and e.type = :type and e.status = :done",
                Long.class)
            .setParameter("service", service.value())
            .setParameter("type", OrderType.NEW_INSTALL)
            .setParameter("done", ServiceOrderStatus.ACTIVE)
            .getSingleResult()
        > 0;
  }

  private static Set<OfferId> requiring(Tx tx, List<Subscription> services) {
    List<UUID> offers =
        services.stream().map(one -> one.offer().value()).distinct().toList();
    Set<OfferId> requiring = new HashSet<>();
    if (offers.isEmpty()) {
      return requiring;
    }
    tx.session()
        .createSelectionQuery(
            "from CatalogOffer e where e.terms.requiresInstallation = true"
                + " and e.id.value in (:offers)",
            CatalogOffer.class)
        .setParameterList("offers", offers)
        .getResultList()
        .forEach(offer -> requiring.add(offer.id()));
    return requiring;
  }
}
