package io.dotmac.sub.billing;

import io.dotmac.sub.billing.arrangement.Arrangements;
import io.dotmac.sub.billing.credit.CreditNotes;
import io.dotmac.sub.billing.deposit.Deposits;
import io.dotmac.sub.billing.dunning.Brakes;
import io.dotmac.sub.billing.dunning.Dunning;
import io.dotmac.sub.billing.dunning.DunningRuns;
import io.dotmac.sub.billing.dunning.DunningSimulations;
import io.dotmac.sub.billing.dunning.prepaid.PrepaidEnforcement;
import io.dotmac.sub.billing.dunning.shield.Shields;
import io.dotmac.sub.billing.invoice.Invoices;
import io.dotmac.sub.billing.invoice.LateFeeInvoices;
import io.dotmac.sub.billing.invoice.OverdueInvoices;
import io.dotmac.sub.billing.number.NumberingPolicy;
import io.dotmac.sub.billing.payment.CreditSettlement;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.billing.run.BillingRuns;
import io.dotmac.sub.billing.run.PrepaidOpening;
import io.dotmac.sub.billing.run.RunRules;
import io.dotmac.sub.billing.sale.CashSales;
import io.dotmac.sub.billing.seal.LedgerSeal;
import io.dotmac.sub.billing.tax.TaxPolicy;
import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.event.delivery.EventDispatcher;
import io.dotmac.sub.core.event.delivery.EventHandler;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The door to billing: everything it offers, put together over one database. A program brings a
 * data source and, if it likes, a schema, a clock and listeners: {@link #builder}. What needs no
 * database is {@link io.dotmac.sub.billing.charge.ChargeEngine}: it computes what an account is to
 * be charged from values alone.
 */
public final class BillingEngine {
  private static final int ARRANGEMENTS_AT_ONCE = 100;

  private final Database db;
  private final NumberingPolicy numbers;
  private final Invoices invoices;
  private final CreditNotes creditNotes;
  private final Payments payments;
  private final Deposits deposits;
  private final CashSales cashSales = new CashSales();
  private final BillingRuns runs;
  private final CreditSettlement settlement;
  private final Dunning dunning;
  private final DunningRuns dunningRuns;
  private final Arrangements arrangements;
  private final PrepaidEnforcement prepaidEnforcement;
  private final DunningSimulations dunningSimulations;
  private final EventDispatcher events;

  /** Billing over a database whose session factory knows {@link #entities}. */
  public BillingEngine(Database db) {
    this(db, new ServiceLocks());
  }

  /** As {@link #BillingEngine(Database)}; dunning restricts services by {@code locks}. */
  public BillingEngine(Database db, ServiceLocks locks) {
    this(db, locks, TaxPolicy.CATALOG, NumberingPolicy.SERIES, List.of());
  }

  BillingEngine(
      Database db,
      ServiceLocks locks,
      TaxPolicy taxes,
      NumberingPolicy numbers,
      List<EventHandler> listeners) {
    this.db = db;
    this.numbers = numbers;
    this.events = new EventDispatcher(db, listeners);
    this.dunning = new Dunning(locks, this::charge, Brakes.standard());
    this.arrangements = new Arrangements(dunning);
    this.prepaidEnforcement = new PrepaidEnforcement(db, locks);
    this.settlement = new CreditSettlement(
        (tx, accounts) -> {
          prepaidEnforcement.balanceChanged(tx, accounts);
          arrangements.balanceChanged(tx, accounts);
          dunning.balanceChanged(tx, accounts);
        },
        new PrepaidOpening(taxes, numbers)::open);
    this.invoices = new Invoices(settlement, numbers);
    this.creditNotes = new CreditNotes(settlement, numbers);
    this.payments = new Payments(settlement, numbers);
    this.deposits = new Deposits(payments, numbers);
    this.runs = new BillingRuns(db, new RunRules(settlement, taxes, numbers));
    this.dunningRuns = new DunningRuns(db, dunning, Shields::settlePromises);
    this.dunningSimulations = new DunningSimulations(db);
  }

  /**
   * Puts an engine together over connections of the role that billing works as. It must not be a
   * superuser nor own the tables: row security would not bind it.
   */
  public static BillingBuilder builder(DataSource dataSource) {
    return new BillingBuilder(dataSource);
  }

  /** Billing over a data source whose schema is migrated, with the machine's clock. */
  public static BillingEngine over(DataSource dataSource) {
    return builder(dataSource).build();
  }

  /** All entities of core and billing, for a session factory. */
  public static List<Class<?>> entities() {
    List<Class<?>> all = new ArrayList<>(CoreEntities.ALL);
    all.addAll(BillingEntities.ALL);
    return List.copyOf(all);
  }

  public Database database() {
    return db;
  }

  public Invoices invoices() {
    return invoices;
  }

  public CreditNotes creditNotes() {
    return creditNotes;
  }

  public Payments payments() {
    return payments;
  }

  public Deposits deposits() {
    return deposits;
  }

  /** What is sold over the counter. */
  public CashSales cashSales() {
    return cashSales;
  }

  public BillingRuns runs() {
    return runs;
  }

  public Dunning dunning() {
    return dunning;
  }

  public DunningRuns dunningRuns() {
    return dunningRuns;
  }

  /** Seals what was booked in the ledger; gives how many transactions. */
  public long sealLedger(Caller caller) {
    return LedgerSeal.seal(db, caller);
  }

  public DunningSimulations dunningSimulations() {
    return dunningSimulations;
  }

  public Arrangements arrangements() {
    return arrangements;
  }

  public PrepaidEnforcement prepaidEnforcement() {
    return prepaidEnforcement;
  }

  /** Looks at all active arrangements; gives how many. */
  public int checkArrangements(Caller caller) {
    int all = 0;
    UUID after = new UUID(0, 0);
    while (true) {
      UUID from = after;
      List<UUID> some = db.inTx(
          caller,
          tx -> arrangements.check(tx, from, ARRANGEMENTS_AT_ONCE).stream()
              .map(each -> each.id().value())
              .toList());
      if (some.isEmpty()) {
        return all;
      }
      all += some.size();
      after = some.get(some.size() - 1);
    }
  }

  /**
   * Tells the listeners what happened since the last call; gives how often one was called. Any
   * number of nodes may call this again and again.
   */
  public int deliverEvents(TenantId tenant) {
    return events.runOnce(tenant);
  }

  /** Marks every invoice whose due date has passed as overdue; gives how many. */
  public int markOverdue(Caller caller) {
    int all = 0;
    int marked;
    do {
      marked = db.inTx(caller, OverdueInvoices::mark);
      all += marked;
    } while (marked > 0);
    return all;
  }

  private void charge(Tx tx, List<LateFeeInvoices.Fee> fees) {
    LateFeeInvoices.issue(tx, settlement, numbers, fees);
  }
}
