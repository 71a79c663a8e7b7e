package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.Invoices;
import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Dunning cases: opened for overdue invoices, walked up the ladder, resolved by payment. */
public final class Dunning {
  /** All cases. */
  public static final Listing<DunningCase> CASES = Listing.of(DunningCase.class)
      .filter("status", "e.status = :status", text -> WireName.parse(DunningCaseStatus.class, text))
      .filter("account_id", "e.account.value = :account_id", UUID::fromString)
      .filter("policy_set_id", "e.policySet.value = :policy_set_id", UUID::fromString)
      .sort("opened_at", "e.openedAt")
      .sort("due_on", "e.dueOn")
      .sort("steps_done", "e.stepsDone")
      .own("e.account.value in (select a.id.value from BillingAccount a"
          + " where a.subscriber.value = :own)")
      .reseller("e.account.value in (select a.id.value from BillingAccount a, Subscriber s"
          + " where s.id.value = a.subscriber.value and s.reseller.value = :reseller)");

  /** Every step that was taken; staff only. */
  public static final Listing<DunningActionLog> LOG = Listing.of(DunningActionLog.class)
      .filter("case_id", "e.dunningCase.value = :case_id", UUID::fromString)
      .filter("invoice_id", "e.invoice.value = :invoice_id", UUID::fromString)
      .filter("action", "e.action = :action", text -> WireName.parse(DunningAction.class, text))
      .sort("executed_at", "e.executedAt");

  private final ServiceLocks locks;

  /** Dunning that throttles and suspends by {@code locks}. */
  public Dunning(ServiceLocks locks) {
    this.locks = locks;
  }

  /** The case, if the caller's scope may see it. */
  public DunningCase require(Tx tx, DunningCaseId id) {
    DunningCase found = tx.require(DunningCase.class, id);
    if (!CASES.visible(tx, id.value())) {
      throw Problem.notFound("dunning case", id.value());
    }
    return found;
  }

  /** The steps a case took, in order. */
  public List<DunningActionLog> log(Tx tx, DunningCaseId id) {
    return tx.session()
        .createSelectionQuery(
            "from DunningActionLog e where e.dunningCase = :id order by e.step",
            DunningActionLog.class)
        .setParameter("id", id)
        .getResultList();
  }

  /** No step is taken until the case is resumed; what was done stays. */
  public DunningCase pause(Tx tx, DunningCaseId id, @Nullable String reason) {
    DunningCase found = locked(tx, id);
    found.pause(reason);
    BillingAccount account = BillingAccounts.require(tx, found.account());
    tx.publish(new DunningEvent.DunningPaused(
        id.value(), account.id().value(), subscriber(account), reason));
    return found;
  }

  /** Steps are taken again when they are due. */
  public DunningCase resume(Tx tx, DunningCaseId id) {
    DunningCase found = locked(tx, id);
    found.resume();
    return found;
  }

  /** Ends a case by hand and lifts its locks. The next run opens a new one if debt is left. */
  public DunningCase close(Tx tx, DunningCaseId id, @Nullable String why) {
    DunningCase found = locked(tx, id);
    found.close(why, tx.now());
    lift(tx, found);
    return found;
  }

  /** What dunning would do with an account on that day. */
  public Optional<DunningPreview> preview(Tx tx, AccountId account, LocalDate today) {
    return look(tx, account, today).flatMap(view -> {
      DunningDecision decision = view.decide(today);
      return decision.match(
          take -> Optional.of(DunningPreview.step(view.account(), take, services(tx, view))),
          wait -> Optional.<DunningPreview>empty(),
          hold -> Optional.<DunningPreview>empty(),
          resolve -> view.open() == null
              ? Optional.<DunningPreview>empty()
              : Optional.of(DunningPreview.resolution(view.account())));
    });
  }

  /**
   * Does with an account what is due on that day: opens a case, takes one step, or resolves the
   * case. A second call on the same day takes no further step.
   */
  public DunningOutcome advance(Tx tx, AccountId account, LocalDate today) {
    BillingAccounts.lock(tx, account);
    Optional<View> seen = look(tx, account, today);
    if (seen.isEmpty()) {
      return DunningOutcome.NOTHING;
    }
    View view = seen.get();
    return view.decide(today)
        .match(
            take -> take(tx, view, take, today),
            wait -> open(tx, view) ? DunningOutcome.OPENED : DunningOutcome.NOTHING,
            hold -> DunningOutcome.NOTHING,
            resolve -> resolve(tx, view) ? DunningOutcome.RESOLVED : DunningOutcome.NOTHING);
  }

  /** Resolves the cases of those accounts of which nothing is overdue any more. */
  public void balanceChanged(Tx tx, Collection<AccountId> accounts) {
    List<DunningCase> cases = live(tx, accounts);
    if (cases.isEmpty()) {
      return;
    }
    Set<AccountId> overdue =
        Invoices.open(tx, cases.stream().map(DunningCase::account).toList()).stream()
            .filter(invoice -> receivable(tx, invoice).isOverdue(tx.today()))
            .map(Invoice::account)
            .collect(Collectors.toSet());
    cases.stream()
        .filter(each -> !overdue.contains(each.account()))
        .forEach(each -> resolve(tx, each));
  }

