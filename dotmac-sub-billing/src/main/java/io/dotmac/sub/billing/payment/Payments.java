package io.dotmac.sub.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.Invoices;
import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.billing.number.NumberingPolicy;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments: money that arrives, pays the oldest invoices and may go back. */
public final class Payments {
  /** All payments. */
  public static final Listing<Payment> LISTING = Listing.of(Payment.class)
      .filter("status", "e.status = :status", text -> WireName.parse(PaymentStatus.class, text))
      .filter("account_id", "e.account.value = :account_id", UUID::fromString)
      .filter(
          "subscriber_id",
          "e.account.value in (select a.id.value from BillingAccount a"
              + " where a.subscriber.value = :subscriber_id)",
          UUID::fromString)
      .filter(
          "method_type",
          "e.method = :method_type",
          text -> WireName.parse(PaymentMethodType.class, text))
      .filter("payment_channel_id", "e.channel.value = :payment_channel_id", UUID::fromString)
      .filter(
          "collection_account_id", "e.collection.value = :collection_account_id", UUID::fromString)
      .filter("number", "e.number = :number", text -> text)
      .filter("external_id", "e.externalId = :external_id", text -> text)
      .filter("paid_from", "e.paidAt >= :paid_from", Instant::parse)
      .filter("paid_before", "e.paidAt < :paid_before", Instant::parse)
      .sort("number", "e.number")
      .sort("paid_at", "e.paidAt")
      .sort("amount", "e.amountMinor")
      .search("(lower(e.number) like :q escape '\\' or lower(e.reference) like :q escape '\\')")
      .own("e.account.value in (select a.id.value from BillingAccount a"
          + " where a.subscriber.value = :own)")
      .reseller("e.account.value in (select a.id.value from BillingAccount a, Subscriber s"
          + " where s.id.value = a.subscriber.value and s.reseller.value = :reseller)");

  private final CreditSettlement settlement;
  private final NumberingPolicy numbers;

  /** Payments whose money moves by {@code settlement}. */
  public Payments(CreditSettlement settlement, NumberingPolicy numbers) {
    this.settlement = settlement;
    this.numbers = numbers;
  }

  /** The payment, if the caller's scope may see it. */
  public Payment require(Tx tx, PaymentId id) {
    Payment payment = tx.require(Payment.class, id);
    if (!LISTING.visible(tx, id.value())) {
      throw Problem.notFound("payment", id.value());
    }
    return payment;
  }

  /** What it pays; what was taken back is left out. */
  public List<PaymentAllocation> allocations(Tx tx, PaymentId id) {
    return tx.session()
        .createSelectionQuery(
            "from PaymentAllocation e where e.payment = :payment and e.amountMinor > 0"
                + " order by e.id.value",
            PaymentAllocation.class)
        .setParameter("payment", id)
        .getResultList();
  }

  /** What pays an invoice. */
  public List<PaymentAllocation> allocationsOf(
      Tx tx, io.dotmac.sub.billing.invoice.InvoiceId invoice) {
    return tx.session()
        .createSelectionQuery(
            "from PaymentAllocation e where e.invoice = :invoice and e.amountMinor > 0"
                + " order by e.id.value",
            PaymentAllocation.class)
        .setParameter("invoice", invoice)
        .getResultList();
  }

  /** What went back, the latest last. */
  public List<PaymentRefund> refunds(Tx tx, PaymentId id) {
    return tx.session()
        .createSelectionQuery(
            "from PaymentRefund e where e.payment = :payment order by e.id.value",
            PaymentRefund.class)
        .setParameter("payment", id)
        .getResultList();
  }

  /**
   * Records money that has arrived: it pays the invoice it is meant for, then the oldest ones; the
   * rest is kept for the next invoice.
   */
  public Payment record(Tx tx, NewPayment wanted) {
    return recordAll(tx, List.of(wanted)).get(0);
  }

  /**
   * Records many payments at once, such as those of a bank statement, with as many statements as
   * for one. A few hundred at a time are a good number.
   *
   * @return them in the same order; one whose idempotency key is known, as it is
   */
  public List<Payment> recordAll(Tx tx, List<NewPayment> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    Map<AccountId, BillingAccount> accounts =
        BillingAccounts.lockVisible(tx, wanted.stream().map(NewPayment::account).toList());
    Invoices.load(tx, wanted.stream().flatMap(each -> each.meant().stream()).toList());
    wanted.forEach(each -> check(tx, each, Objects.requireNonNull(accounts.get(each.account()))));
    Map<String, Payment> known = known(tx, wanted);
    NewPayments numbered = new NewPayments(tx, numbers, wanted, known.keySet());
    List<Payment> all = new ArrayList<>();
    for (NewPayment each : wanted) {
      String key = each.idempotencyKey();
      Payment payment = key == null ? null : known.get(key);
      if (payment == null) {
        payment = numbered.create(each);
      } else {
        requireSame(payment, each);
      }
      if (key != null) {
        known.put(key, payment);
      }
      all.add(payment);
    }
    arrived(tx, numbered.created(), accounts);
    return all;
  }

