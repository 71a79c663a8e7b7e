package io.dotmac.sub.billing.gateway.collect;

import io.dotmac.sub.billing.gateway.PaymentGateway;
import io.dotmac.sub.billing.gateway.ProviderNews;
import io.dotmac.sub.billing.gateway.RefundOutcome;
import io.dotmac.sub.billing.gateway.RefundRequest;
import io.dotmac.sub.billing.gateway.provider.PaymentProvider;
import io.dotmac.sub.billing.gateway.provider.PaymentProviders;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends money of a payment back. Through a gateway it is recorded, asked for, and booked once the
 * provider says so; what people received by hand is booked at once.
 */
public final class RefundPayment {
  private static final Logger LOG = LoggerFactory.getLogger(RefundPayment.class);
  private static final int AT_ONCE = 200;

  private final Database db;
  private final Payments payments;
  private final PaymentProviders providers;

  /** Refunds of those payments. */
  public RefundPayment(Database db, Payments payments, PaymentProviders providers) {
    this.db = db;
    this.payments = payments;
    this.providers = providers;
  }

  private record Asked(RefundAttemptId id, PaymentGateway gateway, RefundRequest request) {}

  /**
   * Sends money back.
   *
   * @param amount absent: all that is left of it
   * @param key the same key sends it once
   * @return how the attempt stands; empty when it was booked at once
   */
  public Optional<RefundAttempt> refund(
      Caller caller,
      PaymentId payment,
      @Nullable Money amount,
      @Nullable String reason,
      @Nullable String key) {
    Optional<RefundAttemptId> attempt =
        db.inTx(caller, tx -> begin(tx, payment, amount, reason, key));
    attempt.ifPresent(id -> ask(caller, id));
    return db.inTx(caller, tx -> attempt.map(id -> tx.require(RefundAttempt.class, id)));
  }

  /** Asks again for everything whose end is not known and that was asked for long enough ago. */
  AttemptSweeper.Sweep sweep(Caller caller, Duration grace) {
    List<RefundAttemptId> open = db.inTx(
        caller,
        tx -> tx
            .session()
            .createSelectionQuery(
                "from RefundAttempt e where e.status ="
                    + " io.dotmac.sub.billing.gateway.collect.RefundAttemptStatus.PENDING"
                    + " and e.askedAt <= :before order by e.askedAt",
                RefundAttempt.class)
            .setParameter("before", tx.systemNow().minus(grace))
            .setMaxResults(AT_ONCE)
            .getResultList()
            .stream()
            .map(RefundAttempt::id)
            .toList());
    int ended = 0;
    for (RefundAttemptId id : open) {
      ended += ask(caller, id) ? 1 : 0;
    }
    return new AttemptSweeper.Sweep(open.size(), ended);
  }

  /** Records a refund that was made at the provider, or that one of ours succeeded; once. */
  public Optional<PaymentId> known(Tx tx, PaymentId id, ProviderNews.OfRefund news) {
    Payment payment = payments.locked(tx, tx.require(Payment.class, id));
    Optional<RefundAttempt> ours = attempt(tx, news);
    if (ours.isPresent()) {
      record(tx, ours.get(), new RefundOutcome.Refunded(news.externalId(), news.amount()));
    } else if (payment.hasArrived()) {
      payments.refund(
          tx, id, news.amount(), "refunded at the provider", "provider-" + news.externalId());
    }
    return Optional.of(id);
  }

  private Optional<RefundAttemptId> begin(
      Tx tx, PaymentId id, @Nullable Money amount, @Nullable String reason, @Nullable String key) {
    Payment payment = payments.locked(tx, payments.require(tx, id));
    if (payment.provider().isEmpty()) {
      payments.refund(tx, id, amount, reason, key);
      return Optional.empty();
    }
    Optional<RefundAttempt> known = key == null ? Optional.empty() : byKey(tx, key);
    if (known.isPresent()) {
      if (!known.get().payment().equals(id)) {
        throw Problem.conflict(
            "idempotency_key", "this idempotency key was used for another refund already");
      }
      return known.map(RefundAttempt::id);
    }
    Money left = payment.amount().minus(payment.refunded()).minus(pending(tx, payment));
    Money back = amount == null ? left : amount;
    payment.requireRefundable(back);
    if (!back.currency().equals(payment.currency())
        || !back.isPositive()
        || back.compareTo(left) > 0) {
      throw Problem.invalid(
          "/amount", "range", "expected more than 0 and at most " + left + ", found " + back);
    }
    RefundAttempt attempt = new RefundAttempt(id, back, reason, key, tx.systemNow());
    tx.save(attempt);
    return Optional.of(attempt.id());
  }

