package io.dotmac.sub.billing.journal;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.core.tx.Tx;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes the ledger for other programs. It holds one page of transactions in memory and no
 * transaction of the database open while it writes. All of it was committed when it began.
 */
public final class JournalExport {
  private final Database db;
  private final Caller caller;
  private final JournalHead head;

  private JournalExport(Database db, Caller caller, JournalHead head) {
    this.db = db;
    this.caller = caller;
    this.head = head;
  }

  /**
   * Begins an export of those days.
   *
   * @throws io.dotmac.sub.core.problem.ProblemException when the caller may not see all accounts
   */
  public static JournalExport begin(Database db, Caller caller, JournalRange range) {
    if (!(caller.scope() instanceof Scope.Whole)) {
      throw Problem.forbidden("the journal of all accounts is for staff");
    }
    return new JournalExport(db, caller, db.inTx(caller, tx -> JournalPages.head(tx, range)));
  }

  /** Writes it; with the same ledger always the same text. */
  public void write(JournalFormat format, Appendable out) throws IOException {
    JournalWriter writer = format.writer(out);
    writer.head(head);
    // Behind the last transaction of the day before.
    LocalDate on = head.range().first().minusDays(1);
    long seq = Long.MAX_VALUE;
    while (true) {
      LocalDate afterDay = on;
      long afterSeq = seq;
      List<JournalTransaction> page =
          db.inTx(caller, tx -> JournalPages.after(tx, head, afterDay, afterSeq));
      if (page.isEmpty()) {
        return;
      }
      for (JournalTransaction transaction : page) {
        writer.transaction(transaction);
      }
      JournalTransaction last = page.get(page.size() - 1);
      on = last.on();
      seq = last.seq();
    }
  }

  /** The accounts of the chart, in the order of a journal. */
  public static List<JournalAccount> accounts(Tx tx) {
    return List.copyOf(JournalPages.accounts(tx).values());
  }
}
