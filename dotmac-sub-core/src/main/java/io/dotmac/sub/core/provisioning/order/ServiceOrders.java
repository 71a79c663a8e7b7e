package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.access.credential.AccessCredentials;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.network.ip.IpHoldings;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.ProvisioningEvent.ServiceOrderAssigned;
import io.dotmac.sub.core.provisioning.ProvisioningEvent.ServiceOrderCompleted;
import io.dotmac.sub.core.provisioning.ProvisioningEvent.ServiceOrderCreated;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.core.provisioning.technician.Technicians;
import io.dotmac.sub.core.sequence.Sequences;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders of services: opened, given to somebody, carried out or given up. */
public final class ServiceOrders {
  /** All that a caller may see, the newest first. */
  public static final Listing<ServiceOrder> LISTING = Listing.of(ServiceOrder.class)
      .filter(
          "status", "e.status = :status", text -> WireName.parse(ServiceOrderStatus.class, text))
      .filter("order_type", "e.type = :order_type", text -> WireName.parse(OrderType.class, text))
      .filter("subscriber_id", "e.subscriber.value = :subscriber_id", Id::parse)
      .filter("subscription_id", "e.subscription.value = :subscription_id", Id::parse)
      .filter("technician_id", "e.technician.value = :technician_id", Id::parse)
      .filter("order_number", "e.number = :order_number", text -> text)
      .filter("due_before", "e.dueOn < :due_before", LocalDate::parse)
      .sort("number", "e.number")
      .sort("status", "cast(e.status as String)")
      .sort("due_on", "e.dueOn")
      .sort("eta_at", "e.etaAt")
      .sort("created_at", "e.createdAt")
      .search("lower(e.number) like :q escape '\\'"
          + " or e.subscriber.value in (select s.id.value from Subscriber s"
          + " where lower(concat(s.person.firstName, ' ', s.person.lastName))"
          + " like :q escape '\\'"
          + " or lower(s.number) like :q escape '\\')")
      .own("e.subscriber.value = :own")
      .reseller("e.subscriber.value in"
          + " (select s.id.value from Subscriber s where s.reseller.value = :reseller)");

  /** The moves of orders, the newest first. */
  public static final Listing<ServiceStateTransition> MOVES = Listing.of(
          ServiceStateTransition.class)
      .filter("service_order_id", "e.order.value = :service_order_id", Id::parse)
      .sort("changed_at", "e.changedAt");

  /** What people said about orders, the newest first. */
  public static final Listing<OrderNote> NOTES = Listing.of(OrderNote.class)
      .filter("service_order_id", "e.order.value = :service_order_id", Id::parse)
      .sort("written_at", "e.writtenAt");

  private final Subscriptions subscriptions;

