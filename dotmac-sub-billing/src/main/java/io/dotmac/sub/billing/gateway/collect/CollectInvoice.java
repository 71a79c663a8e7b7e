package io.dotmac.sub.billing.gateway.collect;

import io.dotmac.sub.billing.gateway.ChargeOutcome;
import io.dotmac.sub.billing.gateway.ChargeRequest;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.net.URI;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects money through a gateway: record the attempt, call out, record what happened. */
public final class CollectInvoice {
  private static final Logger LOG = LoggerFactory.getLogger(CollectInvoice.class);

  private final Database db;
  private final Attempts attempts;

  /** Collects by those attempts. */
  public CollectInvoice(Database db, Attempts attempts) {
    this.db = db;
    this.attempts = attempts;
  }

  /** Asks for the money and gives what became of it, as far as that is known. */
  public PaymentOutcome collect(Caller caller, CollectRequest wanted) {
    return finish(caller, db.inTx(caller, tx -> attempts.begin(tx, wanted)), wanted.returnTo());
  }

  /** As {@link #collect}; the attempt is recorded together with what {@code begin} does. */
  public PaymentOutcome collect(
      Caller caller, Function<Tx, CollectRequest> begin, BiConsumer<Tx, PaymentId> begun) {
    Attempt attempt = db.inTx(caller, tx -> {
      Attempt made = attempts.begin(tx, begin.apply(tx));
      begun.accept(tx, made.payment());
      return made;
    });
    return finish(caller, attempt, null);
  }

  private PaymentOutcome finish(Caller caller, Attempt attempt, @Nullable URI returnTo) {
    if (!attempt.fresh()) {
      return db.inTx(
          caller, tx -> attempts.standing(tx.require(Payment.class, attempt.payment()), "asked"));
    }
    // No transaction is open here: a slow gateway must not hold a row lock.
    ChargeOutcome outcome = charge(attempt, returnTo);
    return db.inTx(caller, tx -> attempts.record(tx, attempt.payment(), outcome));
  }

  private static ChargeOutcome charge(Attempt attempt, @Nullable URI returnTo) {
    String key = attempt.payment().toString();
    URI back = returnTo == null ? null : URI.create(returnTo + key);
    try {
      return attempt
          .gateway()
          .charge(new ChargeRequest(
              key, attempt.amount(), attempt.method(), attempt.description(), back));
    } catch (RuntimeException e) {
      // A fault of an adapter says nothing about the money.
      LOG.warn("the charge of payment {} ended without an answer", key, e);
      return new ChargeOutcome.Unknown("the gateway failed");
    }
  }
}
