package io.dotmac.sub.server.hotspot;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.ledger.LedgerTransactionId;
import io.dotmac.sub.billing.sale.NewCashSale;
import io.dotmac.sub.core.access.voucher.HotspotBatch;
import io.dotmac.sub.core.access.voucher.HotspotBatchId;
import io.dotmac.sub.core.access.voucher.HotspotBatches;
import io.dotmac.sub.core.access.voucher.Voucher;
import io.dotmac.sub.core.access.voucher.VoucherId;
import io.dotmac.sub.core.access.voucher.Vouchers;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The counter where vouchers are sold for cash, and given back. */
public final class VoucherCounter {
  private final BillingEngine billing;
  private final HotspotBatches batches;
  private final Vouchers vouchers;

  /** Vouchers sold. */
  public record Sold(List<Voucher> vouchers, Money total) {}

  /** Books with {@code billing}; {@code keys} open the codes. */
  public VoucherCounter(BillingEngine billing, Keyring keys) {
    this.billing = billing;
    this.batches = new HotspotBatches(keys);
    this.vouchers = new Vouchers(keys);
  }

  /** The batches. */
  public HotspotBatches batches() {
    return batches;
  }

  /** The vouchers. */
  public Vouchers vouchers() {
    return vouchers;
  }

  /** Sells the next {@code count} of a batch. */
  public Sold sell(Tx tx, HotspotBatchId id, int count, @Nullable CollectionAccountId collection) {
    HotspotBatch batch = batches.require(tx, id);
    return sell(tx, batch, vouchers.unsold(tx, id, count), collection);
  }

  /** Sells that one. */
  public Sold sell(Tx tx, VoucherId id, @Nullable CollectionAccountId collection) {
    HotspotBatch batch = batches.require(tx, vouchers.require(tx, id).batch());
    return sell(tx, batch, List.of(id), collection);
  }

  private Sold sell(
      Tx tx, HotspotBatch batch, List<VoucherId> ids, @Nullable CollectionAccountId collection) {
    Money price = batch.price();
    List<UUID> sales = price.isPositive()
        ? billing
            .cashSales()
            .sellEach(
                tx,
                new NewCashSale(
                    price, null, collection, "Voucher of " + batch.terms().name()),
                ids.size())
            .stream()
            .map(LedgerTransactionId::value)
            .toList()
        : List.of();
    vouchers.sell(tx, ids, sales);
    return new Sold(
        vouchers.all(tx, ids),
        Money.ofMinor(Math.multiplyExact(price.minor(), ids.size()), price.currency()));
  }

  /**
   * Takes one back.
   *
   * @param refund whether the money of its sale is given back
   */
  public Voucher revoke(Tx tx, VoucherId id, @Nullable String reason, boolean refund) {
    Voucher revoked = vouchers.revoke(tx, id, reason);
    if (refund) {
      revoked
          .sale()
          .ifPresent(
              sale -> billing.cashSales().giveBack(tx, new LedgerTransactionId(sale), reason));
    }
    return revoked;
  }
}
