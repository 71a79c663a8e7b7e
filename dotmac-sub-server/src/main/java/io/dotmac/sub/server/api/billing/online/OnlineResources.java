package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.core.tx.Database;
import java.util.List;

/** Makes the REST resources of payments through providers. */
public final class OnlineResources {
  private OnlineResources() {}

  /** All of them. */
  public static List<Object> of(Database db, OnlinePayments online) {
    return List.of(
        new WebhookResource(online.webhooks()),
        new PaymentProviderResource(db, online.providers()),
        new PaymentMethodResource(db, online.saveMethod()),
        new ProviderEventResource(db, online.webhooks()),
        new DisputeResource(db),
        new CollectResource(db, online),
        new AutopayResource(db, online.autopays()),
        new ScheduledPaymentResource(db, online.scheduled()),
        new UnappliedCashResource(db, online.unapplied()),
        new BankStatementResource(db, online.statements()),
        new BankRowResource(db, online.statements()));
  }
}
