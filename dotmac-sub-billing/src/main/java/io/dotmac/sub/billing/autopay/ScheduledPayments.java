package io.dotmac.sub.billing.autopay;

import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.gateway.collect.CollectInvoice;
import io.dotmac.sub.billing.gateway.collect.CollectRequest;
import io.dotmac.sub.billing.gateway.provider.PaymentMethod;
import io.dotmac.sub.billing.gateway.provider.PaymentMethods;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Payments for a day to come, and the daily work that starts each of them once. */
public final class ScheduledPayments {
  /** All of them. */
  public static final Listing<ScheduledPayment> LISTING = Listing.of(ScheduledPayment.class)
      .filter("account_id", "e.account.value = :account_id", UUID::fromString)
      .filter(
          "status",
          "e.status = :status",
          text -> WireName.parse(ScheduledPaymentStatus.class, text))
      .filter("scheduled_before", "e.scheduledOn < :scheduled_before", LocalDate::parse)
      .sort("scheduled_on", "e.scheduledOn")
      .defaultSort("-scheduled_on")
      .own("e.account.value in (select a.id.value from BillingAccount a"
          + " where a.subscriber.value = :own)")
      .reseller("e.account.value in (select a.id.value from BillingAccount a, Subscriber s"
          + " where s.id.value = a.subscriber.value and s.reseller.value = :reseller)");

  private static final Logger LOG = LoggerFactory.getLogger(ScheduledPayments.class);
  private static final int AT_ONCE = 500;

  private final Database db;
  private final CollectInvoice collect;

  /** Started by {@code collect}. */
  public ScheduledPayments(Database db, CollectInvoice collect) {
    this.db = db;
    this.collect = collect;
  }

  /** The payment, if the caller's scope may see it. */
  public ScheduledPayment require(Tx tx, ScheduledPaymentId id) {
    ScheduledPayment found = tx.require(ScheduledPayment.class, id);
    if (!LISTING.visible(tx, id.value())) {
      throw Problem.notFound("scheduled payment", id.value());
    }
    return found;
  }

  /** Schedules one. */
  public ScheduledPayment schedule(Tx tx, NewScheduledPayment wanted) {
    BillingAccount account = BillingAccounts.visible(tx, wanted.account());
    PaymentMethod method = PaymentMethods.require(tx, wanted.method());
    Money amount = wanted.amount();
    new Checks()
        .rule(
            method.account().equals(account.id()) && method.isActive(),
            "/payment_method_id",
            "payment_method",
            "expected a saved method of this account")
        .rule(
            !wanted.on().isBefore(tx.today()),
            "/scheduled_on",
            "range",
            "expected " + tx.today() + " or later, found " + wanted.on())
        .rule(amount == null || amount.isPositive(), "/amount", "range", "expected more than 0")
        .rule(
            amount == null || amount.currency().equals(account.currency()),
            "/currency",
            "currency",
            "expected " + account.currency())
        .done();
    if (wanted.invoice() != null
        && !tx.require(Invoice.class, wanted.invoice()).account().equals(account.id())) {
      throw Problem.invalid(
          "/invoice_id", "invoice", "expected an invoice of this account, found another's");
    }
    ScheduledPayment made = new ScheduledPayment(wanted, account.currency());
    tx.save(made);
    return made;
  }

  /** Calls one off. */
  public ScheduledPayment cancel(Tx tx, ScheduledPaymentId id) {
    require(tx, id);
    ScheduledPayment found = tx.lock(ScheduledPayment.class, id);
    found.cancel();
    return found;
  }

  /** Starts each that is due and was not started; gives how many. */
  public int startDue(Caller caller) {
    List<ScheduledPaymentId> due = db.inTx(
        caller,
        tx -> tx
            .session()
            .createSelectionQuery(
                "from ScheduledPayment e where e.scheduledOn <= :today and e.status ="
                    + " io.dotmac.sub.billing.autopay.ScheduledPaymentStatus.SCHEDULED"
                    + " order by e.scheduledOn, e.id.value",
                ScheduledPayment.class)
            .setParameter("today", tx.today())
            .setMaxResults(AT_ONCE)
            .getResultList()
            .stream()
            .map(ScheduledPayment::id)
            .toList());
    int started = 0;
    for (ScheduledPaymentId id : due) {
      started += start(caller, id) ? 1 : 0;
    }
    return started;
  }

  /** Being started and its payment's beginning are one transaction. */
  private boolean start(Caller caller, ScheduledPaymentId id) {
    try {
      collect.collect(
          caller,
          tx -> request(claim(tx, id)),
          (tx, payment) -> tx.require(ScheduledPayment.class, id).start(payment, null));
      return true;
    } catch (ProblemException refused) {
      return db.inTx(caller, tx -> giveUp(tx, id, refused));
    } catch (RuntimeException e) {
      LOG.warn("scheduled payment {} ended without an answer", id, e);
      return false;
    }
  }

  private static ScheduledPayment claim(Tx tx, ScheduledPaymentId id) {
    ScheduledPayment found = tx.lock(ScheduledPayment.class, id);
    if (found.status() != ScheduledPaymentStatus.SCHEDULED) {
      throw Problem.conflict("scheduled_payment_status", "another node has started it");
    }
    return found;
  }

  private static CollectRequest request(ScheduledPayment due) {
    CollectRequest request = CollectRequest.with(
            due.account(), due.method(), "scheduled:" + due.id())
        .forInvoice(due.invoice().orElse(null));
    return due.amount().map(request::of).orElse(request);
  }

  /** What cannot be collected, such as nothing being open, is started and says why. */
  private static boolean giveUp(Tx tx, ScheduledPaymentId id, ProblemException why) {
    ScheduledPayment found = tx.lock(ScheduledPayment.class, id);
    tx.session().refresh(found);
    if (found.status() != ScheduledPaymentStatus.SCHEDULED) {
      return false;
    }
    found.start(null, String.valueOf(why.getMessage()));
    return true;
  }
}
