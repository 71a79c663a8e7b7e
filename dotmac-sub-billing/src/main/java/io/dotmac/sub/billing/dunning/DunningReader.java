package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.dunning.policy.AccountFacts;
import io.dotmac.sub.billing.dunning.policy.CaseState;
import io.dotmac.sub.billing.dunning.policy.CustomerKind;
import io.dotmac.sub.billing.dunning.policy.DunningPolicy;
import io.dotmac.sub.billing.dunning.policy.Receivable;
import io.dotmac.sub.billing.dunning.policy.Shield;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what dunning knows of some accounts: some queries, whatever their number. */
final class DunningReader {
  private static final String ACCOUNTS = """
      select a.id, a.account_number, a.subscriber_id,
        coalesce(a.grace_days, s.grace_period_days)
      from billing_account a
      left join subscriber s on s.tenant_id = a.tenant_id and s.id = a.subscriber_id
      where a.tenant_id = ? and a.id = any(?) order by a.id
      """;

  private static final String LOCK = """
      select 1 from billing_account where tenant_id = ? and id = any(?) order by id
      for no key update
      """;

  private static final String INVOICES = """
      select account_id, id, status, due_on, balance_due_minor, currency from invoice
      where tenant_id = ? and account_id = any(?)
        and status in ('issued', 'partially_paid', 'overdue')
      order by account_id, due_on, invoice_number
      """;

  private static final String CASES = """
      select account_id, id, status, steps_done, last_step_on, last_day_offset, paused_until,
        policy_set_id, policy_version_id
      from dunning_case
      where tenant_id = ? and account_id = any(?) and status in ('open', 'paused')
      """;

  private static final String SHIELDS = """
      select account_id, invoice_id, starts_on, ends_on from dunning_shield
      where tenant_id = ? and account_id = any(?) and status = 'active'
      """;

  private static final String POLICY_SETS = """
      select k.id, (
        select o.policy_set_id from invoice_line l
        join subscription s on s.tenant_id = l.tenant_id and s.id = l.subscription_id
        join catalog_offer o on o.tenant_id = s.tenant_id and o.id = s.offer_id
        where l.tenant_id = ? and l.invoice_id = k.id and o.policy_set_id is not null
        order by l.line_no limit 1)
      from unnest(?::uuid[]) as k(id)
      """;

  private static final String FIELDS = """
      select subscriber_id, key, value_text from subscriber_custom_field
      where tenant_id = ? and subscriber_id = any(?) and is_active and value_text is not null
      """;

  private static final String FAILURES = """
      select k.id, f.failure_code from unnest(?::uuid[]) as k(id)
      cross join lateral (select p.failure_code, p.failed_at from payment p
        where p.tenant_id = ? and p.account_id = k.id and p.status = 'failed'
        order by p.failed_at desc limit 1) f
      where f.failure_code is not null and not exists (select from payment p
        where p.tenant_id = ? and p.account_id = k.id and p.paid_at > f.failed_at)
      """;

  private final Connection connection;
  private final Tx tx;
  private final Object[] accounts;

  private DunningReader(Connection connection, Tx tx, Collection<UUID> accounts) {
    this.connection = connection;
    this.tx = tx;
    this.accounts = accounts.toArray();
  }

  private record Account(
      UUID id,
      String number,
      @Nullable UUID subscriber,
      @Nullable Integer grace) {}

  @FunctionalInterface
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** Those of the accounts that owe something or have a case, and that rules apply to. */
  static List<AccountView> read(Tx tx, Collection<UUID> accounts) {
    PolicyBook book = PolicyBook.of(tx);
    return tx.jdbc(
        connection -> new DunningReader(connection, tx, accounts).views(book, book.all(), false));
  }

  /** All of the accounts, also those without debt now, with the facts {@code draft} asks for. */
  static List<AccountView> everybody(
      Tx tx, Collection<UUID> accounts, @Nullable DunningPolicy draft) {
    PolicyBook book = PolicyBook.of(tx);
    List<DunningPolicy> asking = new ArrayList<>(book.all());
    Optional.ofNullable(draft).ifPresent(asking::add);
    return tx.jdbc(
        connection -> new DunningReader(connection, tx, accounts).views(book, asking, true));
  }

  /** As {@link #read}, those with a case only. */
  static List<AccountView> withCases(Tx tx, Collection<UUID> accounts) {
    List<UUID> live = tx.jdbc(connection -> {
      DunningReader reader = new DunningReader(connection, tx, accounts);
      return List.copyOf(reader.cases().keySet());
    });
    return live.isEmpty() ? List.of() : read(tx, live);
  }

  /** Locks the accounts in the order of their ids until the transaction ends. */
  static void lock(Tx tx, Collection<UUID> accounts) {
    tx.jdbc(connection -> {
      new DunningReader(connection, tx, accounts).each(LOCK, accounts.toArray(), row -> {});
      return accounts.size();
    });
  }

