package io.dotmac.sub.billing.arrangement;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.bulk.BulkInsert;
import io.dotmac.sub.billing.dunning.Dunning;
import io.dotmac.sub.billing.dunning.shield.ShieldStatus;
import io.dotmac.sub.billing.dunning.shield.Shields;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.invoice.Invoices;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payment arrangements: requested, approved, followed by payments, completed or defaulted. */
public final class Arrangements {
  /** So many installments may be overdue before the arrangement is over. */
  public static final Setting<Integer> OVERDUE_FOR_DEFAULT = Setting.integer(
          SettingDomain.BILLING, "arrangement_default_overdue_installments", 2)
      .range(1, InstallmentPlan.MOST);

  /** All arrangements; customers see those of their own account. */
  public static final Listing<PaymentArrangement> LISTING = Listing.of(PaymentArrangement.class)
      .filter("account_id", "e.account.value = :account_id", UUID::fromString)
      .filter("status", "e.status = :status", text -> WireName.parse(ArrangementStatus.class, text))
      .sort("requested_at", "e.requestedAt")
      .sort("start_on", "e.startOn")
      .sort("total", "e.totalMinor")
      .own("e.account.value in (select a.id.value from BillingAccount a"
          + " where a.subscriber.value = :own)")
      .reseller("e.account.value in (select a.id.value from BillingAccount a, Subscriber s"
          + " where s.id.value = a.subscriber.value and s.reseller.value = :reseller)")
      .defaultSort("-requested_at");

  private static final int LATEST_START_DAYS = 62;

  private static final String COVERED = """
      select i.id from payment_arrangement_invoice k
      join invoice i on i.tenant_id = k.tenant_id and i.id = k.invoice_id
      where k.tenant_id = ? and k.arrangement_id = ? order by i.due_on, i.invoice_number
      """;

  private final Dunning dunning;

  /** Arrangements that hold {@code dunning} off. */
  public Arrangements(Dunning dunning) {
    this.dunning = dunning;
  }

  /** The arrangement, if the caller's scope may see it. */
  public PaymentArrangement require(Tx tx, ArrangementId id) {
    return LISTING.require(tx, id);
  }

  /** Its installments in their order; a pending one has none yet. */
  public List<ArrangementInstallment> installments(Tx tx, ArrangementId id) {
    return tx.session()
        .createSelectionQuery(
            "from ArrangementInstallment e where e.arrangement = :id order by e.number",
            ArrangementInstallment.class)
        .setParameter("id", id)
        .getResultList();
  }

