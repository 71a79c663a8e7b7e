package io.dotmac.sub.server;

import io.dotmac.sub.core.event.delivery.EventHandler;
import io.dotmac.sub.core.notify.NotificationHandler;
import io.dotmac.sub.core.notify.Notifications;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.campaign.Campaigns;
import io.dotmac.sub.core.notify.queue.MessageChannel;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.adapter.message.InvoiceDebtors;
import io.dotmac.sub.server.adapter.message.MessageChannels;
import io.dotmac.sub.server.adapter.message.MessageOptions;
import io.dotmac.sub.server.adapter.message.MessageSender;
import io.dotmac.sub.server.adapter.message.TwilioReports;
import io.dotmac.sub.server.adapter.message.UnsubscribeLinks;
import io.dotmac.sub.server.api.notify.CampaignResource;
import io.dotmac.sub.server.api.notify.ChoiceResource;
import io.dotmac.sub.server.api.notify.MessageReportResource;
import io.dotmac.sub.server.api.notify.MyChoiceResource;
import io.dotmac.sub.server.api.notify.NotificationDeliveryResource;
import io.dotmac.sub.server.api.notify.NotificationResource;
import io.dotmac.sub.server.api.notify.NotificationTemplateResource;
import io.dotmac.sub.server.event.KnownEvents;
import io.dotmac.sub.server.security.account.AccountMail;
import io.dotmac.sub.server.security.account.CodeSender;
import io.dotmac.sub.server.security.account.NoMail;
import io.dotmac.sub.server.security.account.QueuedCodes;
import io.dotmac.sub.server.security.account.QueuedMail;
import io.dotmac.sub.server.start.StartFailure;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Renderer;
import io.dotmac.sub.server.web.admin.message.CampaignPageResource;
import io.dotmac.sub.server.web.admin.message.MessageLogResource;
import io.dotmac.sub.server.web.admin.message.SettingsResource;
import io.dotmac.sub.server.web.admin.message.TemplateResource;
import io.dotmac.sub.server.web.auth.UnsubscribeResource;
import io.dotmac.sub.server.web.portal.ChoicePageResource;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is said to customers: the services behind messages, and the routes about them. */
final class NotifyModule {
  private final Installation installation;
  private final MessageChannels channels;
  private final UnsubscribeLinks links;
  private final NotifySetup setup;

  NotifyModule(Installation installation, NotificationsSection section) {
    this.installation = installation;
    this.channels = section.channels();
    this.links = new UnsubscribeLinks(installation.keys());
    this.setup = new NotifySetup(
        KnownEvents.CATALOG, setUp(channels), section.url(), installation.secrets());
  }

  private static Set<NotificationChannel> setUp(MessageChannels channels) {
    Set<NotificationChannel> all = EnumSet.noneOf(NotificationChannel.class);
    channels.smtp().ifPresent(options -> all.add(NotificationChannel.EMAIL));
    channels.twilio().ifPresent(options -> all.add(NotificationChannel.SMS));
    channels.fcm().ifPresent(options -> all.add(NotificationChannel.PUSH));
    channels.apns().ifPresent(options -> all.add(NotificationChannel.PUSH));
    return all;
  }

  /** What this installation can say. */
  NotifySetup setup() {
    return setup;
  }

  /** Who tells customers of events. */
  EventHandler handler() {
    return new NotificationHandler(setup);
  }

  /** One template for many. */
  Campaigns campaigns() {
    return new Campaigns(setup, new InvoiceDebtors());
  }

  /** How people get their links. */
  AccountMail accountMail() {
    return setup.channels().contains(NotificationChannel.EMAIL)
        ? new QueuedMail(installation.db(), new Notifications(setup))
        : new NoMail();
  }

  /** How people get codes for their logins; says which ways are not set up. */
  CodeSender codeSender() {
    return new QueuedCodes(installation.db(), setup);
  }

  /** Sends from now on. */
  MessageSender sender() {
    MessageOptions options = MessageOptions.STANDARD;
    try {
      List<MessageChannel> open =
          channels.open(links, options.total(), installation.db().clock());
      return MessageSender.started(installation.db(), setup, open, options);
    } catch (IOException e) {
      throw new StartFailure("notifications: " + e.getMessage(), e);
    }
  }

  /** The routes. */
  List<Object> resources() {
    Database db = installation.db();
    return List.of(
        new NotificationTemplateResource(db, setup),
        new NotificationResource(db, setup),
        new NotificationDeliveryResource(db),
        new CampaignResource(db, campaigns()),
        new ChoiceResource(db),
        new MyChoiceResource(db),
        new MessageReportResource(
            db,
            setup,
            channels.twilio().map(options -> new TwilioReports(options.authToken())),
            links));
  }

  /** The pages. */
  List<Object> pages(Renderer renderer) {
    Database db = installation.db();
    Portal portal = new Portal(db, renderer);
    return List.of(
        new MessageLogResource(portal, db, setup),
        new TemplateResource(portal, db, setup),
        new CampaignPageResource(portal, db, campaigns()),
        new SettingsResource(portal, db, setup),
        new ChoicePageResource(portal, db),
        new UnsubscribeResource(db, links, renderer));
  }
}
