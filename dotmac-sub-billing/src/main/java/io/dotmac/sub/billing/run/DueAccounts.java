package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.charge.AccountSnapshot;
import io.dotmac.sub.billing.charge.BilledCharge;
import io.dotmac.sub.billing.charge.ChargeKey;
import io.dotmac.sub.billing.charge.SubscriptionSnapshot;
import io.dotmac.sub.billing.charge.document.InvoiceDiscount;
import io.dotmac.sub.billing.run.timeline.DueService;
import io.dotmac.sub.billing.run.timeline.ServiceReader;
import io.dotmac.sub.billing.run.timeline.Timelines;
import io.dotmac.sub.billing.tax.TaxPolicy;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the accounts of a chunk with a handful of queries, whatever their number. */
final class DueAccounts {
  private static final String ACCOUNTS = """
      select a.id, a.subscriber_id, a.account_number, a.currency,
        coalesce(a.payment_due_days, b.payment_due_days)
      from billing_account a
      left join subscriber b on b.tenant_id = a.tenant_id and b.id = a.subscriber_id
      where a.tenant_id = ? and a.id = any(?)
      order by a.id
      for no key update of a
      """;

  /** An account that does not exist yet is as its subscriber will make it. */
  private static final String ACCOUNTS_TO_BE = """
      select k.id, b.id, coalesce(a.account_number, b.account_number),
        coalesce(a.currency, b.currency), coalesce(a.payment_due_days, b.payment_due_days)
      from (select ?::uuid as tenant_id, unnest(?::uuid[]) as id) k
      left join billing_account a on a.tenant_id = k.tenant_id and a.id = k.id
      left join subscriber b on b.tenant_id = k.tenant_id and b.id = coalesce(a.subscriber_id, k.id)
      order by k.id
      """;

  private DueAccounts() {}

  /**
   * Reads what is due on that day.
   *
   * @param lock whether the rows of the accounts and of their services stay locked until the
   *     transaction ends, so that payments and changes come before or after the bill
   */
  static List<DueAccount> read(
      Tx tx, UUID[] accounts, LocalDate on, TaxPolicy taxes, boolean lock) {
    int dueDays = Settings.get(tx, BillingAccounts.DUE_DAYS);
    DocumentRules rules = DocumentRules.of(tx);
    String sql = lock ? ACCOUNTS : ACCOUNTS_TO_BE;
    List<DueAccount.Facts> facts =
        tx.jdbc(connection -> facts(connection, tx, sql, accounts, dueDays, rules));
    List<DueService> services = ServiceReader.read(tx, accounts, on, lock, taxes);
    if (services.isEmpty()) {
      return List.of();
    }
    Timelines timelines = Timelines.read(tx, services, on, taxes);
    Map<UUID, List<StandingReader.Standing>> standing = StandingReader.read(tx, services);
    Map<UUID, List<DueService>> byAccount = new HashMap<>();
    for (DueService service : services) {
      byAccount.computeIfAbsent(service.account(), any -> new ArrayList<>()).add(service);
    }
    List<DueAccount> due = new ArrayList<>();
    for (DueAccount.Facts account : facts) {
      List<DueService> own = byAccount.get(account.id());
      if (own != null) {
        due.add(account(account, own, timelines, standing));
      }
    }
    return due;
  }

  private static DueAccount account(
      DueAccount.Facts facts,
      List<DueService> services,
      Timelines timelines,
      Map<UUID, List<StandingReader.Standing>> standing) {
    List<SubscriptionSnapshot> snapshots = new ArrayList<>();
    List<BilledCharge> billed = new ArrayList<>();
    Map<ChargeKey, UUID> lines = new HashMap<>();
    Map<UUID, DueService.Prepaid> prepaid = new HashMap<>();
    List<InvoiceDiscount> discounts = new ArrayList<>();
    String problem = null;
    for (DueService service : services) {
      try {
        if (!service.currency().equals(facts.currency())) {
          throw new IllegalArgumentException(
              "a service is in " + service.currency() + ", the account in " + facts.currency());
        }
        SubscriptionSnapshot snapshot = timelines.of(service);
        snapshots.add(snapshot);
        discounts.addAll(timelines.overInvoices(snapshot));
      } catch (IllegalArgumentException e) {
        problem = String.valueOf(e.getMessage());
      }
      DueService.Prepaid terms = service.prepaid();
      if (terms != null) {
        prepaid.put(service.id(), terms);
      }
      for (StandingReader.Standing each : standing.getOrDefault(service.id(), List.of())) {
        billed.add(each.charge());
        lines.put(each.charge().key(), each.line());
      }
    }
    return new DueAccount(
        facts,
        new AccountSnapshot(facts.id(), snapshots, billed),
        lines,
        prepaid,
        discounts,
        problem);
  }

  private static List<DueAccount.Facts> facts(
      Connection connection, Tx tx, String sql, UUID[] accounts, int dueDays, DocumentRules rules)
      throws SQLException {
    List<DueAccount.Facts> facts = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, tx.tenant().value());
      query.setArray(2, connection.createArrayOf("uuid", accounts));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Integer own = row.getObject(5, Integer.class);
          facts.add(new DueAccount.Facts(
              row.getObject(1, UUID.class),
              row.getObject(2, UUID.class),
              row.getString(3),
              Money.currency(row.getString(4)),
              own == null ? dueDays : own,
              rules));
        }
      }
    }
    return facts;
  }
}
