package io.dotmac.sub.billing.gateway.event;

import io.dotmac.sub.billing.gateway.ProviderNews;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.Optional;
import java.util.UUID;

/** Disputes: while one is open nothing is booked; one that is lost takes the payment back. */
public final class Disputes {
  /** All of them; staff only. */
  public static final Listing<Dispute> LISTING = Listing.of(Dispute.class)
      .filter("status", "e.status = :status", text -> WireName.parse(DisputeStatus.class, text))
      .filter("payment_id", "e.payment.value = :payment_id", UUID::fromString)
      .sort("opened_at", "e.openedAt")
      .defaultSort("-opened_at");

  private final Payments payments;

  /** Disputes over those payments. */
  public Disputes(Payments payments) {
    this.payments = payments;
  }

  /** Records how a dispute stands. An end that is known stays, whatever comes late. */
  PaymentId record(Tx tx, PaymentProviderId provider, PaymentId id, ProviderNews.OfDispute news) {
    Payment payment = payments.locked(tx, tx.require(Payment.class, id));
    Dispute dispute = find(tx, provider, news.externalId()).orElseGet(() -> {
      Dispute opened = new Dispute(id, provider, news, tx.now());
      tx.save(opened);
      tx.session().flush();
      return opened;
    });
    if (dispute.status() != DisputeStatus.OPEN || news.standing() == ProviderNews.Standing.OPEN) {
      return id;
    }
    boolean lost = news.standing() == ProviderNews.Standing.LOST;
    dispute.close(lost ? DisputeStatus.LOST : DisputeStatus.WON, tx.now());
    tx.session().flush();
    if (lost && payment.hasArrived()) {
      takeBack(tx, payment, dispute);
    }
    return id;
  }

  /** All that is left is a reversal; a part is money that went back. */
  private void takeBack(Tx tx, Payment payment, Dispute dispute) {
    Money left = payment.amount().minus(payment.refunded());
    if (left.isZero()) {
      return;
    }
    if (dispute.amount().compareTo(left) >= 0) {
      payments.reverse(tx, payment.id(), "chargeback");
    } else {
      payments.refund(
          tx, payment.id(), dispute.amount(), "chargeback", "dispute-" + dispute.externalId());
    }
  }

  private static Optional<Dispute> find(Tx tx, PaymentProviderId provider, String externalId) {
    return tx.session()
        .createSelectionQuery(
            "from Dispute e where e.provider.value = :provider and e.externalId = :id",
            Dispute.class)
        .setParameter("provider", provider.value())
        .setParameter("id", externalId)
        .uniqueResultOptional();
  }
}
