package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.Subscriptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Providers with many services, and what their invoices amount to. */
final class ManyServices {
  static final String DATE = "2026-03-15";

  private static final String INVOICES =
      "select coalesce(bit_xor(hashtextextended(b.account_number || i.total_minor || l.component"
          + " || l.span_start || l.span_end || l.amount_minor || l.line_no, 0)), 0)"
          + " from invoice i join billing_account b on b.tenant_id = i.tenant_id"
          + " and b.id = i.account_id join invoice_line l on l.tenant_id = i.tenant_id"
          + " and l.invoice_id = i.id where i.status <> 'void'";

  private ManyServices() {}

  /** A provider with so many services that began on sixty days in turn. */
  static Isp provider(int services) {
    return provider(Isp.open(), services);
  }

  /** Gives a provider so many services that began on sixty days in turn. */
  static Isp provider(Isp isp, int services) {
    OfferId plan = isp.plan("Fiber 50", "15000");
    for (int from = 0; from < services; from += 500) {
      int first = from;
      int last = Math.min(services, from + 500);
      isp.tx(tx -> {
        List<NewSubscriber> people = new ArrayList<>();
        for (int i = first; i < last; i++) {
          people.add(NewSubscriber.of(SubscriberDetails.of(
              Person.of("Ada", "No" + i, "a" + i + "@example.net"), PostalAddress.NONE, "NGN")));
        }
        List<NewSubscription> wanted = new ArrayList<>();
        int number = first;
        for (Subscriber each : new Subscribers().createAll(tx, people)) {
          LocalDate since = LocalDate.of(2026, 1, 1).plusDays(number++ % 60);
          wanted.add(NewSubscription.active(each.id(), plan, since));
        }
        return new Subscriptions().createAll(tx, wanted).size();
      });
    }
    return isp;
  }

  /** A number that is the same when accounts, lines, spans and amounts are the same. */
  static long invoices(Isp isp) {
    return isp.count(INVOICES);
  }
}
