package io.dotmac.sub.billing.gateway.event;

import io.dotmac.sub.billing.gateway.WebhookVerdict;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The messages of providers. */
public final class ProviderEvents {
  /** All of them; staff only. */
  public static final Listing<ProviderEvent> LISTING = Listing.of(ProviderEvent.class)
      .filter(
          "status", "e.status = :status", text -> WireName.parse(ProviderEventStatus.class, text))
      .filter("provider_id", "e.provider.value = :provider_id", UUID::fromString)
      .filter("payment_id", "e.payment.value = :payment_id", UUID::fromString)
      .filter("event_type", "e.type = :event_type", text -> text)
      .filter("external_id", "e.externalId = :external_id", text -> text)
      .sort("received_at", "e.receivedAt")
      .defaultSort("-received_at");

  private ProviderEvents() {}

  /** Stores a message; one that is stored already is given as it is. */
  static ProviderEvent store(
      Tx tx, PaymentProviderId provider, WebhookVerdict.Genuine event, String payload) {
    Optional<ProviderEvent> known = find(tx, provider, event.eventId());
    if (known.isPresent()) {
      return known.get();
    }
    ProviderEvent stored = new ProviderEvent(provider, event, payload, tx.systemNow());
    tx.save(stored);
    tx.session().flush();
    return stored;
  }

  static Optional<ProviderEvent> find(Tx tx, PaymentProviderId provider, String externalId) {
    return tx.session()
        .createSelectionQuery(
            "from ProviderEvent e where e.provider.value = :provider and e.externalId = :id",
            ProviderEvent.class)
        .setParameter("provider", provider.value())
        .setParameter("id", externalId)
        .uniqueResultOptional();
  }

  /** Those to be tried again, the oldest first. */
  static List<ProviderEventId> open(Tx tx, int mostAttempts, int limit) {
    return tx
        .session()
        .createSelectionQuery(
            "from ProviderEvent e where e.status <>"
                + " io.dotmac.sub.billing.gateway.event.ProviderEventStatus.PROCESSED"
                + " and e.attempts < :most order by e.receivedAt",
            ProviderEvent.class)
        .setParameter("most", mostAttempts)
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(ProviderEvent::id)
        .toList();
  }
}