  /** Whether its end is known afterwards. */
  private boolean ask(Caller caller, RefundAttemptId id) {
    Optional<Asked> asked = db.inTx(caller, tx -> asked(tx, id));
    if (asked.isEmpty()) {
      return true;
    }
    RefundOutcome outcome;
    try {
      outcome = asked.get().gateway().refund(asked.get().request());
    } catch (RuntimeException e) {
      LOG.warn("refund {} ended without an answer", id, e);
      outcome = new RefundOutcome.Unknown("the gateway failed");
    }
    RefundOutcome answer = outcome;
    return db.inTx(caller, tx -> {
      RefundAttempt attempt = tx.require(RefundAttempt.class, id);
      payments.locked(tx, tx.require(Payment.class, attempt.payment()));
      tx.session().refresh(attempt);
      return record(tx, attempt, answer);
    });
  }

  private boolean record(Tx tx, RefundAttempt attempt, RefundOutcome outcome) {
    if (attempt.status() != RefundAttemptStatus.PENDING) {
      return true;
    }
    return outcome.match(
        refunded -> {
          attempt.succeed(refunded.externalId());
          if (!refunded.amount().equals(attempt.amount())) {
            LOG.warn("refund {}: asked {}, sent {}", attempt.id(), attempt.amount(), refunded);
          }
          payments.refund(
              tx,
              attempt.payment(),
              refunded.amount(),
              attempt.reason().orElse(null),
              "provider-" + refunded.externalId());
          return true;
        },
        refused -> {
          attempt.fail(refused.code());
          return true;
        },
        unknown -> {
          attempt.asked(tx.systemNow());
          return false;
        });
  }

  private Optional<Asked> asked(Tx tx, RefundAttemptId id) {
    RefundAttempt attempt = tx.require(RefundAttempt.class, id);
    if (attempt.status() != RefundAttemptStatus.PENDING) {
      return Optional.empty();
    }
    Payment payment = tx.require(Payment.class, attempt.payment());
    PaymentProvider provider =
        tx.require(PaymentProvider.class, payment.provider().orElseThrow());
    return Optional.of(new Asked(
        id,
        providers.gateway(provider),
        new RefundRequest(
            id.toString(),
            payment.externalId().orElseThrow(),
            attempt.amount(),
            attempt.reason().orElse(null))));
  }

  private static Optional<RefundAttempt> attempt(Tx tx, ProviderNews.OfRefund news) {
    Optional<RefundAttempt> named = named(tx, news.key());
    return named.isPresent()
        ? named
        : tx.session()
            .createSelectionQuery(
                "from RefundAttempt e where e.externalId = :id", RefundAttempt.class)
            .setParameter("id", news.externalId())
            .setMaxResults(1)
            .uniqueResultOptional();
  }

  private static Optional<RefundAttempt> named(Tx tx, @Nullable String key) {
    try {
      return key == null
          ? Optional.empty()
          : tx.find(RefundAttempt.class, RefundAttemptId.parse(key));
    } catch (ProblemException notOurs) {
      return Optional.empty();
    }
  }

  private static Optional<RefundAttempt> byKey(Tx tx, String key) {
    return tx.session()
        .createSelectionQuery(
            "from RefundAttempt e where e.idempotencyKey = :key", RefundAttempt.class)
        .setParameter("key", key)
        .uniqueResultOptional();
  }

  private static Money pending(Tx tx, Payment payment) {
    List<RefundAttempt> open = tx.session()
        .createSelectionQuery(
            "from RefundAttempt e where e.payment = :payment and e.status ="
                + " io.dotmac.sub.billing.gateway.collect.RefundAttemptStatus.PENDING",
            RefundAttempt.class)
        .setParameter("payment", payment.id())
        .getResultList();
    return Money.sum(
        payment.currency(), open.stream().map(RefundAttempt::amount).toList());
  }
}
