package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.bulk.BulkInsert;
import io.dotmac.sub.billing.dunning.policy.CaseState;
import io.dotmac.sub.billing.dunning.policy.DunningDecision;
import io.dotmac.sub.billing.dunning.policy.Receivable;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.invoice.LateFeeInvoices.Fee;
import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.access.ServiceLocks.Placement;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Collects what was decided for some accounts and writes it as sets. */
final class DunningWriter {
  private static final String STEP = """
      update dunning_case c set status = 'open', pause_reason = null, paused_until = null,
        invoice_id = k.invoice_id, due_on = k.due_on, steps_done = k.steps_done,
        last_step_on = k.last_step_on, last_day_offset = k.last_day_offset,
        policy_version_id = k.policy_version_id, updated_at = now(), version = c.version + 1
      from unnest(?::uuid[], ?::uuid[], ?::date[], ?::int[], ?::date[], ?::int[], ?::uuid[])
        as k(id, invoice_id, due_on, steps_done, last_step_on, last_day_offset,
          policy_version_id)
      where c.tenant_id = ? and c.id = k.id and c.status in ('open', 'paused')
      """;

  private static final String RESOLVE = """
      update dunning_case set status = 'resolved', resolved_at = ?, paused_until = null,
        updated_at = now(), version = version + 1
      where tenant_id = ? and id = any(?) and status in ('open', 'paused')
      """;

  private final Tx tx;
  private final ServiceLocks locks;
  private final LateFees fees;
  private final BulkInsert opened = new BulkInsert(
      "dunning_case",
      "id uuid",
      "account_id uuid",
      "policy_set_id uuid",
      "policy_version_id uuid",
      "invoice_id uuid",
      "due_on date",
      "status text",
      "steps_done int",
      "last_step_on date",
      "last_day_offset int",
      "opened_at timestamptz");
  private final BulkInsert log = new BulkInsert(
      "dunning_action_log",
      "id uuid",
      "case_id uuid",
      "invoice_id uuid",
      "step_no int",
      "day_offset int",
      "action text",
      "result text",
      "scheduled_on date",
      "executed_at timestamptz",
      "fee_minor bigint",
      "fee_invoice_id uuid",
      "notes text");
  private final List<Fee> owed = new ArrayList<>();
  private final List<Stepped> stepped = new ArrayList<>();
  private final List<LiveCase> resolved = new ArrayList<>();
  private final Map<UUID, Placement> placements = new TreeMap<>();

  DunningWriter(Tx tx, ServiceLocks locks, LateFees fees) {
    this.tx = tx;
    this.locks = locks;
    this.fees = fees;
  }

  private record Stepped(
      UUID id, Receivable oldest, CaseState state, @Nullable UUID policyVersion) {}

  /** A case is opened and takes no step yet. */
  void open(AccountView view, Receivable oldest) {
    open(view, oldest, CaseState.NONE);
  }

  /** Steps are taken, in a case that is opened for them if need be. */
  void take(AccountView view, DunningDecision.Take take, List<UUID> services) {
    LiveCase open = view.open();
    UUID id;
    if (open == null) {
      id = open(view, take.oldest(), take.next());
    } else {
      id = open.id();
      stepped.add(new Stepped(id, take.oldest(), take.next(), view.rules().version()));
    }
    for (DunningDecision.Taken taken : take.steps()) {
      step(view, id, take.oldest(), taken, services);
    }
  }

  /** Nothing is overdue any more. */
  void resolve(AccountView view, LiveCase open) {
    resolved.add(open);
    tx.publish(new DunningEvent.DunningResolved(open.id(), open.account(), view.subscriber()));
  }

  /** Writes everything. */
  void execute() {
    fees.charge(tx, owed);
    opened.execute(tx);
    if (!stepped.isEmpty()) {
      expect(stepped.size(), tx.jdbc(this::writeSteps));
    }
    log.execute(tx);
    locks.lockEach(tx, placements.values(), LockReason.OVERDUE);
    if (!resolved.isEmpty()) {
      expect(resolved.size(), tx.jdbc(this::writeResolved));
      lift(tx, locks, resolved);
    }
  }

