package io.dotmac.sub.server.web.document;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.dotmac.sub.core.access.voucher.HotspotBatch;
import io.dotmac.sub.core.access.voucher.HotspotBatchId;
import io.dotmac.sub.core.access.voucher.Voucher;
import io.dotmac.sub.core.access.voucher.VoucherCode;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.hotspot.VoucherCounter;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Messages;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Vouchers on paper and as a file. */
public final class VoucherPapers {
  private static final int MOST_CARDS = 1_000;

  private VoucherPapers() {}

  /** The cards of the vouchers with these numbers. */
  public static byte[] cards(Tx tx, VoucherCounter counter, HotspotBatchId id, int from, int to) {
    new Checks()
        .range("/from", from, 1, 10_000)
        .range("/to", to, from, 20_000)
        .rule(
            to - from < MOST_CARDS,
            "/to",
            "range",
            "at most " + MOST_CARDS + " cards at a time were expected")
        .done();
    HotspotBatch batch = counter.batches().require(tx, id);
    Messages words = Messages.of(tx.locale());
    List<VoucherCards.Card> cards = counter.vouchers().of(tx, id).stream()
        .filter(voucher -> voucher.number() >= from && voucher.number() <= to)
        .map(voucher ->
            new VoucherCards.Card(voucher.number(), counter.vouchers().code(voucher)))
        .toList();
    return VoucherCards.draw(Letterhead.of(tx), words, new Formats(words, tx.zone()), batch, cards);
  }

  /** Number, code, state and sale of every voucher, a line each. */
  public static String csv(Tx tx, VoucherCounter counter, HotspotBatchId id) {
    counter.batches().require(tx, id);
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("number", "code", "status", "sold_at", "used_seconds", "used_octets");
      for (Voucher voucher : counter.vouchers().of(tx, id)) {
        csv.writeRecord(
            String.valueOf(voucher.number()),
            VoucherCode.printed(counter.vouchers().code(voucher)),
            WireName.of(voucher.status()),
            voucher.soldAt().map(Object::toString).orElse(""),
            String.valueOf(voucher.usedSeconds()),
            String.valueOf(voucher.usedOctets()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
