package io.dotmac.sub.server.api.event;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a told event is about, once it is known that all of it exists. */
final class Subjects {
  private Subjects() {}

  static EventContext checked(Tx tx, PublishEvent body) {
    Checks checks = new Checks();
    check(checks, tx, "subscriber_id", Subscriber.class, body.subscriberId(), SubscriberId::new);
    check(checks, tx, "account_id", BillingAccount.class, body.accountId(), AccountId::new);
    check(
        checks,
        tx,
        "subscription_id",
        Subscription.class,
        body.subscriptionId(),
        SubscriptionId::new);
    check(checks, tx, "invoice_id", Invoice.class, body.invoiceId(), InvoiceId::new);
    checks.done();
    return new EventContext(
        body.subscriberId(), body.accountId(), body.subscriptionId(), body.invoiceId(), null);
  }

  private static void check(
      Checks checks,
      Tx tx,
      String field,
      Class<?> type,
      @Nullable UUID id,
      Function<UUID, ? extends Id> typed) {
    checks.rule(
        id == null || tx.find(type, typed.apply(id)).isPresent(),
        "/" + field,
        "unknown",
        "no " + Tx.thing(type) + " " + id + " exists");
  }
}
