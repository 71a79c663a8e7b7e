package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.dunning.policy.AccountFacts;
import io.dotmac.sub.billing.dunning.policy.CaseState;
import io.dotmac.sub.billing.dunning.policy.DunningPolicy;
import io.dotmac.sub.billing.dunning.policy.PastInvoice;
import io.dotmac.sub.billing.dunning.policy.Replay;
import io.dotmac.sub.billing.dunning.policy.Touch;
import io.dotmac.sub.billing.dunning.version.PolicyDocument;
import io.dotmac.sub.billing.dunning.version.PolicyVersionId;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says who a policy would touch on which day, and what came in afterwards; changes nothing. Past
 * days are walked from no case at all by what was owed then; days from today on go on from the
 * cases as they are, with what is open today.
 */
public final class DunningSimulations {
  private static final int AT_ONCE = 1000;
  private static final int LONGEST_DAYS = 731;

  private final Database db;

  /** Simulations over what that database has. */
  public DunningSimulations(Database db) {
    this.db = db;
  }

  /**
   * What to simulate. Without a version and a draft, each account goes by the rules it has.
   *
   * @param version a policy as it is
   * @param draft a policy that is only thought about
   * @param from the first day
   * @param to the last day, at most two years later
   * @param limit of how many steps the details are given
   */
  public record Request(
      @Nullable PolicyVersionId version,
      @Nullable PolicyDocument draft,
      LocalDate from,
      LocalDate to,
      int limit) {}

  /**
   * What would happen.
   *
   * @param accounts looked at
   * @param touched of them, by at least one step
   * @param days by day, in one currency each
   * @param steps by step of the ladder, in one currency each
   * @param touches the first ones
   */
  public record Result(
      LocalDate from,
      LocalDate to,
      int accounts,
      int touched,
      List<Day> days,
      List<Rung> steps,
      List<Named> touches) {
    /** Copies the lists. */
    public Result {
      days = List.copyOf(days);
      steps = List.copyOf(steps);
      touches = List.copyOf(touches);
    }
  }

  /** A touch with the number people know the account by. */
  public record Named(String accountNumber, Touch touch) {}

  /** All steps of a day; money as in {@link Touch}. */
  public record Day(
      LocalDate on,
      int notified,
      int throttled,
      int suspended,
      int rejected,
      Money overdue,
      Money fees,
      Money paid) {}

  /** All times a step is taken; money as in {@link Touch}. */
  public record Rung(
      int day, DunningAction action, int count, Money overdue, Money fees, Money paid) {}

  /** Walks all accounts, some hundred in a transaction that writes nothing. */
  public Result simulate(Caller caller, Request request) {
    check(request);
    Totals totals = new Totals(request.limit());
    DunningPolicy draft = request.draft() == null ? null : request.draft().policy("/draft");
    UUID after = new UUID(0, 0);
    while (true) {
      UUID from = after;
      List<UUID> accounts = db.inTx(caller, tx -> {
        List<UUID> some =
            SimulationReader.concerned(tx, request.from(), request.to(), from, AT_ONCE);
        replay(tx, request, draft, some, totals);
        return some;
      });
      if (accounts.isEmpty()) {
        return totals.result(request);
      }
      after = accounts.get(accounts.size() - 1);
    }
  }

  private static void check(Request request) {
    long days = ChronoUnit.DAYS.between(request.from(), request.to());
    if (days < 0 || days > LONGEST_DAYS) {
      throw Problem.invalid(
          "/to",
          "range",
          "expected " + request.from() + " to " + request.from().plusDays(LONGEST_DAYS) + ", found "
              + request.to());
    }
    if (request.version() != null && request.draft() != null) {
      throw Problem.invalid("/policy", "rule", "expected a version or a draft, not both");
    }
  }

  private static void replay(
      Tx tx, Request request, @Nullable DunningPolicy draft, List<UUID> accounts, Totals totals) {
    PolicyBook book = PolicyBook.of(tx);
    PolicyVersionId version = request.version();
    DunningPolicy chosen = version == null
        ? draft
        : book.version(version.value())
            .orElseThrow(() -> Problem.notFound("dunning policy version", version))
            .policy();
    boolean future = !request.from().isBefore(tx.today());
    Map<UUID, List<PastInvoice>> owed =
        SimulationReader.read(tx, accounts, request.from(), request.to());
    List<AccountView> views = DunningReader.everybody(tx, accounts, chosen);
    for (AccountView view : views) {
      DunningPolicy policy = chosen == null ? view.rules().policy() : chosen;
      CaseState now = chosen == null ? view.state() : adopted(policy, view);
      AccountFacts facts = view.facts();
      List<Touch> touches = new Replay(
              policy,
              facts,
              future ? now : CaseState.NONE,
              owed.getOrDefault(view.account(), List.of()))
          .run(request.from(), request.to());
      totals.add(view.number(), touches);
    }
  }

  private static CaseState adopted(DunningPolicy policy, AccountView view) {
    return view.openCase().map(LiveCase::state).map(policy::adopt).orElse(CaseState.NONE);
  }

  /** Adds up; memory grows with the days and not with the accounts. */
  private static final class Totals {
    private final int limit;
    private final Map<String, Day> days = new TreeMap<>();
    private final Map<String, Rung> rungs = new TreeMap<>();
    private final List<Named> touches = new ArrayList<>();
    private int accounts;
    private int touched;

    Totals(int limit) {
      this.limit = limit;
    }

    void add(String number, List<Touch> steps) {
      accounts++;
      touched += steps.isEmpty() ? 0 : 1;
      for (Touch step : steps) {
        String currency = step.overdue().currencyCode();
        days.merge(step.on() + currency, day(step), Totals::plus);
        String rung = "%05d".formatted(step.day()) + step.action() + currency;
        rungs.merge(rung, rung(step), Totals::plus);
        if (touches.size() < limit) {
          touches.add(new Named(number, step));
        }
      }
    }

    Result result(Request request) {
      touches.sort(Comparator.comparing(each -> each.touch().on()));
      return new Result(
          request.from(),
          request.to(),
          accounts,
          touched,
          new ArrayList<>(days.values()),
          new ArrayList<>(rungs.values()),
          touches);
    }

    private static Day day(Touch step) {
      Function<DunningAction, Integer> one = action -> step.action() == action ? 1 : 0;
      return new Day(
          step.on(),
          one.apply(DunningAction.NOTIFY),
          one.apply(DunningAction.THROTTLE),
          one.apply(DunningAction.SUSPEND),
          one.apply(DunningAction.REJECT),
          step.overdue(),
          step.fee(),
          step.paid());
    }

    private static Rung rung(Touch step) {
      return new Rung(step.day(), step.action(), 1, step.overdue(), step.fee(), step.paid());
    }

    private static Day plus(Day a, Day b) {
      return new Day(
          a.on(),
          a.notified() + b.notified(),
          a.throttled() + b.throttled(),
          a.suspended() + b.suspended(),
          a.rejected() + b.rejected(),
          a.overdue().plus(b.overdue()),
          a.fees().plus(b.fees()),
          a.paid().plus(b.paid()));
    }

    private static Rung plus(Rung a, Rung b) {
      return new Rung(
          a.day(),
          a.action(),
          a.count() + b.count(),
          a.overdue().plus(b.overdue()),
          a.fees().plus(b.fees()),
          a.paid().plus(b.paid()));
    }
  }
}
