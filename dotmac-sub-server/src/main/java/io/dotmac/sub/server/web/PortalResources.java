package io.dotmac.sub.server.web;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.billing.gateway.fake.FakeGateway;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.access.SubscriberAccess;
import io.dotmac.sub.core.access.credential.AccessCredentials;
import io.dotmac.sub.core.access.nas.RadiusClients;
import io.dotmac.sub.core.job.Jobs;
import io.dotmac.sub.core.provisioning.order.InstallAppointments;
import io.dotmac.sub.core.provisioning.order.Installations;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.webhook.WebhookEndpoints;
import io.dotmac.sub.server.audit.AuditTrail;
import io.dotmac.sub.server.hotspot.VoucherCounter;
import io.dotmac.sub.server.web.admin.AdminResource;
import io.dotmac.sub.server.web.admin.BillingResource;
import io.dotmac.sub.server.web.admin.books.BooksResource;
import io.dotmac.sub.server.web.admin.cash.PlacesResource;
import io.dotmac.sub.server.web.admin.cash.StatementResource;
import io.dotmac.sub.server.web.admin.collect.ArrangementResource;
import io.dotmac.sub.server.web.admin.collect.PolicyResource;
import io.dotmac.sub.server.web.admin.collect.SimulatorResource;
import io.dotmac.sub.server.web.admin.credit.CreditNoteResource;
import io.dotmac.sub.server.web.admin.form.NewServiceResource;
import io.dotmac.sub.server.web.admin.form.PaymentResource;
import io.dotmac.sub.server.web.admin.form.RefundResource;
import io.dotmac.sub.server.web.admin.form.RunResource;
import io.dotmac.sub.server.web.admin.form.ServiceAccessResource;
import io.dotmac.sub.server.web.admin.form.SubscriberAccessResource;
import io.dotmac.sub.server.web.admin.log.AuditLogResource;
import io.dotmac.sub.server.web.admin.log.EventLogResource;
import io.dotmac.sub.server.web.admin.network.AddressResource;
import io.dotmac.sub.server.web.admin.network.HotspotResource;
import io.dotmac.sub.server.web.admin.network.NetworkResource;
import io.dotmac.sub.server.web.admin.network.SyncResource;
import io.dotmac.sub.server.web.admin.order.OrderActionResource;
import io.dotmac.sub.server.web.admin.order.OrderPageResource;
import io.dotmac.sub.server.web.admin.order.OrderRunResource;
import io.dotmac.sub.server.web.admin.plant.PlantPageResource;
import io.dotmac.sub.server.web.admin.queue.MessageResource;
import io.dotmac.sub.server.web.admin.queue.QueueResource;
import io.dotmac.sub.server.web.admin.session.SessionResource;
import io.dotmac.sub.server.web.admin.setting.SettingPageResource;
import io.dotmac.sub.server.web.admin.subscriber.SubscriberResource;
import io.dotmac.sub.server.web.admin.system.JobPageResource;
import io.dotmac.sub.server.web.admin.webhook.WebhookActionResource;
import io.dotmac.sub.server.web.admin.webhook.WebhookPageResource;
import io.dotmac.sub.server.web.portal.PaperResource;
import io.dotmac.sub.server.web.portal.PaymentPlanResource;
import io.dotmac.sub.server.web.portal.PortalResource;
import io.dotmac.sub.server.web.portal.pay.MethodsResource;
import io.dotmac.sub.server.web.portal.pay.PayResource;
import io.dotmac.sub.server.web.portal.pay.TrialResource;
import java.util.List;
import java.util.Optional;

/** Makes the resources that answer with pages. */
public final class PortalResources {
  private PortalResources() {}

  /** The pages on which customers pay; {@code trial} is the gateway that moves no money. */
  public static List<Object> paying(
      OnlinePayments online, Optional<FakeGateway> trial, Renderer renderer) {
    Portal portal = new Portal(online.database(), renderer);
    return List.of(
        new PayResource(portal, online),
        new MethodsResource(portal, online),
        new TrialResource(portal, trial),
        new QueueResource(portal, online),
        new RefundResource(portal, online),
        new PlacesResource(portal, online.database()),
        new StatementResource(portal, online),
        new MessageResource(portal, online.webhooks()));
  }

  /** The pages for those who keep the server running. */
  public static List<Object> system(Database db, Jobs jobs, AuditTrail trail, Renderer renderer) {
    Portal portal = new Portal(db, renderer);
    return List.of(
        new JobPageResource(portal, db, jobs),
        new SettingPageResource(portal, db),
        new EventLogResource(portal, db),
        new AuditLogResource(portal, trail));
  }

  /** The pages about other systems that are told what happens. */
  public static List<Object> webhooks(Database db, WebhookEndpoints endpoints, Renderer renderer) {
    Portal portal = new Portal(db, renderer);
    return List.of(
        new WebhookPageResource(portal, db, endpoints),
        new WebhookActionResource(portal, db, endpoints));
  }

  /** The pages about access servers, whose secrets {@code secrets} seals. */
  public static List<Object> network(Database db, SecretBox secrets, Renderer renderer) {
    Portal portal = new Portal(db, renderer);
    return List.of(
        new NetworkResource(portal, db, new RadiusClients(secrets)),
        new SyncResource(portal, db, secrets),
        new SessionResource(portal, db),
        new PlantPageResource(portal),
        new NewServiceResource(db, portal, new AccessCredentials(secrets)),
        new AddressResource(portal, db));
  }

  /** The pages of orders. */
  public static List<Object> orders(Database db, ServiceOrders orders, Renderer renderer) {
    Portal portal = new Portal(db, renderer);
    return List.of(
        new OrderPageResource(portal, new InstallAppointments(orders)),
        new OrderActionResource(portal, db, orders),
        new OrderRunResource(portal, db, orders));
  }

  /** The pages about hotspots. */
  public static List<Object> hotspot(Database db, VoucherCounter counter, Renderer renderer) {
    return List.of(new HotspotResource(new Portal(db, renderer), db, counter));
  }

  /** All of them, over the services of {@code billing} and its database. */
  public static List<Object> of(BillingEngine billing, Renderer renderer, Assets assets) {
    Portal portal = new Portal(billing.database(), renderer);
    ServiceLocks locks = new ServiceLocks();
    SubscriberAccess access =
        new SubscriberAccess(new Subscribers(), Installations.subscriptions(), locks);
    return List.of(
        new AssetResource(assets),
        new AdminResource(portal),
        new SubscriberResource(portal),
        new BillingResource(portal),
        new BooksResource(portal, billing),
        new CreditNoteResource(portal, billing),
        new PaymentResource(billing.database(), portal, billing.payments()),
        new RunResource(portal, billing.runs()),
        new PolicyResource(portal, billing.database()),
        new SimulatorResource(portal, billing.dunningSimulations()),
        new ArrangementResource(billing.database(), portal, billing.arrangements()),
        new PaymentPlanResource(billing.database(), portal, billing.arrangements()),
        new SubscriberAccessResource(billing.database(), portal, access),
        new ServiceAccessResource(billing.database(), portal, locks),
        new PortalResource(portal),
        new PaperResource(portal, billing));
  }
}
