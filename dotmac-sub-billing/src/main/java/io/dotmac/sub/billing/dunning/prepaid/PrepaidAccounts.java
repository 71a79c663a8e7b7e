package io.dotmac.sub.billing.dunning.prepaid;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and marks subscribers with prepaid services, as sets. */
final class PrepaidAccounts {
  private static final int AT_ONCE = 1000;

  private static final String NEXT = """
      select s.id, s.currency, s.min_balance_minor, s.prepaid_low_balance_at,
        s.prepaid_deactivation_at
      from subscriber s
      where s.tenant_id = ? and s.id > ? and exists (select from subscription u
        where u.tenant_id = s.tenant_id and u.account_id = s.id and u.billing_mode = 'prepaid'
          and u.status in ('active', 'suspended'))
      order by s.id limit ? for no key update of s
      """;

  private static final String MARKED = """
      select s.id, s.currency, s.min_balance_minor, s.prepaid_low_balance_at,
        s.prepaid_deactivation_at
      from subscriber s
      where s.tenant_id = ? and s.id = any(?) and s.prepaid_low_balance_at is not null
      order by s.id for no key update of s
      """;

  private static final String SERVICES = """
      select id, account_id from subscription where tenant_id = ? and account_id = any(?)
        and billing_mode = 'prepaid' and status in ('active', 'suspended')
      """;

  private static final String MARK = """
      update subscriber s set prepaid_low_balance_at = k.low, prepaid_deactivation_at = k.off,
        updated_at = now(), version = s.version + 1
      from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) as k(id, low, off)
      where s.tenant_id = ? and s.id = k.id
      """;

  private PrepaidAccounts() {}

  /**
   * A subscriber with its own account.
   *
   * @param low when its balance was first seen too low
   * @param off when its services were rejected for it
   */
  record Payer(
      UUID id,
      Money minimum,
      @Nullable Timestamp low,
      @Nullable Timestamp off) {}

  /** A new state of a payer. */
  record Change(Payer payer, PrepaidRule.State state, Money balance) {}

  /** The next payers with prepaid services, locked, by id. */
  static List<Payer> next(Tx tx, UUID after) {
    BigDecimal fallback = Settings.get(tx, PrepaidSettings.MIN_BALANCE);
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(NEXT)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, after);
        query.setInt(3, AT_ONCE);
        return payers(query, fallback);
      }
    });
  }

  /** Those of the accounts that were seen too low, locked. */
  static List<Payer> marked(Tx tx, Collection<AccountId> accounts) {
    BigDecimal fallback = Settings.get(tx, PrepaidSettings.MIN_BALANCE);
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(MARKED)) {
        query.setObject(1, tx.tenant().value());
        Object[] ids = accounts.stream().map(AccountId::value).toArray();
        query.setArray(2, connection.createArrayOf("uuid", ids));
        return payers(query, fallback);
      }
    });
  }

  private static List<Payer> payers(PreparedStatement query, BigDecimal fallback)
      throws SQLException {
    List<Payer> payers = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        java.util.Currency currency = Money.currency(row.getString(2));
        Long own = row.getObject(3, Long.class);
        Money minimum = own == null
            ? Money.rounded(fallback, currency, RoundingMode.HALF_UP)
            : Money.ofMinor(own, currency);
        payers.add(new Payer(
            row.getObject(1, UUID.class), minimum, row.getTimestamp(4), row.getTimestamp(5)));
      }
    }
    return payers;
  }

  /** Remembers since when each is too low. */
  static void mark(Tx tx, List<Change> changes) {
    if (!changes.isEmpty()) {
      tx.jdbc(connection -> mark(connection, tx, changes));
    }
  }

  private static int mark(Connection connection, Tx tx, List<Change> changes) throws SQLException {
    Object[] ids = new Object[changes.size()];
    Object[] low = new Object[changes.size()];
    Object[] off = new Object[changes.size()];
    String now = tx.now().toString();
    for (int i = 0; i < ids.length; i++) {
      Change change = changes.get(i);
      Payer payer = change.payer();
      boolean fine = change.state() == PrepaidRule.State.FINE;
      boolean rejected = change.state() == PrepaidRule.State.DEACTIVATED;
      ids[i] = payer.id();
      low[i] = fine ? null : payer.low() == null ? now : payer.low().toInstant().toString();
      off[i] =
          !rejected ? null : payer.off() == null ? now : payer.off().toInstant().toString();
    }
    try (PreparedStatement update = connection.prepareStatement(MARK)) {
      update.setArray(1, connection.createArrayOf("uuid", ids));
      update.setArray(2, connection.createArrayOf("timestamptz", low));
      update.setArray(3, connection.createArrayOf("timestamptz", off));
      update.setObject(4, tx.tenant().value());
      return update.executeUpdate();
    }
  }

  /** The prepaid services of those accounts and whose they are. */
  static Map<UUID, UUID> services(Tx tx, Collection<UUID> accounts) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(SERVICES)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
        Map<UUID, UUID> services = new TreeMap<>();
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            services.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
          }
        }
        return services;
      }
    });
  }
}
