package io.dotmac.sub.core;

import io.dotmac.sub.core.access.AccessEntities;
import io.dotmac.sub.core.access.hold.HoldKind;
import io.dotmac.sub.core.access.hold.HoldStatus;
import io.dotmac.sub.core.access.hold.ServiceHold;
import io.dotmac.sub.core.audit.AuditEvent;
import io.dotmac.sub.core.enforcement.EnforcementIntent;
import io.dotmac.sub.core.enforcement.SessionDisconnect;
import io.dotmac.sub.core.enforcement.router.RouterBlock;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.event.delivery.UnfinishedDelivery;
import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.key.ApiKey;
import io.dotmac.sub.core.identity.login.AccountToken;
import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.identity.login.RefreshToken;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.mfa.MfaChallenge;
import io.dotmac.sub.core.identity.mfa.MfaCode;
import io.dotmac.sub.core.identity.mfa.MfaMethod;
import io.dotmac.sub.core.identity.mfa.RecoveryCode;
import io.dotmac.sub.core.identity.mfa.RememberedDevice;
import io.dotmac.sub.core.identity.role.PrincipalRole;
import io.dotmac.sub.core.identity.role.Role;
import io.dotmac.sub.core.identity.role.RolePermission;
import io.dotmac.sub.core.identity.sso.SsoIdentity;
import io.dotmac.sub.core.identity.sso.SsoProvider;
import io.dotmac.sub.core.job.JobRun;
import io.dotmac.sub.core.job.JobRunStatus;
import io.dotmac.sub.core.job.StartedBy;
import io.dotmac.sub.core.network.ip.IpEntities;
import io.dotmac.sub.core.network.ip.forecast.PoolDays;
import io.dotmac.sub.core.network.plant.source.GisSources;
import io.dotmac.sub.core.network.poll.SnmpCredentials;
import io.dotmac.sub.core.network.traffic.BandwidthSample;
import io.dotmac.sub.core.notify.NotifyEntities;
import io.dotmac.sub.core.notify.campaign.CampaignEntities;
import io.dotmac.sub.core.provisioning.backup.ConfigBackups;
import io.dotmac.sub.core.provisioning.discovery.DiscoveredOnts;
import io.dotmac.sub.core.provisioning.drift.DriftFindings;
import io.dotmac.sub.core.provisioning.order.OrderEntities;
import io.dotmac.sub.core.provisioning.run.RunEntities;
import io.dotmac.sub.core.provisioning.template.ConfigTemplates;
import io.dotmac.sub.core.subscriber.SubscriberEntities;
import io.dotmac.sub.core.subscriber.contact.ContactEntities;
import io.dotmac.sub.core.subscription.SubscriptionEntities;
import io.dotmac.sub.core.subscription.coupon.CouponRedemption;
import io.dotmac.sub.core.usage.QuotaBucket;
import io.dotmac.sub.core.usage.UsageCharge;
import io.dotmac.sub.core.usage.UsageChargeStatus;
import io.dotmac.sub.core.usage.UsageRecord;
import io.dotmac.sub.core.webhook.WebhookEntities;
import java.util.List;
import java.util.stream.Stream;

/** Every entity and column converter of this module, for the session factory. */
public final class CoreEntities {
  private static final List<Class<?>> FOUNDATION = List.of(
      EventRecord.class,
      UnfinishedDelivery.class,
      AuditEvent.class,
      JobRun.class,
      JobRunStatus.Column.class,
      StartedBy.Column.class);
  private static final List<Class<?>> IDENTITY = List.of(
      Principal.class,
      UserCredential.class,
      LoginSession.class,
      RefreshToken.class,
      ApiKey.class,
      Role.class,
      RolePermission.class,
      PrincipalRole.class,
      AccountToken.class,
      MfaMethod.class,
      MfaCode.class,
      RecoveryCode.class,
      RememberedDevice.class,
      MfaChallenge.class,
      SsoProvider.class,
      SsoIdentity.class);

  private static final List<Class<?>> USAGE = List.of(
      UsageRecord.class,
      QuotaBucket.class,
      UsageCharge.class,
      UsageChargeStatus.Column.class,
      EnforcementIntent.class,
      SessionDisconnect.class);

  private static final List<Class<?>> HOLDS =
      List.of(ServiceHold.class, HoldKind.Column.class, HoldStatus.Column.class);

  private static final List<Class<?>> COUPONS = List.of(CouponRedemption.class);

  /** All of them. One line a domain, in the order of the domains. */
  public static final List<Class<?>> ALL = Stream.of(
          FOUNDATION,
          SubscriberEntities.ALL,
          ContactEntities.ALL,
          CatalogEntities.ALL,
          SubscriptionEntities.ALL,
          IpEntities.ALL,
          PoolDays.ENTITIES,
          SnmpCredentials.ENTITIES,
          BandwidthSample.ENTITIES,
          AccessEntities.ALL,
          COUPONS,
          HOLDS,
          USAGE,
          IDENTITY,
          NotifyEntities.ALL,
          CampaignEntities.ALL,
          WebhookEntities.ALL,
          OrderEntities.ALL,
          RunEntities.ALL,
          DiscoveredOnts.ENTITIES,
          GisSources.ENTITIES,
          ConfigBackups.ENTITIES,
          DriftFindings.ENTITIES,
          RouterBlock.ENTITIES,
          ConfigTemplates.ENTITIES)
      .flatMap(List::stream)
      .toList();

  private CoreEntities() {}
}