  /** Records that money was asked for. It counts only once it {@link #settle arrives}. */
  public Payment begin(Tx tx, NewPayment wanted) {
    check(tx, wanted, BillingAccounts.visible(tx, wanted.account()));
    Payment payment = new NewPayments(tx, numbers, List.of(wanted), Set.of()).create(wanted);
    tx.save(payment);
    tx.session().flush();
    return payment;
  }

  /**
   * As {@link #begin}, collected by a provider; empty when the key began one before. The account's
   * row is locked.
   */
  public Optional<Payment> begin(
      Tx tx, NewPayment wanted, PaymentProviderId provider, @Nullable PaymentMethodId method) {
    BillingAccounts.lock(tx, wanted.account());
    if (!known(tx, List.of(wanted)).isEmpty()) {
      return Optional.empty();
    }
    Payment payment = begin(tx, wanted);
    payment.collectThrough(provider, method, wanted.collection() != null, tx.systemNow());
    tx.session().flush();
    return Optional.of(payment);
  }

  /** The payment that a key made. */
  public Optional<Payment> byKey(Tx tx, String key) {
    return tx.session()
        .createSelectionQuery("from Payment e where e.idempotencyKey = :key", Payment.class)
        .setParameter("key", key)
        .uniqueResultOptional();
  }

  /** Records what a provider said of a payment whose money has not moved. */
  public void answered(Tx tx, Payment payment, @Nullable String externalId, @Nullable String next) {
    payment.answered(externalId, next, tx.systemNow());
  }

  /** Records that a provider's answer does not fit what was asked for; people have to look. */
  public void doubt(Payment payment, String what) {
    payment.doubt(what);
  }

  /** Calls a pending payment off. */
  public Payment cancel(Tx tx, PaymentId id) {
    Payment payment = locked(tx, require(tx, id));
    payment.cancel(tx.now());
    return payment;
  }

  /**
   * Takes a payment back whose money was taken back from us: a bounced check, a chargeback. What it
   * paid is open again, and the ledger reverses its transactions, each named by its reversal.
   */
  public Payment reverse(Tx tx, PaymentId id, String reason) {
    Payment payment = require(tx, id);
    BillingAccount account = BillingAccounts.lock(tx, payment.account());
    tx.session().refresh(payment);
    payment.requireReversible();
    Money left = payment.amount().minus(payment.refunded());
    settlement.free(tx, payment, left);
    payment.reverse(reason, tx.now());
    tx.session().flush();
    PaymentPostings.movements(tx, id).forEach(each -> Ledger.reverse(tx, each, reason));
    tx.publish(new PaymentEvent.PaymentReversed(
        id.value(),
        account.id().value(),
        account.subscriber().map(SubscriberId::value).orElse(null),
        payment.number(),
        left,
        reason));
    settlement.balanceChanged(tx, List.of(account.id()));
    return payment;
  }

  /** The payment as it is now, its account's row locked. */
  public Payment locked(Tx tx, Payment payment) {
    BillingAccounts.lock(tx, payment.account());
    tx.session().refresh(payment);
    return payment;
  }

  /** Records that the money of a pending payment arrived, and lets it pay. */
  public Payment settle(Tx tx, Payment payment) {
    BillingAccount account = BillingAccounts.lock(tx, payment.account());
    tx.session().refresh(payment);
    arrived(tx, List.of(payment), Map.of(account.id(), account));
    return payment;
  }

  private void arrived(Tx tx, List<Payment> payments, Map<AccountId, BillingAccount> accounts) {
    if (payments.isEmpty()) {
      return;
    }
    for (Payment payment : payments) {
      payment.succeed(tx.now());
      tx.save(payment);
    }
    tx.session().flush();
    Ledger.book(
        tx,
        payments.stream().map(each -> PaymentPostings.settled(each, tx.today())).toList());
    settlement.applyCredit(tx, accounts.keySet());
    for (Payment payment : payments) {
      BillingAccount account = Objects.requireNonNull(accounts.get(payment.account()));
      tx.publish(new PaymentEvent.PaymentReceived(
          payment.id().value(),
          account.id().value(),
          account.subscriber().map(SubscriberId::value).orElse(null),
          payment.number(),
          payment.amount(),
          payment.allocated(),
          payment.credit()));
    }
    settlement.balanceChanged(tx, accounts.keySet());
  }