  /** Lifts the locks of these cases and no others: staff and quota keep theirs. */
  static void lift(Tx tx, ServiceLocks locks, List<LiveCase> over) {
    locks.releaseOwned(
        tx,
        ServicesOf.all(tx, over.stream().map(LiveCase::account).toList()),
        LockReason.OVERDUE,
        over.stream().map(LiveCase::lockOwner).toList());
  }

  private UUID open(AccountView view, Receivable oldest, CaseState state) {
    UUID id = DunningCaseId.next().value();
    opened.row(
        id,
        view.account(),
        view.rules().policySet(),
        view.rules().version(),
        oldest.invoice(),
        oldest.dueOn().toString(),
        "open",
        state.stepsDone(),
        state.lastStepOn() == null ? null : state.lastStepOn().toString(),
        state.lastDayOffset(),
        tx.now().toString());
    tx.publish(new DunningEvent.DunningStarted(
        id, view.account(), view.subscriber(), oldest.invoice(), oldest.dueOn()));
    return id;
  }

  private void step(
      AccountView view,
      UUID id,
      Receivable oldest,
      DunningDecision.Taken taken,
      List<UUID> services) {
    DunningAction action = taken.step().action();
    Money fee = taken.fee().orElse(null);
    InvoiceId charged = fee == null ? null : owe(view, fee);
    log.row(
        DunningActionId.next().value(),
        id,
        oldest.invoice(),
        taken.stepNo(),
        taken.step().dayOffset(),
        WireName.of(action),
        "success",
        taken.scheduledOn().toString(),
        tx.now().toString(),
        fee == null ? null : fee.minor(),
        charged == null ? null : charged.value(),
        services.size() + " services");
    if (action != DunningAction.NOTIFY) {
      LockEffect effect = WireName.parse(LockEffect.class, WireName.of(action));
      // The steps of a day come in their order: the last one is the strictest.
      services.forEach(service -> placements.put(
          service,
          new Placement(service, effect, "dunning:" + id, "overdue since " + oldest.dueOn())));
    }
    tx.publish(new DunningEvent.DunningActionExecuted(
        id, view.account(), view.subscriber(), oldest.invoice(), taken.stepNo(), action, services));
  }

  private InvoiceId owe(AccountView view, Money fee) {
    InvoiceId invoice = InvoiceId.next();
    owed.add(new Fee(invoice, new AccountId(view.account()), fee));
    return invoice;
  }

  private int writeSteps(Connection connection) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(STEP)) {
      update.setArray(1, array(connection, "uuid", Stepped::id));
      update.setArray(2, array(connection, "uuid", each -> each.oldest().invoice()));
      update.setArray(3, array(connection, "date", each -> each.oldest().dueOn().toString()));
      update.setArray(4, array(connection, "int4", each -> each.state().stepsDone()));
      update.setArray(
          5, array(connection, "date", each -> String.valueOf(each.state().lastStepOn())));
      update.setArray(6, array(connection, "int4", each -> each.state().lastDayOffset()));
      update.setArray(7, array(connection, "uuid", Stepped::policyVersion));
      update.setObject(8, tx.tenant().value());
      return update.executeUpdate();
    }
  }

  private int writeResolved(Connection connection) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(RESOLVE)) {
      update.setTimestamp(1, Timestamp.from(tx.now()));
      update.setObject(2, tx.tenant().value());
      update.setArray(
          3,
          connection.createArrayOf("uuid", resolved.stream().map(LiveCase::id).toArray()));
      return update.executeUpdate();
    }
  }

  private java.sql.Array array(
      Connection connection,
      String type,
      java.util.function.Function<Stepped, @Nullable Object> value)
      throws SQLException {
    Object[] values = new Object[stepped.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(stepped.get(i));
    }
    return connection.createArrayOf(type, values);
  }

  private static void expect(int wanted, int written) {
    if (written != wanted) {
      throw new IllegalStateException(
          wanted + " dunning cases were to be changed and " + written + " were");
    }
  }
}
