package io.dotmac.sub.core.access.voucher;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.secret.TokenHash;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Vouchers: found, printed, sold and taken back. */
public final class Vouchers {
  /** All of them; staff only. A code is no filter: it is found by {@link #find}. */
  public static final Listing<Voucher> LISTING = Listing.of(Voucher.class)
      .filter("batch_id", "e.batch.value = :batch_id", Id::parse)
      .filter("status", "e.status = :status", text -> WireName.parse(VoucherStatus.class, text))
      .filter("sold", "case when e.soldAt is null then false else true end = :sold", Parsers::flag)
      .sort("number", "e.number")
      .sort("created_at", "e.createdAt")
      .sort("first_login_at", "e.firstLoginAt")
      .defaultSort("number");

  private static final String UNSOLD = """
      select id from voucher
      where tenant_id = ? and batch_id = ? and status = 'unused' and sold_at is null
      order by number limit ? for update skip locked
      """;

  private static final String SELL = """
      update voucher v set sold_at = ?, sold_by = ?, sale_id = w.sale, version = v.version + 1,
        updated_at = now()
      from unnest(?::uuid[], ?::uuid[]) as w (id, sale)
      where v.tenant_id = ? and v.id = w.id and v.status = 'unused' and v.sold_at is null
      """;

  private static final String REVOKE = """
      update voucher set status = 'revoked', ended_at = ?, end_note = ?, version = version + 1,
        updated_at = now()
      where tenant_id = ? and id = ? and status in ('unused', 'active')
      """;

  private final SecretBox secrets;
  private final TokenHash hashes;

  /** Opens codes with {@code keys}. */
  public Vouchers(Keyring keys) {
    this.secrets = new SecretBox(keys);
    this.hashes = new TokenHash(keys, HotspotBatches.PURPOSE);
  }

  /** The one of that id. */
  public Voucher require(Tx tx, VoucherId id) {
    return LISTING.require(tx, id);
  }

  /** The one with that code, however it was typed. */
  public Optional<Voucher> find(Tx tx, String code) {
    return tx.session()
        .createSelectionQuery("from Voucher e where e.codeHash in (:hashes)", Voucher.class)
        .setParameterList("hashes", hashes.candidates(VoucherCode.canonical(code)))
        .getResultStream()
        .findFirst();
  }

  /** Its code. */
  public String code(Voucher voucher) {
    return secrets.decrypt(voucher.codeSealed());
  }

  /** The vouchers of a batch, by number. */
  public List<Voucher> of(Tx tx, HotspotBatchId batch) {
    return tx.session()
        .createSelectionQuery(
            "from Voucher e where e.batch.value = :batch order by e.number", Voucher.class)
        .setParameter("batch", batch.value())
        .getResultList();
  }

  /** These vouchers, by number. */
  public List<Voucher> all(Tx tx, List<VoucherId> ids) {
    return tx.session()
        .createSelectionQuery(
            "from Voucher e where e.id.value in (:ids) order by e.number", Voucher.class)
        .setParameterList("ids", ids.stream().map(VoucherId::value).toList())
        .getResultList();
  }

  /**
   * The next vouchers of a batch that are not sold, kept for this transaction.
   *
   * @throws io.dotmac.sub.core.problem.ProblemException a conflict if there are not so many
   */
  public List<VoucherId> unsold(Tx tx, HotspotBatchId batch, int count) {
    new Checks().range("/count", count, 1, 1_000).done();
    List<VoucherId> found = tx.jdbc(connection -> {
      List<VoucherId> ids = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(UNSOLD)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, batch.value());
        query.setInt(3, count);
        ResultSet row = query.executeQuery();
        while (row.next()) {
          ids.add(new VoucherId(row.getObject(1, UUID.class)));
        }
      }
      return ids;
    });
    if (found.size() < count) {
      throw Problem.conflict(
          "vouchers_short",
          count + " unsold vouchers were expected and " + found.size() + " found");
    }
    return found;
  }

  /**
   * Marks them sold.
   *
   * @param sales what booked each of them; none if nothing was to be booked
   * @throws io.dotmac.sub.core.problem.ProblemException a conflict if one is sold or used already
   */
  public void sell(Tx tx, List<VoucherId> ids, List<UUID> sales) {
    int sold = tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(SELL)) {
        update.setTimestamp(1, Timestamp.from(tx.systemNow()));
        update.setString(2, tx.actor().name());
        update.setArray(
            3,
            connection.createArrayOf("uuid", ids.stream().map(VoucherId::value).toArray()));
        update.setArray(4, connection.createArrayOf("uuid", sales.toArray()));
        update.setObject(5, tx.tenant().value());
        return update.executeUpdate();
      }
    });
    if (sold != ids.size()) {
      throw Problem.conflict("voucher_sold", "an unused voucher that is not sold was expected");
    }
    tx.session().clear();
  }

  /** Takes one back: nobody logs in with it any more, and its sessions are ended. */
  public Voucher revoke(Tx tx, VoucherId id, @Nullable String note) {
    new Checks().text("/reason", note, 500).done();
    require(tx, id);
    int revoked = tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(REVOKE)) {
        update.setTimestamp(1, Timestamp.from(tx.systemNow()));
        update.setString(2, note);
        update.setObject(3, tx.tenant().value());
        update.setObject(4, id.value());
        return update.executeUpdate();
      }
    });
    if (revoked == 0) {
      throw Problem.conflict("voucher_ended", "an unused or active voucher was expected");
    }
    tx.session().clear();
    return require(tx, id);
  }
}
