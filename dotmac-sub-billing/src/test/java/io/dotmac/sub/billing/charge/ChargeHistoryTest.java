package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The engine over random histories against the published rule over what became of them. */
class ChargeHistoryTest {
  private static final int CASES = 10_000;

  @Test
  void whateverRunsChangesAndVoidedDocumentsLedThereWhatStandsIsWhatTheRuleSays() {
    for (long seed : Seeds.of(CASES)) {
      new History(seed).check();
    }
  }

  @Test
  void aRunThatLooksBackNoFurtherThanTheLastOneMakesTheSameLines() {
    for (long seed : Seeds.of(CASES / 10)) {
      RandomTimeline timeline = new RandomTimeline(seed, true);
      AccountSnapshot account = AccountSnapshot.of(ACCOUNT, List.of(timeline.current()));
      LocalDate last = RandomTimeline.FIRST;
      for (int i = 0; i < 5; i++) {
        LocalDate on = last.plusDays(timeline.next(100));
        Bill bill = ChargeEngine.bill(account, on);
        Bill shorter = ChargeEngine.bill(since(account, last), on);
        if (!shorter.lines().equals(bill.lines())) {
          assertThat(shorter.lines()).as("seed %s on %s", seed, on).isEqualTo(bill.lines());
        }
        account = account.after(bill);
        last = on;
      }
    }
  }

  /** The account as a run reads it that was preceded by one on that day. */
  private static AccountSnapshot since(AccountSnapshot account, LocalDate last) {
    SubscriptionSnapshot service = account.subscriptions().get(0);
    Map<String, Schedule> schedules = new HashMap<>();
    service.components().forEach(each -> schedules.put(each.key(), each.schedule()));
    List<BilledCharge> recent = account.billed().stream()
        .filter(charge ->
            !(schedules.get(charge.key().component()) instanceof Schedule.Periodic periodic)
                || !periodic.grid().periodContaining(charge.key().start()).end().isBefore(last))
        .toList();
    return account.withBilled(recent).withSubscriptions(List.of(service.settledUntil(last)));
  }

  /** One account that changes, is billed on random days, and has documents taken back. */
  private static final class History {
    private final long seed;
    private final RandomTimeline timeline;
    private final Map<String, List<DateRange>> waived = new HashMap<>();
    private final Set<String> once = new HashSet<>();
    private AccountSnapshot account;
    private LocalDate on = RandomTimeline.FIRST;

    History(long seed) {
      this.seed = seed;
      this.timeline = new RandomTimeline(seed, true);
      this.account = AccountSnapshot.of(ACCOUNT, List.of(timeline.current()));
    }

    void check() {
      for (int steps = timeline.next(5); steps >= 0; steps--) {
        on = on.plusDays(timeline.next(90));
        if (timeline.next(4) > 0) {
          timeline.change(on);
          account = account.withSubscriptions(List.of(timeline.current()));
        }
        if (timeline.next(6) == 0) {
          takeBack();
        }
        boolean early = timeline.next(6) == 0;
        run(early ? on.minusDays(timeline.next(60)) : on);
      }
      run(on);

      Map<String, BigDecimal> stands = stands();
      Map<String, BigDecimal> due = due();
      if (!stands.equals(due)) {
        assertThat(stands).as("seed %s on %s: %s", seed, on, timeline.current()).isEqualTo(due);
      }
    }

    private void run(LocalDate day) {
      PublishedRule rule = new PublishedRule(timeline.current(), waived);
      for (Component component : timeline.current().components()) {
        boolean charged = component.schedule() instanceof Schedule.Once;
        if (charged && rule.isOnceDue(component, day)) {
          once.add(component.key());
        }
      }
      account = account.after(ChargeEngine.bill(account, day));
    }

    /** Voids the document of one charge: its days are billed again, or stay uncharged. */
    private void takeBack() {
      List<BilledCharge> standing = new ArrayList<>(account.billed());
      if (standing.isEmpty()) {
        return;
      }
      int any = timeline.next(standing.size());
      BilledCharge charge = standing.get(any);
      if (charge.waived() || charge.key().kind() == LineKind.ONE_TIME) {
        return;
      }
      if (timeline.next(2) == 0 || charge.key().kind() == LineKind.USAGE) {
        standing.remove(any);
      } else {
        standing.set(any, charge.waive());
        waived
            .computeIfAbsent(charge.key().component(), key -> new ArrayList<>())
            .add(charge.span());
      }
      account = account.withBilled(standing);
    }

    private Map<String, BigDecimal> due() {
      PublishedRule rule = new PublishedRule(timeline.current(), waived);
      Map<String, BigDecimal> due = rule.due(on);
      for (Component component : timeline.current().components()) {
        if (once.contains(component.key())) {
          due.putAll(rule.once(component));
        }
      }
      return due;
    }

    /** The sums of what stands; a period in arrears that is not over is looked at when it is. */
    private Map<String, BigDecimal> stands() {
      PublishedRule rule = new PublishedRule(timeline.current(), waived);
      Map<String, BigDecimal> sums = new TreeMap<>();
      for (BilledCharge charge : account.billed()) {
        Component component = component(charge.key().component());
        String key = charge.key().component();
        if (component.schedule() instanceof Schedule.Periodic periodic) {
          DateRange period = periodic.grid().periodContaining(charge.key().start());
          if (charge.waived() || periodic.isInArrears() && !rule.isDue(component, period, on)) {
            continue;
          }
          key = PublishedRule.key(key, period);
        }
        add(sums, key + " net", charge.net());
        for (TaxPart tax : charge.taxes()) {
          boolean within = "INCLUSIVE".equals(tax.rule().application().name());
          add(sums, key + " " + (within ? "included" : tax.rule().name()), tax.amount());
        }
      }
      sums.values().removeIf(sum -> sum.signum() == 0);
      return sums;
    }

    private Component component(String key) {
      return timeline.current().components().stream()
          .filter(each -> each.key().equals(key))
          .findFirst()
          .orElseThrow();
    }

    private static void add(Map<String, BigDecimal> sums, String key, Money amount) {
      sums.merge(key, amount.decimal(), BigDecimal::add);
    }
  }
}
