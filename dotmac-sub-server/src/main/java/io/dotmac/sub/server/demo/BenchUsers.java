package io.dotmac.sub.server.demo;

import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Services to measure RADIUS with: {@code user000000}, {@code user000001} and so on, each of a
 * subscriber of its own, with the passwords {@code pass000000} and so on. They are active and are
 * never billed. Rows are written as sets, so that a hundred thousand take seconds.
 */
final class BenchUsers {
  /** The shared secret of the NAS of a demo that is loaded with such services. */
  static final String SECRET = "testing123";

  private static final int MOST = 1_000_000;
  private static final int ROWS_AT_ONCE = 10_000;

  private static final String PRESENT = """
      select count(*) from subscription where tenant_id = ? and external_id like 'bench-%'
      """;

  private static final String SUBSCRIBERS = """
      insert into subscriber (tenant_id, id, subscriber_number, account_number, external_id,
        first_name, last_name, email, account_start_on, status, currency)
      select ?, w.id, 'BENCH-' || w.no, 'BENCH-' || w.no, 'bench-' || w.no,
        'User', w.no, 'user' || w.no || '@bench.example', ?, 'active', t.currency
      from unnest(?::uuid[], ?::text[]) as w (id, no), tenant t where t.id = ?
      """;

  private static final String SUBSCRIPTIONS = """
      insert into subscription (tenant_id, id, subscription_number, external_id, subscriber_id,
        account_id, offer_id, status, billing_mode, contract_term, anchor_day, start_on,
        activated_at, currency)
      select ?, w.id, 'BENCH-' || w.no, 'bench-' || w.no, w.subscriber, w.subscriber, o.id,
        'active', o.billing_mode, o.contract_term, 1, ?, now(), t.currency
      from unnest(?::uuid[], ?::text[], ?::uuid[]) as w (id, no, subscriber), tenant t,
        (select id, billing_mode, contract_term from catalog_offer
          where tenant_id = ? and status = 'active' order by code limit 1) o
      where t.id = ?
      """;

  private static final String CREDENTIALS = """
      insert into access_credential (tenant_id, id, subscriber_id, subscription_id, username,
        secret_sealed, secret_kind)
      select ?, w.id, w.subscriber, w.subscription, 'user' || w.no, w.sealed, 'clear'
      from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::text[])
        as w (id, no, subscriber, subscription, sealed)
      """;

  private final Database db;
  private final SecretBox secrets;
  private final TenantId tenant;

  BenchUsers(Database db, SecretBox secrets, TenantId tenant) {
    this.db = db;
    this.secrets = secrets;
    this.tenant = tenant;
  }

  /** Refuses a number that the names have no room for. */
  static void check(int wanted) {
    if (wanted < 0 || wanted > MOST) {
      throw new IllegalArgumentException(
          "expected 0 to " + MOST + " services to measure with, found " + wanted);
    }
  }

  /**
   * Adds those that are missing among the first {@code wanted}; what is there stays.
   *
   * @param progress is told after each step how many there are
   */
  void load(int wanted, Consumer<Integer> progress) {
    check(wanted);
    int from = db.inTx(tenant, BenchUsers::present);
    while (from < wanted) {
      int until = Math.min(wanted, from + ROWS_AT_ONCE);
      Chunk chunk = new Chunk(from, until);
      db.run(tenant, tx -> chunk.write(tx));
      from = until;
      progress.accept(from);
    }
  }

  private static int present(Tx tx) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(PRESENT)) {
        query.setObject(1, tx.tenant().value());
        var row = query.executeQuery();
        row.next();
        return row.getInt(1);
      }
    });
  }

  /** The services from one number to another. */
  private final class Chunk {
    private final String[] numbers;
    private final UUID[] subscribers;
    private final UUID[] subscriptions;
    private final UUID[] credentials;
    private final String[] sealed;

    Chunk(int from, int until) {
      int size = until - from;
      numbers = new String[size];
      subscribers = ids(size);
      subscriptions = ids(size);
      credentials = ids(size);
      sealed = new String[size];
      for (int i = 0; i < size; i++) {
        numbers[i] = String.format(Locale.ROOT, "%06d", from + i);
        sealed[i] = secrets.encrypt("pass" + numbers[i]);
      }
    }

    void write(Tx tx) {
      UUID id = tx.tenant().value();
      write(tx, SUBSCRIBERS, id, tx.today(), subscribers, numbers, id);
      write(tx, SUBSCRIPTIONS, id, tx.today(), subscriptions, numbers, subscribers, id, id);
      write(tx, CREDENTIALS, id, credentials, numbers, subscribers, subscriptions, sealed);
      BillingAccounts.ensure(tx, Arrays.asList(subscribers));
    }

    private void write(Tx tx, String sql, Object... values) {
      tx.jdbc(connection -> {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
          for (int i = 0; i < values.length; i++) {
            Object value = values[i] instanceof Object[] array
                ? connection.createArrayOf(array instanceof UUID[] ? "uuid" : "text", array)
                : values[i];
            insert.setObject(i + 1, value);
          }
          int written = insert.executeUpdate();
          if (written != numbers.length) {
            throw new IllegalStateException(
                numbers.length + " rows were to be written and " + written + " were");
          }
          return written;
        }
      });
    }

    private static UUID[] ids(int size) {
      UUID[] ids = new UUID[size];
      Arrays.setAll(ids, i -> Ids.next());
      return ids;
    }
  }
}