  private DunningOutcome take(Tx tx, View view, DunningDecision.Take step, LocalDate today) {
    boolean opened = open(tx, view);
    DunningCase walked = live(tx, view.account().id()).orElseThrow();
    walked.follow(view.oldest().id(), step.oldest().dueOn());
    if (walked.lastStepOn().filter(today::equals).isPresent()) {
      return DunningOutcome.NOTHING;
    }
    List<UUID> services = services(tx, view);
    walked.stepTaken(step.stepNo(), today);
    act(tx, walked, step.step().action(), services);
    tx.save(new DunningActionLog(walked, step, services.size() + " services", tx.now()));
    tx.publish(new DunningEvent.DunningActionExecuted(
        walked.id().value(),
        walked.account().value(),
        subscriber(view.account()),
        walked.invoice().value(),
        step.stepNo(),
        step.step().action(),
        services));
    tx.session().flush();
    return opened ? DunningOutcome.OPENED_AND_STEPPED : DunningOutcome.STEPPED;
  }

  private void act(Tx tx, DunningCase walked, DunningAction action, List<UUID> services) {
    if (action != DunningAction.NOTIFY) {
      locks.lockAll(
          tx,
          services,
          LockReason.OVERDUE,
          WireName.parse(LockEffect.class, WireName.of(action)),
          walked.lockOwner(),
          "overdue since " + walked.dueOn());
    }
  }

  private boolean open(Tx tx, View view) {
    if (view.open() != null) {
      return false;
    }
    Invoice oldest = view.oldest();
    DunningCase fresh = new DunningCase(
        view.account().id(),
        new PolicySetId(view.policySet()),
        oldest.id(),
        oldest.dueOn().orElseThrow(),
        tx.now());
    tx.save(fresh);
    tx.session().flush();
    tx.publish(new DunningEvent.DunningStarted(
        fresh.id().value(),
        fresh.account().value(),
        subscriber(view.account()),
        oldest.id().value(),
        fresh.dueOn()));
    return true;
  }

  private boolean resolve(Tx tx, View view) {
    DunningCase open = view.open();
    if (open == null) {
      return false;
    }
    resolve(tx, open);
    return true;
  }

  private void resolve(Tx tx, DunningCase open) {
    open.resolve(tx.now());
    lift(tx, open);
  }

  /** Lifts the locks of this case and no others: staff and quota keep theirs. */
  private void lift(Tx tx, DunningCase over) {
    tx.session().flush();
    UUID account = over.account().value();
    locks.releaseOwned(tx, Ladders.all(tx, account), LockReason.OVERDUE, over.lockOwner());
    BillingAccount owner = BillingAccounts.require(tx, over.account());
    tx.publish(new DunningEvent.DunningResolved(over.id().value(), account, subscriber(owner)));
  }

  private List<UUID> services(Tx tx, View view) {
    return Ladders.services(tx, view.account().id().value(), view.overdue());
  }

  private DunningCase locked(Tx tx, DunningCaseId id) {
    DunningCase found = require(tx, id);
    BillingAccounts.lock(tx, found.account());
    tx.session().refresh(found);
    return found;
  }

  private static Optional<DunningCase> live(Tx tx, AccountId account) {
    return live(tx, List.of(account)).stream().findFirst();
  }

  /** An account has at most one. */
  private static List<DunningCase> live(Tx tx, Collection<AccountId> accounts) {
    return tx.session()
        .createSelectionQuery(
            "from DunningCase e where e.account.value in (:accounts) and e.status in (:live)"
                + " order by e.id.value",
            DunningCase.class)
        .setParameterList("accounts", accounts.stream().map(AccountId::value).toList())
        .setParameterList("live", List.of(DunningCaseStatus.OPEN, DunningCaseStatus.PAUSED))
        .getResultList();
  }

  /** An account as dunning sees it: absent when it has neither overdue debt nor a case. */
  private record View(
      BillingAccount account,
      @Nullable DunningCase open,
      List<Invoice> overdue,
      List<Receivable> receivables,
      UUID policySet,
      DunningPolicy ladder) {
    Invoice oldest() {
      return overdue.get(0);
    }

    DunningDecision decide(LocalDate today) {
      int done = open == null ? 0 : open.stepsDone();
      boolean paused = open != null && open.status() == DunningCaseStatus.PAUSED;
      return ladder.decide(receivables, done, paused, today);
    }
  }

  private static Optional<View> look(Tx tx, AccountId id, LocalDate today) {
    BillingAccount account = BillingAccounts.require(tx, id);
    List<Invoice> invoices = Invoices.open(tx, id);
    List<Invoice> overdue =
        invoices.stream().filter(each -> receivable(tx, each).isOverdue(today)).toList();
    DunningCase open = live(tx, id).orElse(null);
    if (overdue.isEmpty() && open == null) {
      return Optional.empty();
    }
    Optional<UUID> policySet = open == null
        ? Ladders.policySet(tx, overdue.get(0))
        : Optional.of(open.policySet().value());
    List<Receivable> receivables =
        invoices.stream().map(invoice -> receivable(tx, invoice)).toList();
    return policySet.map(
        set -> new View(account, open, overdue, receivables, set, Ladders.ladder(tx, set)));
  }

  /** In the days of grace nothing is late yet. */
  private static Receivable receivable(Tx tx, Invoice invoice) {
    int grace = GraceDays.of(tx, invoice.account());
    return new Receivable(
        invoice.id().value(),
        invoice.status(),
        invoice.dueOn().orElseThrow().plusDays(grace),
        invoice.balanceDue(),
        false);
  }

  private static @Nullable UUID subscriber(BillingAccount account) {
    return account.subscriber().map(SubscriberId::value).orElse(null);
  }
}
