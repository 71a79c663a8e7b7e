package io.dotmac.sub.billing.gateway.collect;

import io.dotmac.sub.billing.gateway.ChargeLookup;
import io.dotmac.sub.billing.gateway.ChargeOutcome;
import io.dotmac.sub.billing.gateway.PaymentGateway;
import io.dotmac.sub.billing.gateway.provider.PaymentMethod;
import io.dotmac.sub.billing.gateway.provider.PaymentProvider;
import io.dotmac.sub.billing.gateway.provider.PaymentProviders;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentStatus;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks providers what became of attempts whose end is not known here, until it is. */
public final class AttemptSweeper {
  /** What the payer is still busy with is left alone that long. */
  public static final Duration GRACE = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(AttemptSweeper.class);
  private static final int AT_ONCE = 200;

  private final Database db;
  private final Attempts attempts;
  private final PaymentProviders providers;
  private final RefundPayment refunds;

  /** Sweeps attempts to collect, and by {@code refunds} those to send money back. */
  public AttemptSweeper(
      Database db, Attempts attempts, PaymentProviders providers, RefundPayment refunds) {
    this.db = db;
    this.attempts = attempts;
    this.providers = providers;
    this.refunds = refunds;
  }

  private record Open(PaymentId payment, PaymentGateway gateway, ChargeLookup lookup) {}

  /**
   * What a sweep did.
   *
   * @param asked how many were asked about
   * @param ended how many are now known to have arrived, failed or gone back
   */
  public record Sweep(int asked, int ended) {
    @Override
    public String toString() {
      return asked + " asked about, " + ended + " ended";
    }
  }

  /** Asks about everything that was last asked about {@code grace} ago or longer. */
  public Sweep sweep(Caller caller, Duration grace) {
    List<PaymentId> open = db.inTx(caller, tx -> open(tx, grace));
    int ended = 0;
    for (PaymentId id : open) {
      try {
        ended += settle(caller, id) instanceof PaymentOutcome.InDoubt ? 0 : 1;
      } catch (RuntimeException e) {
        LOG.warn("payment {} stays in doubt", id, e);
      }
    }
    Sweep back = refunds.sweep(caller, grace);
    return new Sweep(open.size() + back.asked(), ended + back.ended());
  }

  /** Asks about one payment; one whose end is known is not asked about. */
  public PaymentOutcome settle(Caller caller, PaymentId id) {
    Optional<Open> open = db.inTx(caller, tx -> lookup(tx, id));
    if (open.isEmpty()) {
      return db.inTx(caller, tx -> attempts.standing(tx.require(Payment.class, id), "by hand"));
    }
    ChargeOutcome outcome = open.get().gateway().inquire(open.get().lookup());
    return db.inTx(caller, tx -> attempts.record(tx, id, outcome));
  }

  private Optional<Open> lookup(Tx tx, PaymentId id) {
    Payment payment = tx.require(Payment.class, id);
    if (payment.status() != PaymentStatus.PENDING || payment.provider().isEmpty()) {
      return Optional.empty();
    }
    PaymentProvider provider =
        tx.require(PaymentProvider.class, payment.provider().get());
    return Optional.of(new Open(
        id,
        providers.gateway(provider),
        lookup(tx, payment, payment.externalId().orElse(null))));
  }

  /** How a provider is asked about a payment that it calls {@code externalId}. */
  public static ChargeLookup lookup(Tx tx, Payment payment, @Nullable String externalId) {
    return new ChargeLookup(
        payment.id().toString(),
        externalId,
        payment.amount(),
        payment.createdAt(),
        payment
            .savedMethod()
            .flatMap(id -> tx.require(PaymentMethod.class, id).saved())
            .orElse(null),
        Attempts.describe(tx, payment));
  }

  private static List<PaymentId> open(Tx tx, Duration grace) {
    return tx
        .session()
        .createSelectionQuery(
            "from Payment e where e.status = io.dotmac.sub.billing.payment.PaymentStatus.PENDING"
                + " and e.provider is not null and e.doubt is null and e.askedAt <= :before"
                + " order by e.askedAt",
            Payment.class)
        .setParameter("before", tx.systemNow().minus(grace))
        .setMaxResults(AT_ONCE)
        .getResultList()
        .stream()
        .map(Payment::id)
        .toList();
  }
}
