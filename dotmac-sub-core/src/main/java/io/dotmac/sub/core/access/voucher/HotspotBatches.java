package io.dotmac.sub.core.access.voucher;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.secret.TokenHash;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Batches of vouchers. A batch is made with all its vouchers, by one statement a thousand. */
public final class HotspotBatches {
  /** All of them, the newest first; staff only. */
  public static final Listing<HotspotBatch> LISTING = Listing.of(HotspotBatch.class)
      .sort("name", "lower(e.terms.name)")
      .sort("created_at", "e.createdAt")
      .search("lower(e.terms.name) like :q")
      .defaultSort("-created_at");

  /** What keeps codes apart from other tokens. */
  static final String PURPOSE = "voucher";

  private static final int AT_ONCE = 1_000;

  private static final String INSERT = """
      insert into voucher (tenant_id, batch_id, id, number, code_sealed, code_hash)
      select ?, ?, * from unnest(?::uuid[], ?::int[], ?::text[], ?::text[])
      on conflict (tenant_id, code_hash) do nothing
      returning number
      """;

  private final SecretBox secrets;
  private final TokenHash hashes;

  /** Seals codes with {@code keys}. */
  public HotspotBatches(Keyring keys) {
    this.secrets = new SecretBox(keys);
    this.hashes = new TokenHash(keys, PURPOSE);
  }

  /** Makes a batch and its vouchers; {@code price} is of one. */
  public HotspotBatch create(Tx tx, HotspotBatchTerms terms, Money price) {
    Checks checks = new Checks();
    terms.check(checks, tx.today());
    checks
        .rule(
            price.currencyCode().equals(tx.tenantInfo().currency()),
            "/currency",
            "currency",
            "the currency " + tx.tenantInfo().currency() + " was expected")
        .rule(
            !price.isNegative() && price.minor() <= Money.LARGEST_INPUT,
            "/price",
            "range",
            "a price of 0 or more was expected")
        .done();
    HotspotBatch batch = new HotspotBatch(terms, price);
    tx.save(batch);
    tx.jdbc(connection -> {
      List<Integer> missing = new ArrayList<>();
      for (int number = 1; number <= terms.voucherCount(); number++) {
        missing.add(number);
      }
      // A code that somebody has already is drawn again.
      while (!missing.isEmpty()) {
        List<Integer> some = missing.subList(0, Math.min(AT_ONCE, missing.size()));
        Set<Integer> made = insert(connection, tx, batch, some);
        missing.removeIf(made::contains);
      }
      return true;
    });
    return batch;
  }

  private Set<Integer> insert(
      Connection connection, Tx tx, HotspotBatch batch, List<Integer> numbers) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    List<String> sealed = new ArrayList<>();
    List<String> hashed = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      String code = VoucherCode.next(batch.terms().prefix(), batch.terms().codeLength());
      ids.add(Ids.next());
      sealed.add(secrets.encrypt(code));
      hashed.add(hashes.of(code));
    }
    Set<Integer> made = new HashSet<>();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, tx.tenant().value());
      insert.setObject(2, batch.id().value());
      insert.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
      insert.setArray(4, connection.createArrayOf("int4", numbers.toArray()));
      insert.setArray(5, connection.createArrayOf("text", sealed.toArray()));
      insert.setArray(6, connection.createArrayOf("text", hashed.toArray()));
      ResultSet row = insert.executeQuery();
      while (row.next()) {
        made.add(row.getInt(1));
      }
    }
    return made;
  }

  /** The one of that id. */
  public HotspotBatch require(Tx tx, HotspotBatchId id) {
    return LISTING.require(tx, id);
  }
}
