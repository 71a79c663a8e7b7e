package io.dotmac.sub.billing.dunning.shield;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.dunning.DunningEvent;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Places and ends what holds dunning off. */
public final class Shields {
  /** All shields; customers see those of their own account. */
  public static final Listing<DunningShield> LISTING = Listing.of(DunningShield.class)
      .filter("account_id", "e.account.value = :account_id", UUID::fromString)
      .filter("kind", "e.kind = :kind", text -> WireName.parse(ShieldKind.class, text))
      .filter("status", "e.status = :status", text -> WireName.parse(ShieldStatus.class, text))
      .sort("placed_at", "e.placedAt")
      .own("e.account.value in (select a.id.value from BillingAccount a"
          + " where a.subscriber.value = :own)")
      .reseller("e.account.value in (select a.id.value from BillingAccount a, Subscriber s"
          + " where s.id.value = a.subscriber.value and s.reseller.value = :reseller)")
      .defaultSort("-placed_at");

  private static final int LONGEST_PROMISE_DAYS = 90;

  private static final String SETTLE = """
      update dunning_shield s
      set status = case when due.paid >= s.amount_minor then 'kept' else 'broken' end,
        ended_at = ?, updated_at = now(), version = s.version + 1
      from (select x.id, a.subscriber_id, (
            select coalesce(sum(p.amount_minor - p.refunded_minor), 0) from payment p
            where p.tenant_id = x.tenant_id and p.account_id = x.account_id
              and p.status in ('succeeded', 'partially_refunded') and p.paid_at >= x.placed_at)
            as paid
          from dunning_shield x join billing_account a
            on a.tenant_id = x.tenant_id and a.id = x.account_id
          where x.tenant_id = ? and x.status = 'active' and x.kind = 'promise' and x.ends_on < ?
          order by x.id for no key update of x) due
      where s.tenant_id = ? and s.id = due.id
      returning s.id, s.account_id, due.subscriber_id, s.status
      """;

  private static final String LIVE_CASE = """
      select id from dunning_case
      where tenant_id = ? and account_id = ? and status in ('open', 'paused')
      """;

  private Shields() {}

  /** The shield, if the caller's scope may see it. */
  public static DunningShield require(Tx tx, ShieldId id) {
    return LISTING.require(tx, id);
  }

  /**
   * Nothing is done up to and including {@code by}; if that much was not paid by then, dunning goes
   * on. An account has one promise at a time.
   */
  public static DunningShield promise(
      Tx tx, AccountId account, Money amount, LocalDate by, @Nullable String reason) {
    BillingAccount owner = BillingAccounts.visible(tx, account);
    BillingAccounts.lock(tx, account);
    LocalDate today = tx.today();
    LocalDate latest = today.plusDays(LONGEST_PROMISE_DAYS);
    if (by.isBefore(today) || by.isAfter(latest)) {
      throw Problem.invalid(
          "/promised_on", "range", "expected " + today + " to " + latest + ", found " + by);
    }
    if (!amount.isPositive() || !amount.currency().equals(owner.currency())) {
      throw Problem.invalid(
          "/amount", "range", "expected more than 0 " + owner.currency() + ", found " + amount);
    }
    if (!active(tx, account, "e.kind = io.dotmac.sub.billing.dunning.shield.ShieldKind.PROMISE")
        .isEmpty()) {
      throw Problem.conflict(
          "dunning_promise", "the account has promised already; end that promise first");
    }
    DunningShield shield =
        fresh(tx, account, ShieldKind.PROMISE).promising(amount, by).because(reason);
    return place(tx, owner, shield);
  }

  /** No step is taken for that invoice until the dispute is ended. */
  public static DunningShield dispute(Tx tx, InvoiceId invoice, @Nullable String reason) {
    Invoice contested = tx.require(Invoice.class, invoice);
    BillingAccount owner = BillingAccounts.visible(tx, contested.account());
    BillingAccounts.lock(tx, contested.account());
    if (!contested.status().isCollectible()) {
      throw Problem.conflict(
          "invoice_status",
          "invoice is " + WireName.of(contested.status()) + ", only open ones can be disputed");
    }
    boolean twice = active(
            tx,
            contested.account(),
            "e.kind = io.dotmac.sub.billing.dunning.shield.ShieldKind.DISPUTE")
        .stream()
        .anyMatch(each -> each.invoice().filter(invoice::equals).isPresent());
    if (twice) {
      throw Problem.conflict("dunning_dispute", "the invoice is disputed already");
    }
    DunningShield shield =
        fresh(tx, contested.account(), ShieldKind.DISPUTE).over(invoice).because(reason);
    return place(tx, owner, shield);
  }