  private List<AccountView> views(
      PolicyBook book, Collection<DunningPolicy> asking, boolean everybody) throws SQLException {
    List<Account> rows = new ArrayList<>();
    each(
        ACCOUNTS,
        accounts,
        row -> rows.add(new Account(
            row.getObject(1, UUID.class),
            row.getString(2),
            row.getObject(3, UUID.class),
            row.getObject(4, Integer.class))));
    Map<UUID, List<Receivable>> owed = receivables();
    Map<UUID, LiveCase> cases = cases();
    Map<UUID, List<Shield>> shields = shields();
    Map<UUID, UUID> sets = policySets(owed, cases.keySet());
    Map<UUID, Map<String, String>> fields = fields(asking, rows);
    Map<UUID, String> failures = failures(asking);
    List<AccountView> views = new ArrayList<>();
    for (Account row : rows) {
      List<Receivable> open = owed.getOrDefault(row.id(), List.of());
      LiveCase live = cases.get(row.id());
      if (open.isEmpty() && live == null && !everybody) {
        continue;
      }
      AccountFacts facts = new AccountFacts(
          row.id(),
          row.subscriber() == null ? CustomerKind.ORGANIZATION : CustomerKind.PERSON,
          row.grace(),
          open,
          shields.getOrDefault(row.id(), List.of()),
          row.subscriber() == null ? Map.of() : fields.getOrDefault(row.subscriber(), Map.of()),
          failures.get(row.id()));
      Optional<PolicyBook.Rules> rules = live == null
          ? book.forNew(open.isEmpty() ? null : sets.get(open.get(0).invoice()))
          : Optional.of(book.forCase(live));
      // A draft may be for accounts that no rules apply to yet.
      if (rules.isEmpty() && everybody) {
        rules = Optional.of(PolicyBook.NO_RULES);
      }
      rules.ifPresent(found -> views.add(new AccountView(
          row.id(),
          row.number(),
          row.subscriber(),
          facts,
          live,
          found,
          live == null ? CaseState.NONE : PolicyBook.stateOn(found, live))));
    }
    return views;
  }

  private Map<UUID, List<Receivable>> receivables() throws SQLException {
    Map<UUID, List<Receivable>> owed = new HashMap<>();
    each(
        INVOICES,
        accounts,
        row -> owed.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
            .add(new Receivable(
                row.getObject(2, UUID.class),
                WireName.parse(InvoiceStatus.class, row.getString(3)),
                row.getObject(4, LocalDate.class),
                Money.ofMinor(row.getLong(5), Money.currency(row.getString(6))))));
    return owed;
  }

  private Map<UUID, LiveCase> cases() throws SQLException {
    Map<UUID, LiveCase> cases = new HashMap<>();
    each(CASES, accounts, row -> {
      LocalDate until = row.getObject(7, LocalDate.class);
      LocalDate paused = until == null ? LocalDate.MAX : until;
      cases.put(
          row.getObject(1, UUID.class),
          new LiveCase(
              row.getObject(2, UUID.class),
              row.getObject(1, UUID.class),
              new CaseState(
                  row.getInt(4),
                  row.getObject(5, LocalDate.class),
                  row.getObject(6, Integer.class),
                  row.getString(3).equals("paused") ? paused : null),
              row.getObject(8, UUID.class),
              row.getObject(9, UUID.class)));
    });
    return cases;
  }

  private Map<UUID, List<Shield>> shields() throws SQLException {
    Map<UUID, List<Shield>> shields = new HashMap<>();
    each(
        SHIELDS,
        accounts,
        row -> shields
            .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
            .add(new Shield(
                row.getObject(2, UUID.class),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class))));
    return shields;
  }

  /** By the invoice that is due first, for accounts without a case. */
  private Map<UUID, UUID> policySets(Map<UUID, List<Receivable>> owed, Set<UUID> withCase)
      throws SQLException {
    Object[] oldest = owed.entrySet().stream()
        .filter(each -> !withCase.contains(each.getKey()))
        .map(each -> each.getValue().get(0).invoice())
        .toArray();
    Map<UUID, UUID> sets = new LinkedHashMap<>();
    if (oldest.length > 0) {
      each(POLICY_SETS, oldest, row -> {
        UUID set = row.getObject(2, UUID.class);
        if (set != null) {
          sets.put(row.getObject(1, UUID.class), set);
        }
      });
    }
    return sets;
  }

  private Map<UUID, Map<String, String>> fields(
      Collection<DunningPolicy> asking, List<Account> rows) throws SQLException {
    Map<UUID, Map<String, String>> fields = new HashMap<>();
    if (asking.stream().anyMatch(DunningPolicy::asksForFields)) {
      Set<UUID> people = new HashSet<>();
      rows.forEach(row -> Optional.ofNullable(row.subscriber()).ifPresent(people::add));
      each(
          FIELDS,
          people.toArray(),
          row -> fields
              .computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
              .put(row.getString(2), row.getString(3)));
    }
    return fields;
  }

  private Map<UUID, String> failures(Collection<DunningPolicy> asking) throws SQLException {
    Map<UUID, String> failures = new HashMap<>();
    if (asking.stream().noneMatch(DunningPolicy::asksForFailures)) {
      return failures;
    }
    try (PreparedStatement query = connection.prepareStatement(FAILURES)) {
      query.setArray(1, connection.createArrayOf("uuid", accounts));
      query.setObject(2, tx.tenant().value());
      query.setObject(3, tx.tenant().value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          failures.put(row.getObject(1, UUID.class), row.getString(2));
        }
      }
    }
    return failures;
  }

  private void each(String sql, Object[] ids, RowReader reader) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, tx.tenant().value());
      query.setArray(2, connection.createArrayOf("uuid", ids));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }
}
