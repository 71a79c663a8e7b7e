package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.core.audit.Audit;
import io.dotmac.sub.core.audit.AuditEntry;
import io.dotmac.sub.core.audit.AuditOperation;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.tx.WireName;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * Closes the books up to a day. Nothing is booked before the end of a closed period; corrections
 * are booked today. The last closed period can be opened again, with a reason.
 */
public final class AccountingPeriods {
  /** All of them; staff only. */
  public static final Listing<AccountingPeriod> LISTING = Listing.of(AccountingPeriod.class)
      .filter(
          "status",
          "e.status = :status",
          text -> WireName.parse(AccountingPeriodStatus.class, text))
      .sort("period_start", "e.start")
      .defaultSort("-period_start");

  private static final Object MEMO = new Object();

  /** Waits for bookings that are under way, and lets none begin until the period is closed. */
  private static final String LOCK = """
      select 1 from pg_advisory_xact_lock(hashtextextended('accounting_period:' || ?::text, 0))
      """;

  private static final String CLOSED_UNTIL = """
      select max(period_end) from accounting_period where tenant_id = ? and status = 'closed'
      """;

  private static final String FIRST_DAY = """
      select coalesce(min(booked_on), ?) from ledger_transaction where tenant_id = ?
      """;

  private AccountingPeriods() {}

  /** Closes all days up to {@code last}, included, that are not closed yet. */
  public static AccountingPeriod close(Tx tx, LocalDate last) {
    if (!last.isBefore(tx.today())) {
      throw Problem.invalid(
          "/through", "range", "expected a day before today, " + tx.today() + ", found " + last);
    }
    BulkRead.rows(tx, LOCK, row -> 1, tx.tenant().value());
    tx.forget(MEMO);
    Optional<LocalDate> closed = closedUntil(tx);
    if (closed.isPresent() && last.isBefore(closed.get())) {
      throw Problem.invalid(
          "/through",
          "range",
          "expected " + closed.get() + " or later, since the books before it are closed, found "
              + last);
    }
    LocalDate start = closed.orElseGet(() -> BulkRead.rows(
            tx,
            FIRST_DAY,
            row -> row.getObject(1, LocalDate.class),
            last,
            tx.tenant().value())
        .get(0));
    AccountingPeriod period = new AccountingPeriod(
        start.isAfter(last) ? last : start,
        last.plusDays(1),
        tx.now(),
        tx.actor().name());
    tx.save(period);
    tx.session().flush();
    tx.forget(MEMO);
    Audit.record(tx, AuditOperation.CREATE, "accounting_period", period.id().value());
    return period;
  }

  /** Opens the last closed period again. */
  public static AccountingPeriod reopen(Tx tx, AccountingPeriodId id, String reason) {
    if (reason.isBlank() || reason.length() > 500) {
      throw Problem.invalid("/reason", "size", "expected 1 to 500 characters");
    }
    AccountingPeriod period = tx.lock(AccountingPeriod.class, id);
    if (period.status() == AccountingPeriodStatus.CLOSED
        && !closedUntil(tx).equals(Optional.of(period.end()))) {
      throw Problem.conflict(
          "period_not_last", "a later period is closed: only the last one can be opened again");
    }
    period.reopen(tx.now(), tx.actor().name(), reason);
    tx.session().flush();
    tx.forget(MEMO);
    Audit.record(
        tx,
        new AuditEntry(
            AuditOperation.UPDATE,
            "accounting_period",
            id.toString(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            WireJson.write(java.util.Map.of("reason", reason))));
    return period;
  }

  /** The first day that is open, if anything is closed. */
  public static Optional<LocalDate> closedUntil(Tx tx) {
    return tx.memo(
        MEMO,
        () -> BulkRead.rows(
                tx,
                CLOSED_UNTIL,
                row -> Optional.ofNullable(row.getObject(1, LocalDate.class)),
                tx.tenant().value())
            .get(0));
  }

  static void requireOpen(Tx tx, Collection<Posting> postings) {
    Optional<LocalDate> closed = closedUntil(tx);
    if (closed.isPresent()) {
      for (Posting posting : postings) {
        if (posting.bookedOn().isBefore(closed.get())) {
          throw Problem.conflict(
              "period_closed",
              "the books before " + closed.get() + " are closed, nothing can be booked on "
                  + posting.bookedOn());
        }
      }
    }
  }
}
