package io.dotmac.sub.billing.gateway.collect;

import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.gateway.ChargeOutcome;
import io.dotmac.sub.billing.gateway.PaymentGateway;
import io.dotmac.sub.billing.gateway.SavedMethod;
import io.dotmac.sub.billing.gateway.provider.PaymentMethod;
import io.dotmac.sub.billing.gateway.provider.PaymentMethods;
import io.dotmac.sub.billing.gateway.provider.PaymentProvider;
import io.dotmac.sub.billing.gateway.provider.PaymentProviders;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.Invoices;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.PaymentStatus;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.billing.payment.ProviderType;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Both ends of an attempt to collect: what is recorded before the call, and after it. */
public final class Attempts {
  private final Payments payments;
  private final PaymentProviders providers;
  private final List<AttemptWatcher> watchers = new CopyOnWriteArrayList<>();

  /** Attempts by those providers. */
  public Attempts(Payments payments, PaymentProviders providers) {
    this.payments = payments;
    this.providers = providers;
  }

  /** Tells {@code watcher} of every end from now on. */
  public void watch(AttemptWatcher watcher) {
    watchers.add(watcher);
  }

  /** Records that money will be asked for. */
  Attempt begin(Tx tx, CollectRequest wanted) {
    BillingAccount account = BillingAccounts.visible(tx, wanted.account());
    PaymentMethod method = wanted.method() == null ? null : method(tx, wanted.method(), account);
    PaymentProvider provider = providers.choose(
        tx, method == null ? wanted.provider() : method.provider().orElse(wanted.provider()));
    PaymentGateway gateway = providers.gateway(provider);
    BillingAccounts.lock(tx, account.id());
    SavedMethod saved = method == null ? null : method.saved().orElseThrow();
    Optional<Payment> known =
        wanted.key() == null ? Optional.empty() : payments.byKey(tx, wanted.key());
    if (known.isPresent()) {
      requireSame(known.get(), wanted);
      return new Attempt(
          known.get().id(), gateway, known.get().amount(), saved, known.get().number(), false);
    }
    NewPayment asked = new NewPayment(
        account.id(),
        amount(tx, wanted, account),
        method == null ? usualType(provider) : method.type(),
        wanted.invoice(),
        null,
        null,
        null,
        wanted.key());
    Payment payment = payments
        .begin(tx, asked, provider.id(), wanted.method())
        .orElseThrow(() -> new IllegalStateException("the key was looked for a moment ago"));
    return new Attempt(payment.id(), gateway, payment.amount(), saved, describe(tx, payment), true);
  }

  /** What the payer reads, the same each time it is asked for. */
  static String describe(Tx tx, Payment payment) {
    return tx.tenantInfo().name() + " " + payment.number();
  }

  /**
   * Records what a provider said. What has ended stays as it is, but money that comes after all
   * always counts.
   */
  public PaymentOutcome record(Tx tx, PaymentId id, ChargeOutcome outcome) {
    Payment payment = payments.locked(tx, tx.require(Payment.class, id));
    return outcome.match(
        settled -> settled(tx, payment, settled),
        awaiting -> awaiting(tx, payment, awaiting),
        declined -> declined(tx, payment, declined),
        unknown -> {
          if (payment.status() == PaymentStatus.PENDING) {
            payments.answered(tx, payment, null, null);
          }
          return standing(payment, unknown.reason());
        });
  }

  /** How a payment stands, without asking anybody. */
  public PaymentOutcome standing(Payment payment, String doubt) {
    if (payment.hasArrived()) {
      return new PaymentOutcome.Settled(payment.id(), payment.allocated(), payment.credit());
    }
    if (payment.status() != PaymentStatus.PENDING) {
      return new PaymentOutcome.Declined(
          payment.id(), payment.failureCode().orElse(WireName.of(payment.status())));
    }
    return payment.nextUrl().isPresent()
        ? new PaymentOutcome.AwaitingPayer(
            payment.id(), URI.create(payment.nextUrl().get()))
        : new PaymentOutcome.InDoubt(payment.id(), payment.doubt().orElse(doubt));
  }

  private PaymentOutcome settled(Tx tx, Payment payment, ChargeOutcome.Settled settled) {
    if (payment.hasArrived() || payment.status() == PaymentStatus.REVERSED) {
      return standing(payment, "");
    }
    if (!settled.amount().equals(payment.amount())) {
      payments.answered(tx, payment, settled.externalId(), null);
      String doubt =
          "the provider took " + settled.amount() + ", asked for was " + payment.amount();
      payments.doubt(payment, doubt);
      return new PaymentOutcome.InDoubt(payment.id(), doubt);
    }
    payments.answered(tx, payment, settled.externalId(), null);
    tx.session().flush();
    payments.settle(tx, payment);
    watchers.forEach(each -> each.ended(tx, payment));
    return standing(payment, "");
  }

  private PaymentOutcome awaiting(Tx tx, Payment payment, ChargeOutcome.AwaitingPayer awaiting) {
    if (payment.status() == PaymentStatus.PENDING) {
      URI next = awaiting.next();
      payments.answered(tx, payment, awaiting.externalId(), next == null ? null : next.toString());
    }
    return standing(payment, "the payer has not acted yet");
  }

  private PaymentOutcome declined(Tx tx, Payment payment, ChargeOutcome.Declined declined) {
    if (payment.status() == PaymentStatus.PENDING && payment.doubt().isEmpty()) {
      payments.answered(tx, payment, declined.externalId(), null);
      tx.session().flush();
      payments.fail(tx, payment.id(), declined.code());
      watchers.forEach(each -> each.ended(tx, payment));
    }
    return standing(payment, declined.code());
  }

  private static PaymentMethod method(Tx tx, PaymentMethodId id, BillingAccount account) {
    PaymentMethod method = PaymentMethods.require(tx, id);
    if (!method.account().equals(account.id())
        || !method.isActive()
        || method.saved().isEmpty()
        || !method.isValidOn(tx.today())) {
      throw Problem.invalid(
          "/payment_method_id",
          "payment_method",
          "expected a saved method of this account that is valid, found another");
    }
    return method;
  }

  private static Money amount(Tx tx, CollectRequest wanted, BillingAccount account) {
    if (wanted.amount() != null) {
      return wanted.amount();
    }
    List<Invoice> open = wanted.invoice() == null
        ? Invoices.open(tx, account.id())
        : List.of(tx.require(Invoice.class, wanted.invoice()));
    Money due =
        Money.sum(account.currency(), open.stream().map(Invoice::balanceDue).toList());
    if (!due.isPositive()) {
      throw Problem.conflict("nothing_due", "nothing is open on this account");
    }
    return due;
  }

  private static void requireSame(Payment payment, CollectRequest wanted) {
    Money amount = wanted.amount();
    if (!payment.account().equals(wanted.account())
        || (amount != null && !payment.amount().equals(amount))) {
      throw Problem.conflict(
          "idempotency_key",
          "this idempotency key was used for payment " + payment.number() + " already");
    }
  }

  private static PaymentMethodType usualType(PaymentProvider provider) {
    return provider.type() == ProviderType.PAYPAL
        ? PaymentMethodType.OTHER
        : PaymentMethodType.CARD;
  }
}
