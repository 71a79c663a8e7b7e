package io.dotmac.sub.billing.account;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.sequence.Sequences;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.OrganizationId;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Billing accounts. A subscriber's own comes into being the first time it is needed. */
public final class BillingAccounts {
  /** Days from issue to due date, unless the account or the subscriber has its own. */
  public static final Setting<Integer> DUE_DAYS =
      Setting.integer(SettingDomain.BILLING, "invoice_due_days", 14).range(0, 365);

  /** All accounts. */
  public static final Listing<BillingAccount> LISTING = Listing.of(BillingAccount.class)
      .filter("number", "e.number = :number", text -> text)
      .filter("subscriber", "e.subscriber.value = :subscriber", UUID::fromString)
      .filter("organization", "e.organization.value = :organization", UUID::fromString)
      .sort("number", "e.number")
      .sort("name", "e.name")
      .search("(lower(e.name) like :q escape '\\' or lower(e.number) like :q escape '\\')")
      .own("e.id.value = :own")
      .reseller("e.subscriber.value in (select s.id.value from Subscriber s"
          + " where s.reseller.value = :reseller)")
      .defaultSort("number");

  private static final String ENSURE = """
      insert into billing_account
        (tenant_id, id, subscriber_id, account_number, name, currency)
      select s.tenant_id, s.id, s.id, s.account_number,
        coalesce(s.billing_name, s.display_name, trim(s.first_name || ' ' || s.last_name)),
        s.currency
      from subscriber s where s.tenant_id = ? and s.id = any(?)
      on conflict do nothing
      """;

  private static final String LOCK = """
      select 1 from billing_account where tenant_id = ? and id = any(?) order by id
      for no key update
      """;

  private BillingAccounts() {}

  /** The account of that id, created from the subscriber of the same id when it is missing. */
  public static BillingAccount require(Tx tx, AccountId id) {
    return tx.find(BillingAccount.class, id).orElseGet(() -> {
      ensure(tx, List.of(id.value()));
      return tx.require(BillingAccount.class, id);
    });
  }

  /** As {@link #require}, if the caller's scope may see it. */
  public static BillingAccount visible(Tx tx, AccountId id) {
    BillingAccount account = require(tx, id);
    if (!LISTING.visible(tx, id.value())) {
      throw Problem.notFound("billing account", id.value());
    }
    return account;
  }

  /**
   * As {@link #require}, its row locked until the transaction ends. Whoever moves money of an
   * account does this first, so that two of them come one after the other.
   */
  public static BillingAccount lock(Tx tx, AccountId id) {
    BillingAccount account = require(tx, id);
    lockRows(tx, List.of(id));
    return account;
  }

  /** As {@link #visible} and {@link #lock}, for some at once; locked in the order of their ids. */
  public static Map<AccountId, BillingAccount> lockVisible(Tx tx, Collection<AccountId> ids) {
    Set<AccountId> wanted = new LinkedHashSet<>(ids);
    if (lockRows(tx, wanted) < wanted.size()) {
      ensure(tx, wanted.stream().map(AccountId::value).toList());
      lockRows(tx, wanted);
    }
    Map<AccountId, BillingAccount> accounts = all(tx, wanted);
    for (AccountId id : wanted) {
      if (!accounts.containsKey(id) || !LISTING.visible(tx, id.value())) {
        throw Problem.notFound("billing account", id.value());
      }
    }
    return accounts;
  }

  /** Those of the ids that exist. */
  public static Map<AccountId, BillingAccount> all(Tx tx, Collection<AccountId> ids) {
    Map<AccountId, BillingAccount> accounts = new LinkedHashMap<>();
    tx.session()
        .createSelectionQuery(
            "from BillingAccount e where e.id.value in (:ids) order by e.id.value",
            BillingAccount.class)
        .setParameterList("ids", ids.stream().map(AccountId::value).toList())
        .getResultList()
        .forEach(account -> accounts.put(account.id(), account));
    return accounts;
  }

  /** Creates the missing accounts of those subscribers. */
  public static int ensure(Tx tx, Collection<UUID> subscribers) {
    return tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(ENSURE)) {
        insert.setObject(1, tx.tenant().value());
        insert.setArray(2, connection.createArrayOf("uuid", subscribers.toArray()));
        return insert.executeUpdate();
      }
    });
  }

  /** Opens an account that an organization pays for its people with. */
  public static BillingAccount open(
      Tx tx, OrganizationId organization, String name, String currency) {
    BillingAccount account = new BillingAccount(
        AccountId.next(),
        organization,
        Sequences.next(tx, Series.ACCOUNT),
        name,
        Money.currency(currency));
    tx.save(account);
    return account;
  }

  /** Changes what may be edited. */
  public static BillingAccount change(Tx tx, AccountId id, AccountTerms terms) {
    BillingAccount account = visible(tx, id);
    days("/payment_due_days", terms.paymentDueDays());
    days("/grace_days", terms.graceDays());
    account.change(terms);
    return account;
  }

  /** Days from issue to due date. */
  public static int dueDays(Tx tx, BillingAccount account) {
    Optional<Integer> own = account.paymentDueDays();
    Optional<Integer> days =
        own.isPresent() ? own : tx.jdbc(connection -> subscriberDueDays(connection, tx, account));
    return days.isPresent() ? days.get() : Settings.get(tx, DUE_DAYS);
  }

  private static void days(String pointer, @org.jspecify.annotations.Nullable Integer days) {
    if (days != null && (days < 0 || days > 365)) {
      throw Problem.invalid(pointer, "range", "expected 0 to 365 days, found " + days);
    }
  }

  private static int lockRows(Tx tx, Collection<AccountId> ids) {
    return tx.jdbc(connection -> {
      try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
        lock.setObject(1, tx.tenant().value());
        lock.setArray(
            2,
            connection.createArrayOf("uuid", ids.stream().map(AccountId::value).toArray()));
        int locked = 0;
        try (ResultSet row = lock.executeQuery()) {
          while (row.next()) {
            locked++;
          }
        }
        return locked;
      }
    });
  }

  /** Absent when the subscriber has no value of its own. */
  private static Optional<Integer> subscriberDueDays(
      Connection connection, Tx tx, BillingAccount account) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "select payment_due_days from subscriber where tenant_id = ? and id = ?")) {
      query.setObject(1, tx.tenant().value());
      query.setObject(2, account.id().value());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getObject(1, Integer.class)) : Optional.empty();
      }
    }
  }
}
