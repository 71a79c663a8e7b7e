package io.dotmac.sub.server.demo;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Lives through the scenario: moves the tenant's clock from step to step, and at each lets people
 * join, leave and pay, and the product bill and dun.
 */
final class DemoHistory {
  private static final int PAYMENTS_PER_TX = 200;
  private static final LocalTime OFFICE_OPENS = LocalTime.of(9, 0);

  private final Database db;
  private final BillingEngine billing;
  private final Tenant tenant;
  private final DemoScenario scenario;
  private final DemoPeople people;
  private final Caller caller;
  private final Map<UUID, DemoPerson> byAccount = new HashMap<>();
  private final PriorityQueue<Plan> plans = new PriorityQueue<>(
      Comparator.comparing(Plan::on).thenComparing(plan -> plan.account().value()));
  private UUID lastSeen = new UUID(0, 0);

  /** Money somebody is going to pay. */
  private record Plan(LocalDate on, AccountId account, Money amount, PaymentMethodType method) {}

  private record Issued(UUID id, UUID account, Money total, LocalDate on) {}

  DemoHistory(
      Database db, BillingEngine billing, Tenant tenant, DemoScenario scenario, DemoPeople people) {
    this.db = db;
    this.billing = billing;
    this.tenant = tenant;
    this.scenario = scenario;
    this.people = people;
    this.caller = Caller.system(tenant.id(), "demo");
  }

  /** Lives through all of it; {@code progress} is told each month that begins. */
  void live(int stepDays, Consumer<YearMonth> progress) {
    LocalDate before = scenario.from().minusDays(1);
    join(
        scenario.people().stream()
            .filter(p -> !p.joinedOn().isAfter(scenario.from()))
            .toList(),
        scenario.from());
    for (LocalDate day = scenario.from(); ; day = next(day, stepDays)) {
      if (!YearMonth.from(day).equals(YearMonth.from(before)) || day.equals(scenario.from())) {
        progress.accept(YearMonth.from(day));
      }
      moveClock(day);
      step(before, day);
      if (day.equals(scenario.until())) {
        return;
      }
      before = day;
    }
  }

  /** The steps of a month begin with its first day, on which most people are billed. */
  private LocalDate next(LocalDate day, int stepDays) {
    int into = (day.getDayOfMonth() - 1) % stepDays;
    LocalDate next = day.plusDays(stepDays - into);
    LocalDate month = day.plusMonths(1).withDayOfMonth(1);
    LocalDate step = next.isAfter(month) ? month : next;
    return step.isAfter(scenario.until()) ? scenario.until() : step;
  }

  private void step(LocalDate before, LocalDate day) {
    join(
        scenario.people().stream()
            .filter(p -> p.joinedOn().isAfter(scenario.from()))
            .filter(p -> p.joinedOn().isAfter(before) && !p.joinedOn().isAfter(day))
            .toList(),
        null);
    leave(before, day);
    billing.runs().bill(caller, day);
    plan();
    pay(day);
    billing.markOverdue(caller);
    billing.dunningRuns().run(caller, day);
  }

  private void join(List<DemoPerson> joining, @org.jspecify.annotations.Nullable LocalDate billed) {
    for (int from = 0; from < joining.size(); from += 500) {
      List<DemoPerson> chunk = joining.subList(from, Math.min(from + 500, joining.size()));
      db.run(caller, tx -> people.join(tx, chunk, billed));
      chunk.forEach(person -> byAccount.put(people.service(person).account(), person));
    }
  }

  private void leave(LocalDate before, LocalDate day) {
    for (DemoPerson person : scenario.people()) {
      LocalDate leaves = person.leavesOn();
      Subscription service = people.services().get(person.number());
      if (leaves != null && service != null && leaves.isAfter(before) && !leaves.isAfter(day)) {
        db.run(caller, tx -> new Subscriptions().cancel(tx, service.id(), "Moved away", leaves));
      }
    }
  }

  /** Notes who will pay what they have just been billed, and when. */
  private void plan() {
    for (Issued invoice : db.inTx(caller, this::issued)) {
      DemoPerson person = byAccount.get(invoice.account());
      if (person != null) {
        plan(person, invoice);
      }
      lastSeen = invoice.id();
    }
  }

  private void plan(DemoPerson person, Issued invoice) {
    LocalDate stops = person.stopsPayingOn();
    if (stops != null && !invoice.on().isBefore(stops)) {
      return;
    }
    AccountId account = new AccountId(invoice.account());
    PaymentMethodType method =
        person.number() % 3 == 0 ? PaymentMethodType.CASH : PaymentMethodType.TRANSFER;
    LocalDate on = invoice.on().plusDays(person.paysAfterDays());
    Money total = invoice.total();
    if (person.habit() == PayingHabit.IN_PARTS && total.minor() > 1) {
      Money half = Money.ofMinor(total.minor() / 2, total.currency());
      plans.add(new Plan(on, account, half, method));
      plans.add(new Plan(
          invoice.on().plusDays(DemoScenario.DUE_DAYS + 3L), account, total.minus(half), method));
    } else if (person.habit() == PayingHabit.ROUNDS_UP) {
      plans.add(new Plan(on, account, roundedUp(total), method));
    } else {
      plans.add(new Plan(on, account, total, method));
    }
  }

  /** To the next full 50 units of a small amount, 5,000 of a large one. */
  private static Money roundedUp(Money total) {
    long step = total.minor() > 200_000 ? 500_000 : 5_000;
    return Money.ofMinor((total.minor() / step + 1) * step, total.currency());
  }

  private void pay(LocalDate day) {
    List<Plan> due = new ArrayList<>();
    while (!plans.isEmpty() && !plans.peek().on().isAfter(day)) {
      due.add(plans.poll());
    }
    for (int from = 0; from < due.size(); from += PAYMENTS_PER_TX) {
      List<Plan> chunk = due.subList(from, Math.min(from + PAYMENTS_PER_TX, due.size()));
      db.run(caller, tx -> pay(tx, chunk));
    }
  }

  private void pay(Tx tx, List<Plan> chunk) {
    List<NewPayment> payments = chunk.stream()
        .map(plan -> NewPayment.of(plan.account(), plan.amount(), plan.method()))
        .toList();
    billing.payments().recordAll(tx, payments);
  }

  /** What was billed since the last look and is still open. */
  private List<Issued> issued(Tx tx) {
    return tx.jdbc(connection -> {
      List<Issued> issued = new ArrayList<>();
      try (var query = connection.prepareStatement(
          "select id, account_id, balance_due_minor, currency, issued_on"
              + " from invoice where tenant_id = ? and id > ?"
              + " and balance_due_minor > 0 order by id")) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, lastSeen);
        var row = query.executeQuery();
        while (row.next()) {
          issued.add(new Issued(
              row.getObject(1, UUID.class),
              row.getObject(2, UUID.class),
              Money.ofMinor(row.getLong(3), java.util.Currency.getInstance(row.getString(4))),
              row.getObject(5, LocalDate.class)));
        }
      }
      return issued;
    });
  }

  /** The tenant's clock shows the morning of that day. */
  private void moveClock(LocalDate day) {
    Instant morning = day.atTime(OFFICE_OPENS).atZone(tenant.zone()).toInstant();
    // Offsets are kept in seconds: a part of one would show the second before the hour.
    Instant now = db.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    db.tenants().moveClock(tenant.id(), Duration.between(now, morning));
  }
}