  /** No step is taken for those invoices until the arrangement ends. */
  public static void arrangement(
      Tx tx, AccountId account, Collection<InvoiceId> invoices, UUID plan) {
    BillingAccount owner = BillingAccounts.require(tx, account);
    for (InvoiceId invoice : invoices) {
      tx.save(fresh(tx, account, ShieldKind.ARRANGEMENT).over(invoice).under(plan));
    }
    tx.session().flush();
    publishPaused(tx, owner, "arrangement");
  }

  /** Ends a promise or a dispute by hand; dunning goes on. */
  public static DunningShield end(Tx tx, ShieldId id) {
    DunningShield found = require(tx, id);
    BillingAccounts.lock(tx, found.account());
    tx.session().refresh(found);
    if (found.kind() == ShieldKind.ARRANGEMENT) {
      throw Problem.conflict(
          "dunning_shield_status", "the shield belongs to an arrangement and ends with it");
    }
    found.end(ShieldStatus.ENDED, tx.now());
    tx.session().flush();
    return found;
  }

  /** Ends the shields of an arrangement. */
  public static void endArrangement(Tx tx, UUID plan, ShieldStatus how) {
    tx.session()
        .createSelectionQuery(
            "from DunningShield e where e.arrangement = :plan and e.status ="
                + " io.dotmac.sub.billing.dunning.shield.ShieldStatus.ACTIVE order by e.id.value",
            DunningShield.class)
        .setParameter("plan", plan)
        .getResultList()
        .forEach(each -> each.end(how, tx.now()));
    tx.session().flush();
  }

  /**
   * Says of every promise whose day has passed whether it was kept.
   *
   * @return how many were broken
   */
  public static int settlePromises(Tx tx, LocalDate today) {
    List<DunningEvent> broken = tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
        update.setTimestamp(1, Timestamp.from(tx.now()));
        update.setObject(2, tx.tenant().value());
        update.setObject(3, today);
        update.setObject(4, tx.tenant().value());
        List<DunningEvent> events = new ArrayList<>();
        try (ResultSet row = update.executeQuery()) {
          while (row.next()) {
            if (row.getString(4).equals("broken")) {
              events.add(new DunningEvent.PromiseBroken(
                  row.getObject(1, UUID.class),
                  row.getObject(2, UUID.class),
                  row.getObject(3, UUID.class)));
            }
          }
        }
        return events;
      }
    });
    tx.publishAll(broken);
    return broken.size();
  }

  private static DunningShield fresh(Tx tx, AccountId account, ShieldKind kind) {
    return new DunningShield(account, kind, tx.today(), tx.now(), tx.actor().name());
  }

  private static DunningShield place(Tx tx, BillingAccount owner, DunningShield shield) {
    tx.save(shield);
    tx.session().flush();
    publishPaused(tx, owner, WireName.of(shield.kind()));
    return shield;
  }

  private static void publishPaused(Tx tx, BillingAccount owner, String why) {
    UUID account = owner.id().value();
    UUID subscriber = owner.subscriber().map(SubscriberId::value).orElse(null);
    List<UUID> live = tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(LIVE_CASE)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, account);
        try (ResultSet row = query.executeQuery()) {
          return row.next() ? List.of(row.getObject(1, UUID.class)) : List.<UUID>of();
        }
      }
    });
    live.forEach(id -> tx.publish(new DunningEvent.DunningPaused(id, account, subscriber, why)));
  }

  private static List<DunningShield> active(Tx tx, AccountId account, String condition) {
    return tx.session()
        .createSelectionQuery(
            "from DunningShield e where e.account = :account and e.status ="
                + " io.dotmac.sub.billing.dunning.shield.ShieldStatus.ACTIVE and " + condition,
            DunningShield.class)
        .setParameter("account", account)
        .getResultList();
  }
}
