package io.dotmac.sub.billing.cash;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccount;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files of banks: their rows are proposed as payments, and recorded when somebody confirms. */
public final class BankStatements {
  /** All rows; staff only. */
  public static final Listing<BankRow> ROWS = Listing.of(BankRow.class)
      .filter("statement_id", "e.statement.value = :statement_id", UUID::fromString)
      .filter("status", "e.status = :status", text -> WireName.parse(BankRowStatus.class, text))
      .filter("account_id", "e.account.value = :account_id", UUID::fromString)
      .filter("booked_from", "e.bookedOn >= :booked_from", LocalDate::parse)
      .filter("booked_before", "e.bookedOn < :booked_before", LocalDate::parse)
      .sort("booked_on", "e.bookedOn")
      .sort("amount", "e.amountMinor")
      .defaultSort("booked_on");

  /** All files; staff only. */
  public static final Listing<BankStatement> STATEMENTS =
      Listing.of(BankStatement.class).sort("created_at", "e.createdAt").defaultSort("-created_at");

  private static final int AT_ONCE = 200;

  private final Payments payments;
  private final UnappliedCash unapplied;

  /** Confirmed rows become those payments, or unapplied cash. */
  public BankStatements(Payments payments, UnappliedCash unapplied) {
    this.payments = payments;
    this.unapplied = unapplied;
  }

  /** Takes a file in. Rows that an earlier file had are left out; nothing is booked. */
  public BankStatement read(Tx tx, CollectionAccountId collection, String fileName, String csv) {
    CollectionAccount till = tx.require(CollectionAccount.class, collection);
    List<StatementRow> rows = StatementRows.read(csv, till.currency());
    BankStatement statement =
        new BankStatement(collection, fileName, tx.actor().name(), rows.size());
    tx.save(statement);
    tx.session().flush();
    statement.took(BankRows.write(tx, statement, rows));
    tx.session().flush();
    return statement;
  }

  /** Records a row as a payment of that account; absent: of the one proposed. */
  public Payment confirm(
      Tx tx, BankRowId id, @Nullable AccountId account, @Nullable InvoiceId invoice) {
    BankRow row = locked(tx, id);
    row.requireOpen();
    AccountId whose = account != null
        ? account
        : row.account()
            .orElseThrow(() -> Problem.invalid(
                "/account_id", "required", "expected whose payment it is: nobody is proposed"));
    InvoiceId first = account == null ? row.invoice().orElse(null) : invoice;
    Payment payment = payments.record(tx, payment(row, whose, first));
    row.paid(payment.id(), whose);
    return payment;
  }

  /** Records every row of a file that has a proposal; gives how many. */
  public int confirmAll(Tx tx, BankStatementId statement) {
    List<BankRow> open = tx.session()
        .createSelectionQuery(
            "from BankRow e where e.statement.value = :statement and e.status ="
                + " io.dotmac.sub.billing.cash.BankRowStatus.PROPOSED order by e.no",
            BankRow.class)
        .setParameter("statement", statement.value())
        .setMaxResults(AT_ONCE)
        .setHibernateLockMode(org.hibernate.LockMode.PESSIMISTIC_WRITE)
        .getResultList();
    List<Payment> made = payments.recordAll(
        tx,
        open.stream()
            .map(row -> payment(row, row.account().orElseThrow(), row.invoice().orElse(null)))
            .toList());
    for (int i = 0; i < open.size(); i++) {
      open.get(i).paid(made.get(i).id(), made.get(i).account());
    }
    return open.size();
  }

  /** Records a row as money of somebody we do not know. */
  public UnappliedAmount park(Tx tx, BankRowId id) {
    BankRow row = locked(tx, id);
    row.requireOpen();
    UnappliedAmount amount = unapplied.receive(
        tx,
        new NewUnapplied(
            row.amount(),
            PaymentMethodType.TRANSFER,
            row.collection(),
            // Some banks date a row by the day its interest begins.
            row.bookedOn().isAfter(tx.today()) ? tx.today() : row.bookedOn(),
            row.payer().orElse(null),
            row.reference().orElse(null)));
    row.unclaimed(amount.id());
    return amount;
  }

  /** The row is no payment to us. */
  public BankRow ignore(Tx tx, BankRowId id) {
    BankRow row = locked(tx, id);
    row.ignore();
    return row;
  }

  private static NewPayment payment(BankRow row, AccountId whose, @Nullable InvoiceId invoice) {
    return new NewPayment(
        whose,
        row.amount(),
        PaymentMethodType.TRANSFER,
        invoice,
        row.collection(),
        row.reference().orElse(null),
        row.payer().orElse(null),
        "bank-" + row.id());
  }

  private static BankRow locked(Tx tx, BankRowId id) {
    BankRow row = tx.lock(BankRow.class, id);
    tx.session().refresh(row);
    return row;
  }
}