  /** The invoices it is about, the one that is due first first. */
  public List<Invoice> invoices(Tx tx, ArrangementId id) {
    List<InvoiceId> ids = tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(COVERED)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, id.value());
        List<InvoiceId> found = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found.add(new InvoiceId(row.getObject(1, UUID.class)));
          }
        }
        return found;
      }
    });
    Invoices.load(tx, ids);
    return ids.stream().map(each -> tx.require(Invoice.class, each)).toList();
  }

  /** Asks for one; nothing changes until it is approved. An account has one at a time. */
  public PaymentArrangement request(Tx tx, NewArrangement wanted) {
    BillingAccount account = BillingAccounts.visible(tx, wanted.account());
    BillingAccounts.lock(tx, account.id());
    refuseSecond(tx, account.id());
    if (wanted.installments() < InstallmentPlan.FEWEST
        || wanted.installments() > InstallmentPlan.MOST) {
      throw Problem.invalid(
          "/installments", "range", "expected 2 to 24, found " + wanted.installments());
    }
    LocalDate today = tx.today();
    LocalDate start = wanted.startOn() == null ? today : wanted.startOn();
    if (start.isBefore(today) || start.isAfter(today.plusDays(LATEST_START_DAYS))) {
      throw Problem.invalid(
          "/start_on",
          "range",
          "expected " + today + " to " + today.plusDays(LATEST_START_DAYS) + ", found " + start);
    }
    List<Invoice> covered = covered(tx, wanted);
    Money total = open(covered, account);
    if (total.minor() < wanted.installments()) {
      throw Problem.invalid(
          "/invoices", "total", "expected open invoices to be paid, found " + total);
    }
    PaymentArrangement created =
        new PaymentArrangement(wanted, total, start, tx.now(), tx.actor().name());
    tx.save(created);
    tx.session().flush();
    BulkInsert links =
        new BulkInsert("payment_arrangement_invoice", "arrangement_id uuid", "invoice_id uuid");
    covered.forEach(each -> links.row(created.id().value(), each.id().value()));
    links.execute(tx);
    tx.publish(new ArrangementEvent.ArrangementRequested(
        created.id().value(),
        account.id().value(),
        subscriber(account),
        total,
        created.installments()));
    return created;
  }

  /** Makes it hold: the installments are set and dunning leaves its invoices alone. */
  public PaymentArrangement approve(Tx tx, ArrangementId id) {
    PaymentArrangement found = locked(tx, id);
    BillingAccount account = BillingAccounts.require(tx, found.account());
    List<Invoice> covered = invoices(tx, id);
    Money total = open(covered, account);
    found.refuseUnless(found.status() == ArrangementStatus.PENDING, "pending", "approved");
    if (total.minor() < found.installments()) {
      throw Problem.conflict(
          "payment_arrangement_paid", "nothing of its invoices is open any more");
    }
    LocalDate start = found.startOn().isBefore(tx.today()) ? tx.today() : found.startOn();
    found.approve(total, start, tx.now(), tx.actor().name());
    InstallmentPlan.of(total, found.installments(), found.frequency(), start)
        .installments()
        .forEach(each -> tx.save(new ArrangementInstallment(id, each)));
    tx.session().flush();
    Shields.arrangement(
        tx,
        found.account(),
        covered.stream()
            .filter(each -> each.balanceDue().isPositive())
            .map(Invoice::id)
            .toList(),
        id.value());
    dunning.arranged(tx, found.account());
    tx.publish(new ArrangementEvent.ArrangementApproved(
        id.value(), account.id().value(), subscriber(account), total, found.installments()));
    follow(tx, found, tx.today());
    return found;
  }

  /** Turns a request down or ends an arrangement; dunning goes on. */
  public PaymentArrangement cancel(Tx tx, ArrangementId id, @Nullable String reason) {
    PaymentArrangement found = locked(tx, id);
    boolean held = found.status() == ArrangementStatus.ACTIVE;
    found.close(ArrangementStatus.CANCELED, tx.now());
    tx.session().flush();
    if (held) {
      Shields.endArrangement(tx, id.value(), ShieldStatus.ENDED);
      dunning.reinstated(tx, found.account());
    }
    BillingAccount account = BillingAccounts.require(tx, found.account());
    tx.publish(new ArrangementEvent.ArrangementCanceled(
        id.value(), account.id().value(), subscriber(account), reason));
    return found;
  }

  /** An installment need not be paid; what it was for stays owed. */
  public PaymentArrangement waive(Tx tx, ArrangementId id, int number) {
    PaymentArrangement found = locked(tx, id);
    found.refuseUnless(found.status() == ArrangementStatus.ACTIVE, "active", "changed");
    ArrangementInstallment part = installments(tx, id).stream()
        .filter(each -> each.number() == number)
        .findFirst()
        .orElseThrow(() -> Problem.notFound("installment", number));
    if (part.status() == InstallmentStatus.PAID) {
      throw Problem.conflict("installment_status", "installment is paid, it cannot be waived");
    }
    part.waive();
    tx.session().flush();
    follow(tx, found, tx.today());
    return found;
  }

  /** Follows the payments of those accounts. */
  public void balanceChanged(Tx tx, Collection<AccountId> accounts) {
    if (!accounts.isEmpty()) {
      active(tx, "e.account.value in (:accounts)", accounts)
          .forEach(each -> follow(tx, each, tx.today()));
    }
  }

  /**
   * Looks at some arrangements with an installment whose day has come.
   *
   * @param after the id of the last one that was looked at
   * @return those that were looked at, by id
   */
  public List<PaymentArrangement> check(Tx tx, UUID after, int limit) {
    List<PaymentArrangement> some = tx.session()
        .createSelectionQuery(
            "from PaymentArrangement e where e.status ="
                + " io.dotmac.sub.billing.arrangement.ArrangementStatus.ACTIVE"
                + " and e.id.value > :after order by e.id.value",
            PaymentArrangement.class)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
    some.forEach(each -> {
      BillingAccounts.lock(tx, each.account());
      tx.session().refresh(each);
      if (each.status() == ArrangementStatus.ACTIVE) {
        follow(tx, each, tx.today());
      }
    });
    return some;
  }

  private void follow(Tx tx, PaymentArrangement found, LocalDate today) {
    BillingAccount account = BillingAccounts.require(tx, found.account());
    List<ArrangementInstallment> parts = installments(tx, found.id());
    InstallmentPlan plan =
        new InstallmentPlan(parts.stream().map(ArrangementInstallment::planned).toList());
    List<Integer> waived = parts.stream()
        .filter(each -> each.status() == InstallmentStatus.WAIVED)
        .map(ArrangementInstallment::number)
        .toList();
    Money paid = found.total().minus(open(invoices(tx, found.id()), account));
    List<InstallmentPlan.Progress> progress = plan.progress(paid, waived, today);
    for (int i = 0; i < parts.size(); i++) {
      if (progress.get(i).status() != InstallmentStatus.WAIVED) {
        parts.get(i).progress(progress.get(i), tx.now());
      }
    }
    tx.session().flush();
    long overdue = count(progress, InstallmentStatus.OVERDUE);
    long over = count(progress, InstallmentStatus.PAID) + count(progress, InstallmentStatus.WAIVED);
    if (over == progress.size()) {
      found.close(ArrangementStatus.COMPLETED, tx.now());
      end(tx, found, ShieldStatus.KEPT);
      tx.publish(new ArrangementEvent.ArrangementCompleted(
          found.id().value(), account.id().value(), subscriber(account)));
    } else if (overdue >= Settings.get(tx, OVERDUE_FOR_DEFAULT)) {
      found.close(ArrangementStatus.DEFAULTED, tx.now());
      end(tx, found, ShieldStatus.BROKEN);
      dunning.reinstated(tx, found.account());
      tx.publish(new ArrangementEvent.ArrangementDefaulted(
          found.id().value(), account.id().value(), subscriber(account), (int) overdue));
    }
  }

  private static long count(List<InstallmentPlan.Progress> all, InstallmentStatus status) {
    return all.stream().filter(each -> each.status() == status).count();
  }

  private static void end(Tx tx, PaymentArrangement found, ShieldStatus how) {
    tx.session().flush();
    Shields.endArrangement(tx, found.id().value(), how);
  }

  private static List<Invoice> covered(Tx tx, NewArrangement wanted) {
    List<Invoice> open = Invoices.open(tx, wanted.account());
    if (wanted.invoices().isEmpty()) {
      return open;
    }
    Set<InvoiceId> named = new HashSet<>(wanted.invoices());
    List<Invoice> covered =
        open.stream().filter(each -> named.contains(each.id())).toList();
    if (covered.size() < named.size()) {
      throw Problem.invalid(
          "/invoices",
          "open",
          "expected open invoices of the account, " + (named.size() - covered.size())
              + " of them are not");
    }
    return covered;
  }

  private static Money open(List<Invoice> invoices, BillingAccount account) {
    return Money.sum(
        account.currency(), invoices.stream().map(Invoice::balanceDue).toList());
  }

  private static void refuseSecond(Tx tx, AccountId account) {
    long live = tx.session()
        .createSelectionQuery(
            "select count(*) from PaymentArrangement e where e.account = :account and e.status in"
                + " (io.dotmac.sub.billing.arrangement.ArrangementStatus.PENDING,"
                + " io.dotmac.sub.billing.arrangement.ArrangementStatus.ACTIVE)",
            Long.class)
        .setParameter("account", account)
        .getSingleResult();
    if (live > 0) {
      throw Problem.conflict(
          "payment_arrangement_live", "the account has a payment arrangement already");
    }
  }

  private static List<PaymentArrangement> active(
      Tx tx, String condition, Collection<AccountId> accounts) {
    return tx.session()
        .createSelectionQuery(
            "from PaymentArrangement e where e.status ="
                + " io.dotmac.sub.billing.arrangement.ArrangementStatus.ACTIVE and " + condition
                + " order by e.id.value",
            PaymentArrangement.class)
        .setParameterList("accounts", accounts.stream().map(AccountId::value).toList())
        .getResultList();
  }

  private PaymentArrangement locked(Tx tx, ArrangementId id) {
    PaymentArrangement found = require(tx, id);
    BillingAccounts.lock(tx, found.account());
    tx.session().refresh(found);
    return found;
  }

  private static @Nullable UUID subscriber(BillingAccount account) {
    return account.subscriber().map(SubscriberId::value).orElse(null);
  }
}
