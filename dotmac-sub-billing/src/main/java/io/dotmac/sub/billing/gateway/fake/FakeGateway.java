package io.dotmac.sub.billing.gateway.fake;

import io.dotmac.sub.billing.gateway.ChargeLookup;
import io.dotmac.sub.billing.gateway.ChargeOutcome;
import io.dotmac.sub.billing.gateway.ChargeRequest;
import io.dotmac.sub.billing.gateway.PaymentGateway;
import io.dotmac.sub.billing.gateway.ProviderNews;
import io.dotmac.sub.billing.gateway.RefundOutcome;
import io.dotmac.sub.billing.gateway.RefundRequest;
import io.dotmac.sub.billing.gateway.SavedMethod;
import io.dotmac.sub.billing.gateway.SetupOutcome;
import io.dotmac.sub.billing.gateway.SetupRequest;
import io.dotmac.sub.billing.gateway.WebhookDelivery;
import io.dotmac.sub.billing.gateway.WebhookVerdict;
import io.dotmac.sub.core.money.Money;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider in memory. It answers as its script says, keeps to the rules of real ones (the same
 * key has its effect once, a refund is never more than was taken), and signs messages that a test
 * may deliver twice, late, in another order, or not at all.
 *
 * <p>Payments without a saved method are completed on a page: {@link #approve} and {@link #refuse}
 * are its buttons. What it knows is gone when the process ends; then it says of a charge it does
 * not know that it was never received.
 */
public final class FakeGateway implements PaymentGateway {
  private static final String METHOD = "tok_ok_card";

  private final FakeSigner signer;
  private final String page;
  private final Map<String, Charge> byKey = new ConcurrentHashMap<>();
  private final Map<String, Charge> byId = new ConcurrentHashMap<>();
  private final Map<String, RefundOutcome> refunds = new ConcurrentHashMap<>();
  private final Map<String, SetupOutcome> setups = new ConcurrentHashMap<>();
  private final Deque<FakeScript> script = new ArrayDeque<>();
  private final List<WebhookDelivery> outbox = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();

  /**
   * A provider with no charges.
   *
   * @param page the address of its page, to which a charge's name is added
   * @param secret signs its messages
   * @param clock tells their age
   */
  public FakeGateway(String page, String secret, Clock clock) {
    this.page = page;
    this.signer = new FakeSigner(secret, clock);
  }

  /** A charge as it stands; its lock is itself. */
  private static final class Charge {
    final String id;
    final ChargeRequest request;
    ChargeOutcome outcome;
    long refunded;

    Charge(String id, ChargeRequest request, ChargeOutcome outcome) {
      this.id = id;
      this.request = request;
      this.outcome = outcome;
    }
  }

  /** The next charge does this, whatever its method says. */
  public FakeGateway next(FakeScript behaviour) {
    synchronized (script) {
      script.add(behaviour);
    }
    return this;
  }

  /** How often money was taken. */
  public long taken() {
    return byKey.values().stream()
        .filter(charge -> charge.outcome instanceof ChargeOutcome.Settled)
        .count();
  }

  /** How often anything was asked. */
  public int calls() {
    return calls.get();
  }

  /** The messages it sent so far, the oldest first. */
  public List<WebhookDelivery> sent() {
    return List.copyOf(outbox);
  }

  @Override
  public ChargeOutcome charge(ChargeRequest request) {
    calls.incrementAndGet();
    FakeScript behaviour = behaviour(request);
    if (behaviour == FakeScript.TIMEOUT_BEFORE) {
      return new ChargeOutcome.Unknown("no answer");
    }
    Charge charge = byKey.computeIfAbsent(request.key(), key -> {
      Charge made = new Charge("fake_" + key, request, perform(behaviour, key, request));
      byId.put(made.id, made);
      tell(made);
      return made;
    });
    return behaviour == FakeScript.TIMEOUT_AFTER
        ? new ChargeOutcome.Unknown("no answer")
        : charge.outcome;
  }

  @Override
  public ChargeOutcome inquire(ChargeLookup lookup) {
    calls.incrementAndGet();
    Charge charge = byKey.get(lookup.key());
    return charge == null ? new ChargeOutcome.Declined(null, "not_received", true) : charge.outcome;
  }

  @Override
  public RefundOutcome refund(RefundRequest request) {
    calls.incrementAndGet();
    return refunds.computeIfAbsent(request.key(), key -> {
      Charge charge = byId.get(request.charge());
      if (charge != null && !take(charge, request.amount())) {
        return new RefundOutcome.Refused("more_than_charged");
      }
      String id = "fakeback_" + key;
      outbox.add(signer.refund(id, key, request.charge(), request.amount()));
      return new RefundOutcome.Refunded(id, request.amount());
    });
  }

  @Override
  public SetupOutcome setup(SetupRequest request) {
    SetupOutcome.AtPage waiting = new SetupOutcome.AtPage(
        "fakeset_" + request.key(), URI.create(page + "fakeset_" + request.key()));
    setups.putIfAbsent(waiting.setupId(), waiting);
    return waiting;
  }

  @Override
  public SetupOutcome finishSetup(String setupId) {
    return setups.getOrDefault(setupId, new SetupOutcome.Failed("not_received"));
  }

  @Override
  public void forget(String token) {
    calls.incrementAndGet();
  }

  @Override
  public WebhookVerdict verify(WebhookDelivery delivery) {
    return signer.verify(delivery);
  }

  @Override
  public ProviderNews read(String payload) {
    return FakeSigner.read(payload);
  }

  /** The payer agrees on the page. */
  public void approve(String id) {
    Charge charge = byId.get(id);
    if (charge != null && charge.outcome instanceof ChargeOutcome.AwaitingPayer) {
      charge.outcome = new ChargeOutcome.Settled(charge.id, charge.request.amount());
      tell(charge);
    } else if (setups.get(id) instanceof SetupOutcome.AtPage) {
      // A new card each time, as a provider would say.
      int no = setups.size();
      setups.put(
          id,
          new SetupOutcome.Saved(
              id.substring("fakeset_".length()),
              new SavedMethod(
                  METHOD + "_" + id,
                  "fakecustomer",
                  "visa",
                  "%04d".formatted(4241 + no),
                  12,
                  2099)));
    }
  }

  /** The payer turns away. */
  public void refuse(String id) {
    Charge charge = byId.get(id);
    if (charge != null && charge.outcome instanceof ChargeOutcome.AwaitingPayer) {
      charge.outcome = new ChargeOutcome.Declined(charge.id, "refused_by_payer", true);
      tell(charge);
    } else if (setups.containsKey(id)) {
      setups.put(id, new SetupOutcome.Failed("refused_by_payer"));
    }
  }

  /** What a page says about a charge: its amount; empty when there is none of that name. */
  public Optional<ChargeRequest> asked(String id) {
    return Optional.ofNullable(byId.get(id)).map(charge -> charge.request);
  }

  /** The payer's bank says how a dispute over a charge stands. */
  public void dispute(String charge, String dispute, Money amount, ProviderNews.Standing standing) {
    outbox.add(signer.dispute(charge, dispute, amount, standing));
  }

  /** Somebody sends money back at the provider, not through us. */
  public void refundByHand(String charge, String refund, Money amount) {
    outbox.add(signer.refund(refund, null, charge, amount));
  }

  /** A payer takes a saved way to pay back at the provider. */
  public void takeBack(String token) {
    outbox.add(signer.takenBack(token));
  }

  private FakeScript behaviour(ChargeRequest request) {
    synchronized (script) {
      FakeScript planned = script.poll();
      if (planned != null) {
        return planned;
      }
    }
    return request.method() == null
        ? FakeScript.ASK_PAYER
        : FakeScript.of(request.method().token());
  }

  private ChargeOutcome perform(FakeScript behaviour, String key, ChargeRequest request) {
    String id = "fake_" + key;
    Money amount = request.amount();
    switch (behaviour) {
      case INSUFFICIENT_FUNDS:
        return new ChargeOutcome.Declined(id, "insufficient_funds", true);
      case STOLEN_CARD:
        return new ChargeOutcome.Declined(id, "stolen_card", false);
      case WRONG_AMOUNT:
        return new ChargeOutcome.Settled(id, Money.ofMinor(amount.minor() + 1, amount.currency()));
      case WRONG_CURRENCY:
        return new ChargeOutcome.Settled(id, Money.ofMinor(amount.minor(), other(amount)));
      case ASK_PAYER:
        return new ChargeOutcome.AwaitingPayer(id, URI.create(page + id));
      default:
        return new ChargeOutcome.Settled(id, amount);
    }
  }

  private static Currency other(Money amount) {
    return Currency.getInstance(amount.currencyCode().equals("USD") ? "EUR" : "USD");
  }

  private static boolean take(Charge charge, Money amount) {
    synchronized (charge) {
      if (charge.refunded + amount.minor() > charge.request.amount().minor()) {
        return false;
      }
      charge.refunded += amount.minor();
      return true;
    }
  }

  private void tell(Charge charge) {
    outbox.add(signer.charge(charge.id, charge.request.key()));
  }
}
