package io.dotmac.sub.core;

import io.dotmac.sub.core.access.AccessEvent;
import io.dotmac.sub.core.access.session.SessionEvent;
import io.dotmac.sub.core.enforcement.EnforcementDisputed;
import io.dotmac.sub.core.enforcement.EnforcementFailed;
import io.dotmac.sub.core.event.CustomEvent;
import io.dotmac.sub.core.event.catalog.EventType;
import io.dotmac.sub.core.network.alert.AlertChanged;
import io.dotmac.sub.core.network.ip.forecast.PoolEvent;
import io.dotmac.sub.core.network.outage.OutageEvent;
import io.dotmac.sub.core.network.watch.DeviceEvent;
import io.dotmac.sub.core.provisioning.ProvisioningEvent;
import io.dotmac.sub.core.subscriber.SubscriberEvent;
import io.dotmac.sub.core.subscription.SubscriptionEvent;
import io.dotmac.sub.core.usage.UsageEvent;
import java.util.List;
import java.util.stream.Stream;

/** Every type of event that this module publishes, or settles the shape of. */
public final class CoreEvents {
  private static final List<EventType> SUBSCRIBERS = List.of(
      EventType.of(
          "subscriber.created",
          "There is a new subscriber.",
          SubscriberEvent.SubscriberCreated.class),
      EventType.of(
          "subscriber.updated",
          "Details changed, or the status changed in a way that has no event of its own.",
          SubscriberEvent.SubscriberUpdated.class),
      EventType.of(
          "subscriber.suspended",
          "All services of the subscriber are to be cut off.",
          SubscriberEvent.SubscriberSuspended.class),
      EventType.of(
          "subscriber.reactivated",
          "The subscriber is served again, but for what other locks hold.",
          SubscriberEvent.SubscriberReactivated.class),
      EventType.of(
          "subscriber.throttled",
          "A service of the subscriber was slowed down and nothing stricter holds it.",
          SubscriberEvent.SubscriberThrottled.class));

  private static final List<EventType> SUBSCRIPTIONS = List.of(
      EventType.of(
          "subscription.created",
          "There is a new service.",
          SubscriptionEvent.SubscriptionCreated.class),
      EventType.of(
          "subscription.activated",
          "A service is served from that day on.",
          SubscriptionEvent.SubscriptionActivated.class),
      EventType.of(
          "subscription.suspended",
          "A service is not served for now.",
          SubscriptionEvent.SubscriptionSuspended.class),
      EventType.of(
          "subscription.resumed",
          "A service is served again.",
          SubscriptionEvent.SubscriptionResumed.class),
      EventType.of(
          "subscription.canceled",
          "A service was ended before its time, or before it began.",
          SubscriptionEvent.SubscriptionCanceled.class),
      EventType.of(
          "subscription.upgraded",
          "A service is on a plan that costs more, or as much, from that day on.",
          SubscriptionEvent.SubscriptionUpgraded.class),
      EventType.of(
          "subscription.downgraded",
          "A service is on a plan that costs less from that day on.",
          SubscriptionEvent.SubscriptionDowngraded.class),
      EventType.of(
          "subscription.expiring",
          "The time of a service will be over on that day.",
          SubscriptionEvent.SubscriptionExpiring.class),
      EventType.of(
          "subscription.expired",
          "The time of a service is over.",
          SubscriptionEvent.SubscriptionExpired.class));

  private static final List<EventType> USE = List.of(
      EventType.of(
          "usage.recorded",
          "What a service used on these days was rated for charging, or rated anew.",
          UsageEvent.UsageRecorded.class),
      EventType.of(
          "usage.warning",
          "A part of what the period includes is used.",
          UsageEvent.UsageWarning.class),
      EventType.of(
          "usage.exhausted",
          "All that the period includes is used.",
          UsageEvent.UsageExhausted.class),
      EventType.of(
          "usage.topped_up", "More was added to a period.", UsageEvent.UsageToppedUp.class),
      EventType.of("session.started", "A session is up.", SessionEvent.SessionStarted.class),
      EventType.of("session.ended", "A session is over.", SessionEvent.SessionEnded.class),
      EventType.of(
          "enforcement_lock.created",
          "A lock was placed on a service, or an open one became stricter.",
          AccessEvent.LockPlaced.class),
      EventType.of(
          "enforcement_lock.resolved",
          "A lock was lifted from a service; others may still hold it.",
          AccessEvent.LockReleased.class));

  private static final List<EventType> NETWORK = List.of(
      EventType.of(
          "network.alert",
          "Somebody has to look: a service cannot be enforced, a NAS passes traffic of a service"
              + " it said is off, a counter of a session fell, or an alert was raised or is over.",
          EnforcementFailed.class,
          EnforcementDisputed.class,
          SessionEvent.CounterFell.class,
          AlertChanged.class),
      EventType.of(
          "outage.confirmed",
          "Many were lost at once: a PON port, a line terminal or an access server.",
          OutageEvent.OutageConfirmed.class),
      EventType.of(
          "outage.resolved",
          "Most of those who were lost are back.",
          OutageEvent.OutageResolved.class),
      EventType.of(
          "device.offline", "A watched device no longer answers.", DeviceEvent.DeviceOffline.class),
      EventType.of(
          "device.online", "A watched device answers again.", DeviceEvent.DeviceOnline.class),
      EventType.of(
          "ip_pool.filling",
          "A pool of addresses will be full soon.",
          PoolEvent.PoolFilling.class));

  private static final List<EventType> ORDERS = List.of(
      EventType.of(
          "provisioning.started",
          "The network is being set up for a service.",
          ProvisioningEvent.ProvisioningStarted.class),
      EventType.of(
          "provisioning.completed",
          "The network is set up and was read back.",
          ProvisioningEvent.ProvisioningCompleted.class),
      EventType.of(
          "provisioning.failed",
          "A step of setting up the network failed.",
          ProvisioningEvent.ProvisioningFailed.class),
      EventType.of(
          "service_order.created",
          "Somebody ordered a service or a change of one.",
          ProvisioningEvent.ServiceOrderCreated.class),
      EventType.of(
          "service_order.assigned",
          "Somebody will carry an order out.",
          ProvisioningEvent.ServiceOrderAssigned.class),
      EventType.of(
          "service_order.completed",
          "What was ordered works.",
          ProvisioningEvent.ServiceOrderCompleted.class),
      EventType.of(
          "appointment.scheduled",
          "A visit is agreed; the end of its time is exclusive.",
          ProvisioningEvent.AppointmentScheduled.class),
      EventType.of(
          "appointment.missed",
          "Nobody was there at the agreed time.",
          ProvisioningEvent.AppointmentMissed.class));

  private static final EventType CUSTOM = new EventType(
      CustomEvent.TYPE,
      "An integrator said so, by POST /events; the payload is as it was sent.",
      List.of(),
      true);

  /** All of them. */
  public static final List<EventType> ALL = Stream.of(
          SUBSCRIBERS, SUBSCRIPTIONS, USE, NETWORK, ORDERS, List.of(CUSTOM))
      .flatMap(List::stream)
      .toList();

  private CoreEvents() {}
}
