package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The chart of accounts of a tenant, complete from its first use on. */
final class Chart {
  private static final Object MEMO = new Object();

  private final Map<Key, UUID> ids;

  private record Key(LedgerPurpose purpose, @Nullable UUID collection) {}

  private Chart(Map<Key, UUID> ids) {
    this.ids = ids;
  }

  static Chart of(Tx tx) {
    return tx.memo(MEMO, () -> complete(tx));
  }

  /** The account of a purpose. */
  UUID id(LedgerPurpose purpose) {
    UUID id = ids.get(new Key(purpose, null));
    if (id == null) {
      throw new IllegalStateException("the chart has no account for " + purpose);
    }
    return id;
  }

  /** The account of a leg; the cash of a new collection account is opened on first use. */
  static UUID id(Tx tx, Leg leg) {
    CollectionAccountId collection = leg.collection();
    if (collection == null) {
      return of(tx).id(leg.purpose());
    }
    Key key = new Key(LedgerPurpose.CASH, collection.value());
    UUID known = of(tx).ids.get(key);
    if (known == null) {
      tx.jdbc(connection -> insert(connection, tx, LedgerPurpose.CASH, collection.value()));
      tx.forget(MEMO);
      known = of(tx).ids.get(key);
    }
    if (known == null) {
      throw new IllegalStateException("no cash account of " + collection);
    }
    return known;
  }

  private static Chart complete(Tx tx) {
    Map<Key, UUID> found = tx.jdbc(connection -> read(connection, tx));
    boolean missing = false;
    for (LedgerPurpose purpose : LedgerPurpose.values()) {
      if (!found.containsKey(new Key(purpose, null))) {
        missing = true;
        tx.jdbc(connection -> insert(connection, tx, purpose, null));
      }
    }
    return new Chart(missing ? tx.jdbc(connection -> read(connection, tx)) : found);
  }

  private static Map<Key, UUID> read(Connection connection, Tx tx) throws SQLException {
    Map<Key, UUID> ids = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(
        "select purpose, collection_account_id, id from ledger_account where tenant_id = ?")) {
      query.setObject(1, tx.tenant().value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          LedgerPurpose purpose = WireName.parse(LedgerPurpose.class, row.getString(1));
          ids.put(new Key(purpose, row.getObject(2, UUID.class)), row.getObject(3, UUID.class));
        }
      }
    }
    return ids;
  }

  private static int insert(
      Connection connection, Tx tx, LedgerPurpose purpose, @Nullable UUID collection)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "insert into ledger_account (tenant_id, id, purpose, nature, name,"
            + " collection_account_id) values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      insert.setObject(1, tx.tenant().value());
      insert.setObject(2, Ids.next());
      insert.setString(3, WireName.of(purpose));
      insert.setString(4, WireName.of(nature(purpose)));
      insert.setString(5, WireName.of(purpose).replace('_', ' '));
      insert.setObject(6, collection, java.sql.Types.OTHER);
      return insert.executeUpdate();
    }
  }

  private static LedgerNature nature(LedgerPurpose purpose) {
    switch (purpose) {
      case RECEIVABLE:
      case CASH:
      case PROVIDER_CLEARING:
      case TAX_CREDIT_RECEIVABLE:
        return LedgerNature.ASSET;
      case REVENUE:
        return LedgerNature.REVENUE;
      case BAD_DEBT:
      case ADJUSTMENTS:
        return LedgerNature.EXPENSE;
      case OPENING_BALANCE:
        return LedgerNature.EQUITY;
      default:
        return LedgerNature.LIABILITY;
    }
  }
}
