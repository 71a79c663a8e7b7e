package io.dotmac.sub.billing.gateway.event;

import io.dotmac.sub.billing.gateway.ChargeLookup;
import io.dotmac.sub.billing.gateway.ChargeOutcome;
import io.dotmac.sub.billing.gateway.PaymentGateway;
import io.dotmac.sub.billing.gateway.ProviderNews;
import io.dotmac.sub.billing.gateway.WebhookDelivery;
import io.dotmac.sub.billing.gateway.WebhookVerdict;
import io.dotmac.sub.billing.gateway.collect.AttemptSweeper;
import io.dotmac.sub.billing.gateway.collect.Attempts;
import io.dotmac.sub.billing.gateway.collect.RefundPayment;
import io.dotmac.sub.billing.gateway.provider.PaymentMethods;
import io.dotmac.sub.billing.gateway.provider.PaymentProvider;
import io.dotmac.sub.billing.gateway.provider.PaymentProviders;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a message of a provider: verified, stored, and then acted on. */
public final class ReceiveWebhook {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiveWebhook.class);
  private static final String NOT_OURS = "not about a payment of ours";
  private static final int MOST_ATTEMPTS = 12;
  private static final int AT_ONCE = 200;

  private final Database db;
  private final PaymentProviders providers;
  private final Attempts attempts;
  private final RefundPayment refunds;
  private final Disputes disputes;

  /** Takes the messages of those providers. */
  public ReceiveWebhook(
      Database db,
      PaymentProviders providers,
      Attempts attempts,
      RefundPayment refunds,
      Disputes disputes) {
    this.db = db;
    this.providers = providers;
    this.attempts = attempts;
    this.refunds = refunds;
    this.disputes = disputes;
  }

  /** What became of a message. */
  public sealed interface Receipt {
    /** It is stored, and ours to act on; {@code fresh} unless it came before. */
    record Stored(ProviderEventId event, boolean fresh) implements Receipt {}

    /** It is not from the provider. */
    record Refused(String reason) implements Receipt {}

    /** It could not be verified or stored: it shall be sent again. */
    record SendAgain(String reason) implements Receipt {}
  }

  private record Door(PaymentProviderId provider, PaymentGateway gateway) {}

  private record Known(PaymentGateway gateway, ProviderNews news, PaymentProviderId provider) {}

  /**
   * Takes a message.
   *
   * @param provider as the address says: an id, a name or a gateway
   */
  public Receipt receive(TenantId tenant, String provider, WebhookDelivery delivery) {
    Caller caller = Caller.system(tenant, "payment-webhook");
    Door door = db.inTx(
        caller,
        tx -> providers
            .named(tx, provider)
            .map(found -> new Door(found.id(), providers.gateway(found)))
            .orElseThrow(() -> Problem.notFound("payment provider", provider)));
    WebhookVerdict verdict = door.gateway().verify(delivery);
    return verdict.match(
        genuine -> store(caller, door, genuine, delivery.body()),
        forged -> new Receipt.Refused(forged.reason()),
        unverifiable -> new Receipt.SendAgain(unverifiable.reason()));
  }

  private Receipt store(Caller caller, Door door, WebhookVerdict.Genuine genuine, String payload) {
    ProviderEvent event;
    try {
      event = db.inTx(caller, tx -> ProviderEvents.store(tx, door.provider(), genuine, payload));
    } catch (ProblemException raced) {
      // The same message came twice at the same time: the other one is being looked at.
      event = db.inTx(caller, tx -> ProviderEvents.find(tx, door.provider(), genuine.eventId()))
          .orElseThrow(() -> raced);
    }
    boolean fresh = event.status() != ProviderEventStatus.PROCESSED;
    if (fresh) {
      process(caller, event.id());
    }
    return new Receipt.Stored(event.id(), fresh);
  }

  /** Looks at a stored message once more, also at one that was processed. */
  public ProviderEvent replay(Caller caller, ProviderEventId id) {
    db.run(caller, tx -> tx.require(ProviderEvent.class, id).replay());
    process(caller, id);
    return db.inTx(caller, tx -> tx.require(ProviderEvent.class, id));
  }

  /** Tries again what could not be processed; gives how many were. */
  public int retry(Caller caller) {
    int done = 0;
    for (ProviderEventId id :
        db.inTx(caller, tx -> ProviderEvents.open(tx, MOST_ATTEMPTS, AT_ONCE))) {
      done += process(caller, id) ? 1 : 0;
    }
    return done;
  }

  /** Never throws: what went wrong is written to the message. */
  private boolean process(Caller caller, ProviderEventId id) {
    try {
      Known known = db.inTx(caller, tx -> known(tx, id));
      return known
          .news()
          .match(
              charge -> charge(caller, id, known, charge),
              refund -> apply(
                  caller,
                  id,
                  NOT_OURS,
                  tx -> payment(tx, known, null, refund.charge())
                      .flatMap(about -> refunds.known(tx, about, refund))),
              dispute -> apply(
                  caller,
                  id,
                  NOT_OURS,
                  tx -> payment(tx, known, null, dispute.charge())
                      .map(about -> disputes.record(tx, known.provider(), about, dispute))),
              method -> apply(caller, id, "a saved way to pay was taken back", tx -> {
                PaymentMethods.takenBack(tx, known.provider(), method.token());
                return Optional.empty();
              }),
              nothing -> apply(caller, id, NOT_OURS, tx -> Optional.empty()));
    } catch (RuntimeException e) {
      LOG.warn("message {} of a payment provider could not be processed", id, e);
      db.run(caller, tx -> tx.lock(ProviderEvent.class, id).failed(String.valueOf(e.getMessage())));
      return false;
    }
  }

  private Known known(Tx tx, ProviderEventId id) {
    ProviderEvent event = tx.require(ProviderEvent.class, id);
    PaymentGateway gateway = providers.gateway(tx.require(PaymentProvider.class, event.provider()));
    return new Known(gateway, gateway.read(event.payload()), event.provider());
  }

  /** Asks what became of the charge, with no transaction open, and records the answer. */
  private boolean charge(
      Caller caller, ProviderEventId id, Known known, ProviderNews.OfCharge news) {
    Optional<ChargeLookup> lookup = db.inTx(
        caller,
        tx -> payment(tx, known, news.key(), news.externalId())
            .map(about -> tx.require(Payment.class, about))
            // A page may know more than the one attempt on it that a message is about.
            .map(payment -> AttemptSweeper.lookup(
                tx, payment, payment.externalId().orElse(news.externalId()))));
    if (lookup.isEmpty()) {
      return apply(caller, id, NOT_OURS, tx -> Optional.empty());
    }
    ChargeOutcome outcome = known.gateway().inquire(lookup.get());
    if (outcome instanceof ChargeOutcome.Unknown unknown) {
      throw new IllegalStateException("the provider did not say: " + unknown.reason());
    }
    PaymentId about = PaymentId.parse(lookup.get().key());
    return apply(
        caller,
        id,
        NOT_OURS,
        tx -> Optional.of(attempts.record(tx, about, outcome).payment()));
  }

  /** Effect and mark are one transaction, so the effect happens once. */
  private boolean apply(
      Caller caller,
      ProviderEventId id,
      String otherwise,
      Function<Tx, Optional<PaymentId>> effect) {
    db.run(caller, tx -> {
      ProviderEvent event = tx.lock(ProviderEvent.class, id);
      if (event.status() == ProviderEventStatus.PROCESSED) {
        return;
      }
      Optional<PaymentId> about = effect.apply(tx);
      event.processed(about.orElse(null), about.isEmpty() ? otherwise : null, tx.systemNow());
    });
    return true;
  }

  /** By the key the message repeats, else by the provider's name for the charge. */
  private static Optional<PaymentId> payment(
      Tx tx, Known known, @Nullable String key, String externalId) {
    Optional<Payment> byKey = key == null ? Optional.empty() : byKey(tx, key);
    if (byKey.isEmpty()) {
      byKey = tx.session()
          .createSelectionQuery(
              "from Payment e where e.provider.value = :provider and e.externalId = :id",
              Payment.class)
          .setParameter("provider", known.provider().value())
          .setParameter("id", externalId)
          .uniqueResultOptional();
    }
    return byKey
        .filter(payment -> payment.provider().equals(Optional.of(known.provider())))
        .map(Payment::id);
  }

  private static Optional<Payment> byKey(Tx tx, String key) {
    try {
      return tx.find(Payment.class, PaymentId.parse(key));
    } catch (ProblemException notOurs) {
      return Optional.empty();
    }
  }
}
