package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.dunning.policy.CaseState;
import io.dotmac.sub.billing.dunning.policy.DunningDay;
import io.dotmac.sub.billing.dunning.policy.DunningDecision;
import io.dotmac.sub.billing.dunning.policy.DunningDecision.HoldReason;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
  private final LateFees fees;
  private final Brakes brakes;

  /** Dunning that throttles and suspends by {@code locks} unless one of the signals stops it. */
  public Dunning(ServiceLocks locks, LateFees fees, List<BrakeSignal> signals) {
    this.locks = locks;
    this.fees = fees;
    this.brakes = new Brakes(signals);
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
            "from DunningActionLog e where e.dunningCase = :id order by e.dayOffset",
            DunningActionLog.class)
        .setParameter("id", id)
        .getResultList();
  }

  /** No step is taken until the case is resumed; what was done stays. */
  public DunningCase pause(Tx tx, DunningCaseId id, @Nullable String reason) {
    return pause(tx, id, reason, null);
  }

  /** No step is taken up to and including {@code until}; without a date, until it is resumed. */
  public DunningCase pause(
      Tx tx, DunningCaseId id, @Nullable String reason, @Nullable LocalDate until) {
    if (until != null && until.isBefore(tx.today())) {
      throw Problem.invalid("/until", "range", "expected " + tx.today() + " or later");
    }
    DunningCase found = locked(tx, id);
    found.pause(reason, until);
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
    tx.session().flush();
    UUID account = found.account().value();
    LiveCase over = new LiveCase(
        id.value(),
        account,
        CaseState.NONE,
        found.policySet().map(PolicySetId::value).orElse(null),
        null);
    DunningWriter.lift(tx, locks, List.of(over));
    BillingAccount owner = BillingAccounts.require(tx, found.account());
    tx.publish(new DunningEvent.DunningResolved(id.value(), account, subscriber(owner)));
    return found;
  }

  /** What dunning would do with an account on that day, step by step. */
  public List<DunningPreview> preview(Tx tx, AccountId account, LocalDate today) {
    return preview(tx, List.of(account.value()), today);
  }

  /**
   * Does with an account what is due on that day: opens a case, takes its steps, or resolves the
   * case. A second call on the same day takes no further step.
   */
  public DunningOutcome advance(Tx tx, AccountId account, LocalDate today) {
    BillingAccounts.require(tx, account);
    return advance(tx, List.of(account.value()), DunningDay.of(today)).stream()
        .findFirst()
        .orElse(DunningOutcome.NOTHING);
  }

  /** Resolves the cases of those accounts of which nothing is overdue any more. */
  public void balanceChanged(Tx tx, Collection<AccountId> accounts) {
    DunningWriter writer = new DunningWriter(tx, locks, fees);
    DunningDay today = DunningDay.of(tx.today());
    for (AccountView view :
        DunningReader.withCases(tx, accounts.stream().map(AccountId::value).toList())) {
      if (view.decide(today) instanceof DunningDecision.Resolve) {
        view.openCase().ifPresent(open -> writer.resolve(view, open));
      }
    }
    writer.execute();
  }

  /** While everything late is under an arrangement, the services of the account are on again. */
  public void arranged(Tx tx, AccountId account) {
    DunningDay today = DunningDay.of(tx.today());
    for (AccountView view : DunningReader.withCases(tx, List.of(account.value()))) {
      if (view.decide(today).equals(new DunningDecision.Hold(HoldReason.SHIELDED))) {
        DunningWriter.lift(tx, locks, view.openCase().stream().toList());
      }
    }
  }

  /** An arrangement was not kept: what the case of the account had done holds again. */
  public void reinstated(Tx tx, AccountId account) {
    for (AccountView view : DunningReader.withCases(tx, List.of(account.value()))) {
      List<UUID> late = view.collected(tx.today());
      LiveCase open = view.openCase().orElseThrow();
      Optional<DunningAction> strictest = log(tx, new DunningCaseId(open.id())).stream()
          .map(DunningActionLog::action)
          .max(Comparator.naturalOrder())
          .filter(Brakes.RESTRICTIONS::contains);
      if (strictest.isPresent() && !late.isEmpty()) {
        List<UUID> services = ServicesOf.owing(tx, Map.of(view.account(), late))
            .getOrDefault(view.account(), List.of());
        locks.lockAll(
            tx,
            services,
            LockReason.OVERDUE,
            WireName.parse(LockEffect.class, WireName.of(strictest.get())),
            open.lockOwner(),
            "the arrangement was not kept");
      }
    }
  }

  List<DunningPreview> preview(Tx tx, Collection<UUID> accounts, LocalDate today) {
    DunningDay day = DunningDay.of(today).without(brakes.withheld(tx));
    Map<AccountView, DunningDecision> decided = new LinkedHashMap<>();
    DunningReader.read(tx, accounts).forEach(view -> decided.put(view, view.decide(day)));
    Map<UUID, List<UUID>> services = services(tx, decided, today);
    List<DunningPreview> previews = new ArrayList<>();
    decided.forEach((view, decision) -> {
      if (decision instanceof DunningDecision.Take take) {
        List<UUID> about = services.getOrDefault(view.account(), List.of());
        take.steps().forEach(step -> previews.add(DunningPreview.step(view, step, about)));
      } else if (decision instanceof DunningDecision.Resolve && view.open() != null) {
        previews.add(DunningPreview.resolution(view));
      }
    });
    return previews;
  }

  /** Does what is due, for some accounts in one transaction; gives an outcome for each. */
  List<DunningOutcome> advance(Tx tx, Collection<UUID> accounts, DunningDay day) {
    DunningReader.lock(tx, accounts);
    Set<DunningAction> stopped = brakes.apply(tx);
    long left = brakes.left(tx);
    boolean capped = false;
    Map<AccountView, DunningDecision> decided = new LinkedHashMap<>();
    for (AccountView view : DunningReader.read(tx, accounts)) {
      Set<DunningAction> withheld = left > 0 || !stopped.isEmpty() ? stopped : Brakes.SUSPENSIONS;
      DunningDecision decision = view.decide(day.without(withheld));
      left -= suspensions(decision);
      capped |= left <= 0 && stopped.isEmpty() && isBraked(decision);
      decided.put(view, decision);
    }
    if (capped) {
      brakes.capped(tx);
    }
    Map<UUID, List<UUID>> services = services(tx, decided, day.date());
    DunningWriter writer = new DunningWriter(tx, locks, fees);
    List<DunningOutcome> outcomes = new ArrayList<>();
    decided.forEach((view, decision) -> outcomes.add(decision.match(
        take -> {
          writer.take(view, take, services.getOrDefault(view.account(), List.of()));
          return view.open() == null ? DunningOutcome.OPENED_AND_STEPPED : DunningOutcome.STEPPED;
        },
        wait -> {
          if (view.open() == null) {
            writer.open(view, wait.oldest());
          }
          return view.open() == null ? DunningOutcome.OPENED : DunningOutcome.NOTHING;
        },
        hold -> hold.reason() == HoldReason.BRAKE || hold.reason() == HoldReason.CALENDAR
            ? DunningOutcome.HELD
            : DunningOutcome.NOTHING,
        resolve -> {
          view.openCase().ifPresent(open -> writer.resolve(view, open));
          return view.open() == null ? DunningOutcome.NOTHING : DunningOutcome.RESOLVED;
        })));
    writer.execute();
    return outcomes;
  }

  private static long suspensions(DunningDecision decision) {
    return decision instanceof DunningDecision.Take take
            && take.steps().stream()
                .anyMatch(each -> Brakes.SUSPENSIONS.contains(each.step().action()))
        ? 1
        : 0;
  }

  private static boolean isBraked(DunningDecision decision) {
    return decision instanceof DunningDecision.Hold hold && hold.reason() == HoldReason.BRAKE;
  }

  private static Map<UUID, List<UUID>> services(
      Tx tx, Map<AccountView, DunningDecision> decided, LocalDate today) {
    Map<UUID, List<UUID>> invoices = new LinkedHashMap<>();
    decided.forEach((view, decision) -> {
      if (decision instanceof DunningDecision.Take) {
        invoices.put(view.account(), view.collected(today));
      }
    });
    return ServicesOf.owing(tx, invoices);
  }

  private DunningCase locked(Tx tx, DunningCaseId id) {
    DunningCase found = require(tx, id);
    BillingAccounts.lock(tx, found.account());
    tx.session().refresh(found);
    return found;
  }

  private static @Nullable UUID subscriber(BillingAccount account) {
    return account.subscriber().map(SubscriberId::value).orElse(null);
  }
}