  /** Records that the money of a pending payment will not arrive. */
  public Payment fail(Tx tx, PaymentId id, String code) {
    Payment payment = require(tx, id);
    BillingAccount account = BillingAccounts.lock(tx, payment.account());
    tx.session().refresh(payment);
    payment.fail(code, tx.now());
    tx.publish(new PaymentEvent.PaymentFailed(
        id.value(),
        account.id().value(),
        account.subscriber().map(SubscriberId::value).orElse(null),
        payment.number(),
        code));
    return payment;
  }

  /**
   * Records that money went back. Free credit goes first, then what paid the newest invoices; what
   * else is paid stays paid.
   *
   * @param amount absent: all that is left of it
   * @param idempotencyKey the same key makes the same refund once
   */
  public Payment refund(
      Tx tx,
      PaymentId id,
      @Nullable Money amount,
      @Nullable String reason,
      @Nullable String idempotencyKey) {
    Payment payment = require(tx, id);
    BillingAccount account = BillingAccounts.lock(tx, payment.account());
    tx.session().refresh(payment);
    if (idempotencyKey != null && isRefunded(tx, payment, amount, idempotencyKey)) {
      return payment;
    }
    Money back = amount == null ? payment.amount().minus(payment.refunded()) : amount;
    if (!back.currency().equals(payment.currency()) || !back.isPositive()) {
      if (amount != null) {
        throw Problem.invalid(
            "/amount", "range", "expected more than 0 " + payment.currency() + ", found " + back);
      }
    }
    payment.requireRefundable(back);
    Withholding.refuseRefund(payment);
    settlement.free(tx, payment, back);
    payment.refund(back);
    tx.save(new PaymentRefund(payment, back, reason, idempotencyKey, tx.now()));
    tx.session().flush();
    Ledger.book(tx, PaymentPostings.refunded(payment, back, tx.today()));
    tx.publish(new PaymentEvent.PaymentRefunded(
        id.value(),
        account.id().value(),
        account.subscriber().map(SubscriberId::value).orElse(null),
        payment.number(),
        back));
    settlement.balanceChanged(tx, List.of(account.id()));
    return payment;
  }

  private static void check(Tx tx, NewPayment wanted, BillingAccount account) {
    if (!wanted.amount().isPositive() || wanted.amount().minor() > Money.LARGEST_INPUT) {
      throw Problem.invalid(
          "/amount",
          "range",
          "expected more than 0 and at most "
              + Money.ofMinor(Money.LARGEST_INPUT, wanted.amount().currency())
              + ", found "
              + wanted.amount());
    }
    if (!wanted.amount().currency().equals(account.currency())) {
      throw Problem.invalid(
          "/currency",
          "currency",
          "expected " + account.currency() + ", found " + wanted.amount().currency());
    }
    if (wanted.invoice() != null) {
      Invoice meant = tx.require(Invoice.class, wanted.invoice());
      if (!meant.account().equals(account.id())) {
        throw Problem.invalid(
            "/invoice_id", "invoice", "expected an invoice of this account, found another's");
      }
    }
    if (wanted.method() == PaymentMethodType.WITHHOLDING) {
      Withholding.check(tx, wanted);
    }
  }

  /** By the key that made them. */
  private static Map<String, Payment> known(Tx tx, List<NewPayment> wanted) {
    Map<String, Payment> known = new HashMap<>();
    List<String> keys = wanted.stream().flatMap(each -> each.key().stream()).toList();
    if (!keys.isEmpty()) {
      tx.session()
          .createSelectionQuery("from Payment e where e.idempotencyKey in (:keys)", Payment.class)
          .setParameterList("keys", keys)
          .getResultList()
          .forEach(payment -> known.put(payment.key().orElseThrow(), payment));
    }
    return known;
  }

  private static void requireSame(Payment payment, NewPayment wanted) {
    if (!payment.account().equals(wanted.account()) || !payment.amount().equals(wanted.amount())) {
      throw Problem.conflict(
          "idempotency_key",
          "this idempotency key was used for payment " + payment.number() + " already");
    }
  }

  private static boolean isRefunded(
      Tx tx, Payment payment, @Nullable Money amount, String idempotencyKey) {
    Optional<PaymentRefund> known = tx.session()
        .createSelectionQuery(
            "from PaymentRefund e where e.idempotencyKey = :key", PaymentRefund.class)
        .setParameter("key", idempotencyKey)
        .uniqueResultOptional();
    known.ifPresent(refund -> {
      if (!refund.payment().equals(payment.id())
          || (amount != null && !refund.amount().equals(amount))) {
        throw Problem.conflict(
            "idempotency_key", "this idempotency key was used for another refund already");
      }
    });
    return known.isPresent();
  }
}
