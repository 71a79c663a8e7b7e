package io.dotmac.sub.server.web.admin.setting;

import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.arrangement.Arrangements;
import io.dotmac.sub.billing.autopay.Autopays;
import io.dotmac.sub.billing.dunning.Brakes;
import io.dotmac.sub.billing.dunning.prepaid.PrepaidSettings;
import io.dotmac.sub.billing.payment.Withholding;
import io.dotmac.sub.billing.run.DocumentRules;
import io.dotmac.sub.core.access.index.AccessReader;
import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.audit.AuditSettings;
import io.dotmac.sub.core.event.delivery.EventKeeping;
import io.dotmac.sub.core.identity.key.KeyLimits;
import io.dotmac.sub.core.identity.login.AuthSettings;
import io.dotmac.sub.core.network.ip.forecast.PoolDays;
import io.dotmac.sub.core.network.outage.OutageSettings;
import io.dotmac.sub.core.network.traffic.MonitorSettings;
import io.dotmac.sub.core.network.watch.NasWatch;
import io.dotmac.sub.core.notify.NotificationSettings;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.backup.ConfigBackups;
import io.dotmac.sub.core.provisioning.discovery.ZeroTouch;
import io.dotmac.sub.core.provisioning.order.VisitSettings;
import io.dotmac.sub.core.provisioning.run.ProvisioningRuns;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.subscription.term.Renewals;
import io.dotmac.sub.core.usage.QuotaSettings;
import io.dotmac.sub.core.webhook.WebhookDeliveries;
import io.dotmac.sub.server.web.admin.plant.MapTiles;
import io.dotmac.sub.server.web.document.Letterhead;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings a tenant can change here, by {@code domain.key}; one line each. */
public final class KnownSettings {
  private static final Map<String, Setting<?>> ALL = new TreeMap<>();

  static {
    add(BillingAccounts.DUE_DAYS);
    add(Autopays.MOST_FAILURES);
    DocumentRules.SETTINGS.forEach(KnownSettings::add);
    add(Renewals.NOTICE_DAYS);
    Letterhead.SETTINGS.forEach(KnownSettings::add);
    add(AccessReader.THROTTLE_KBPS);
    AuthSettings.all().forEach(KnownSettings::add);
    KeyLimits.settings().forEach(KnownSettings::add);
    AccessRules.SETTINGS.forEach(KnownSettings::add);
    add(NasWatch.SILENT_MINUTES);
    add(PoolDays.WARNING_DAYS);
    MonitorSettings.all().forEach(KnownSettings::add);
    OutageSettings.all().forEach(KnownSettings::add);
    MapTiles.settings().forEach(KnownSettings::add);
    QuotaSettings.all().forEach(KnownSettings::add);
    add(Arrangements.OVERDUE_FOR_DEFAULT);
    add(Brakes.MOST_A_DAY);
    add(Brakes.PAYMENT_DEAD_LETTERS);
    add(Brakes.PAYMENT_PENDING_MINUTES);
    add(Brakes.NOTICES_FAILED);
    AuditSettings.all().forEach(KnownSettings::add);
    EventKeeping.settings().forEach(KnownSettings::add);
    PrepaidSettings.all().forEach(KnownSettings::add);
    add(Withholding.PERCENT);
    add(WebhookDeliveries.KEPT_DAYS);
    NotificationSettings.all().forEach(KnownSettings::add);
    VisitSettings.all().forEach(KnownSettings::add);
    add(ProvisioningRuns.AUTOMATIC);
    add(ZeroTouch.SETTING);
    add(ConfigBackups.KEPT_DAYS);
    for (Series series : Series.values()) {
      add(series.prefix());
      add(series.padding());
      add(series.start());
      add(series.gapless());
    }
  }

  private KnownSettings() {}

  /** All of them, by name. */
  public static Collection<Setting<?>> all() {
    return ALL.values();
  }

  /** The parts of the product that have settings. */
  public static List<SettingDomain> domains() {
    return ALL.values().stream().map(Setting::domain).distinct().toList();
  }

  /** Those of one part, by name. */
  public static List<Setting<?>> of(SettingDomain domain) {
    return ALL.values().stream().filter(setting -> setting.domain() == domain).toList();
  }

  /** The setting of that name, or a not-found problem. */
  public static Setting<?> require(String domain, String key) {
    Setting<?> setting = ALL.get(domain + "." + key);
    if (setting == null) {
      throw Problem.notFound("setting", domain + "." + key);
    }
    return setting;
  }

  private static void add(Setting<?> setting) {
    ALL.put(setting.name(), setting);
  }
}