  /** Activates services through {@code subscriptions}. */
  public ServiceOrders(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /**
   * An order to be.
   *
   * @param draft whether nobody is to work on it yet
   * @param dueOn the first day on which it may be carried out; absent: any
   */
  public record NewOrder(
      SubscriptionId subscription,
      OrderType type,
      boolean draft,
      @Nullable TechnicianId technician,
      @Nullable LocalDate dueOn,
      @Nullable String notes) {
    /** To be worked on at once. */
    public static NewOrder of(SubscriptionId subscription, OrderType type) {
      return new NewOrder(subscription, type, false, null, null, null);
    }
  }

  /** Opens one for a service that has none of its kind open. */
  public ServiceOrder create(Tx tx, NewOrder wanted) {
    Checks checks = new Checks().text("/notes", wanted.notes(), 4_000);
    Technicians.check(tx, checks, "/technician_id", wanted.technician());
    checks.done();
    subscriptions.require(tx, wanted.subscription());
    Subscription service = tx.lock(Subscription.class, wanted.subscription());
    requireFits(wanted.type(), service);
    if (open(tx, service.id()).stream().anyMatch(one -> one.type() == wanted.type())) {
      throw Problem.conflict(
          "order_open", "service " + service.number() + " has an open order of this type");
    }
    ServiceOrder order =
        openAll(tx, List.of(service), wanted.type(), wanted.draft()).get(0);
    order.note(wanted.notes(), wanted.dueOn());
    if (wanted.technician() != null) {
      assign(tx, order.id(), wanted.technician());
    }
    return order;
  }

  /** Opens one for each of those services, which have none of its kind open. */
  List<ServiceOrder> openAll(Tx tx, List<Subscription> services, OrderType type, boolean draft) {
    ServiceOrderStatus status = draft ? ServiceOrderStatus.DRAFT : ServiceOrderStatus.SUBMITTED;
    long number = Sequences.block(tx, Series.SERVICE_ORDER, services.size());
    List<ServiceOrder> opened = new ArrayList<>(services.size());
    for (Subscription service : services) {
      String text = Sequences.format(tx, Series.SERVICE_ORDER, number++);
      ServiceOrder order = new ServiceOrder(text, service, type, status);
      tx.save(order);
      tx.save(new ServiceStateTransition(tx, order, null, null));
      tx.publish(new ServiceOrderCreated(order.subject(), order.number()));
      opened.add(order);
    }
    return opened;
  }

  /** The order of that id, if the caller may see it. */
  public ServiceOrder require(Tx tx, ServiceOrderId id) {
    return LISTING.require(tx, id);
  }

  /** Those of a service that are not over, the oldest first. */
  public static List<ServiceOrder> open(Tx tx, SubscriptionId service) {
    return tx.session()
        .createSelectionQuery(
            "from ServiceOrder e where e.subscription.value = :service"
                + " and e.status not in (:over) order by e.id.value",
            ServiceOrder.class)
        .setParameter("service", service.value())
        .setParameterList("over", List.of(ServiceOrderStatus.ACTIVE, ServiceOrderStatus.CANCELED))
        .getResultList();
  }

  /**
   * Changes what is known about it.
   *
   * @param ontSerial the ONT that is expected to be plugged in for it, in its canonical form
   */
  public ServiceOrder update(
      Tx tx,
      ServiceOrderId id,
      @Nullable String notes,
      @Nullable LocalDate dueOn,
      @Nullable String ontSerial) {
    new Checks()
        .text("/notes", notes, 4_000)
        .rule(
            ontSerial == null || ontSerial.matches("[A-Z0-9]{4}[0-9A-F]{8}|[0-9A-F]{16}"),
            "/ont_serial",
            "format",
            "a serial number such as HWTC1234ABCD was expected")
        .done();
    ServiceOrder order = locked(tx, id);
    order.note(notes, dueOn);
    order.expect(ontSerial);
    return order;
  }

  /** A draft is to be worked on; what failed is to be worked on again. */
  public ServiceOrder submit(Tx tx, ServiceOrderId id) {
    ServiceOrder order = locked(tx, id);
    if (order.status() != ServiceOrderStatus.DRAFT && order.status() != ServiceOrderStatus.FAILED) {
      throw Problem.conflict(
          "order_status",
          "order " + order.number() + " is " + WireName.of(order.status())
              + ", only a draft or a failed one can be submitted");
    }
    move(tx, order, ServiceOrderStatus.SUBMITTED, null);
    return order;
  }

  /** Somebody carries it out. */
  public ServiceOrder assign(Tx tx, ServiceOrderId id, TechnicianId technician) {
    Checks checks = new Checks();
    Technicians.check(tx, checks, "/technician_id", technician);
    checks.done();
    ServiceOrder order = locked(tx, id);
    requireOpen(order);
    if (!order.technician().filter(technician::equals).isPresent()) {
      order.assign(technician);
      tx.publish(new ServiceOrderAssigned(order.subject(), order.number(), technician.value()));
    }
    return order;
  }

  /** Says something about it. */
  public OrderNote note(Tx tx, ServiceOrderId id, String note) {
    new Checks().required("/note", note, 4_000).done();
    OrderNote written = new OrderNote(tx, require(tx, id).id(), note, null);
    tx.save(written);
    return written;
  }

  /** Says when it is expected to be done. */
  public OrderNote expect(Tx tx, ServiceOrderId id, Instant etaAt, @Nullable String note) {
    new Checks()
        .text("/note", note, 4_000)
        .rule(
            etaAt.isAfter(tx.now()),
            "/eta_at",
            "past",
            "a moment to come was expected and " + etaAt + " found")
        .done();
    ServiceOrder order = locked(tx, id);
    requireOpen(order);
    order.expect(etaAt);
    OrderNote written = new OrderNote(tx, id, note, etaAt);
    tx.save(written);
    return written;
  }

  /**
   * It is not wanted any more.
   *
   * @param leaveBehind whether what stands on a device for it may stay there
   */
  public ServiceOrder cancel(
      Tx tx, ServiceOrderId id, @Nullable String reason, boolean leaveBehind) {
    new Checks().text("/reason", reason, 2_000).done();
    ServiceOrder order = locked(tx, id);
    if (order.onDevice() && !leaveBehind) {
      throw Problem.conflict(
          "order_on_device",
          "something was set up on a device for order " + order.number() + "; undo it first");
    }
    move(tx, order, ServiceOrderStatus.CANCELED, reason);
    InstallAppointments.live(tx, id).ifPresent(one -> one.become(AppointmentStatus.CANCELED));
    return order;
  }

  /**
   * Somebody has done it by hand. Where a device is involved, only what is read back there is done.
   *
   * @param leaveBehind whether what a disconnection leaves on a device may stay there
   */
  public ServiceOrder complete(
      Tx tx, ServiceOrderId id, @Nullable String reason, boolean leaveBehind) {
    new Checks().text("/reason", reason, 2_000).done();
    ServiceOrder order = locked(tx, id);
    boolean left = leaveBehind && order.type() == OrderType.DISCONNECT;
    if ((order.onDevice() && !left) || order.status() == ServiceOrderStatus.PROVISIONING) {
      throw Problem.conflict(
          "order_on_device",
          "order " + order.number() + " is carried out on a device: it is done when that was read"
              + " back");
    }
    finish(tx, order, reason);
    return order;
  }

  /** What was ordered works: the service of a new installation is active from today on. */
  public void finish(Tx tx, ServiceOrder order, @Nullable String reason) {
    requireNoTasks(tx, order);
    move(tx, order, ServiceOrderStatus.ACTIVE, reason);
    InstallAppointments.live(tx, order.id())
        .ifPresent(one -> one.become(AppointmentStatus.COMPLETED));
    tx.publish(new ServiceOrderCompleted(order.subject(), order.number()));
    if (order.type() == OrderType.NEW_INSTALL) {
      installed(tx, order);
    } else if (order.type() == OrderType.DISCONNECT) {
      released(tx, order);
    }
  }

  /** What the service held is free for others, and nobody signs in with what it had. */
  private static void released(Tx tx, ServiceOrder order) {
    int credentials = AccessCredentials.retire(tx, order.subscription());
    int addresses = IpHoldings.release(tx, order.subscription());
    String said = "released: " + addresses + " addresses, " + credentials + " credentials";
    tx.save(new OrderNote(tx, order.id(), said, null));
  }

  /** The order moves on, and that is remembered. */
  public void move(Tx tx, ServiceOrder order, ServiceOrderStatus to, @Nullable String reason) {
    tx.save(order.become(tx, to, reason));
  }

  /** Whether something stands on a device for the order from now on, as far as is known. */
  public void onDevice(ServiceOrder order, boolean now) {
    order.onDevice(now);
  }

  /** What a device still has of the order that could not be taken back, in words. */
  public void leftOver(ServiceOrder order, List<String> what) {
    order.leftOver(what);
  }

  /** How many things people still have to do for the order. */
  public static long openTasks(Tx tx, ServiceOrder order) {
    return ProvisioningTasks.open(tx, order.id());
  }

  /** Refuses to go on while somebody has something to do for the order. */
  public void requireNoTasks(Tx tx, ServiceOrder order) {
    long open = ProvisioningTasks.open(tx, order.id());
    if (open > 0) {
      throw Problem.conflict(
          "tasks_open", "order " + order.number() + " has " + open + " tasks that are not done");
    }
  }

  /** The order, if the caller may see it, its row locked. */
  public ServiceOrder locked(Tx tx, ServiceOrderId id) {
    require(tx, id);
    return tx.lock(ServiceOrder.class, id);
  }

  private void installed(Tx tx, ServiceOrder order) {
    // The schema lets no service go before its order is done.
    tx.session().flush();
    Subscription service = tx.lock(Subscription.class, order.subscription());
    if (service.status() == SubscriptionStatus.PENDING) {
      subscriptions.activate(tx, service.id(), null);
    } else if (isOver(service)
        && open(tx, service.id()).stream().noneMatch(o -> o.type() == OrderType.DISCONNECT)) {
      // It was canceled while it was being installed.
      openAll(tx, List.of(service), OrderType.DISCONNECT, false);
    }
  }

  private static void requireOpen(ServiceOrder order) {
    if (!order.open()) {
      throw Problem.conflict("order_over", "order " + order.number() + " is over");
    }
  }

  private static boolean isOver(Subscription service) {
    return service.status() == SubscriptionStatus.CANCELED
        || service.status() == SubscriptionStatus.EXPIRED;
  }

  private static void requireFits(OrderType type, Subscription service) {
    boolean fits = switch (type) {
      case NEW_INSTALL -> service.status() == SubscriptionStatus.PENDING;
      case UPGRADE, DOWNGRADE ->
        service.status() == SubscriptionStatus.ACTIVE
            || service.status() == SubscriptionStatus.SUSPENDED;
      case DISCONNECT -> isOver(service);
    };
    if (!fits) {
      throw Problem.conflict(
          "subscription_status",
          "service " + service.number() + " is " + WireName.of(service.status())
              + ": there can be no order of the type " + WireName.of(type));
    }
  }
}
