package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.SUBSCRIPTION;
import static io.dotmac.sub.billing.charge.ChargeFixture.VAT;

import io.dotmac.sub.billing.charge.price.PackagePrice;
import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.billing.charge.price.PriceVersion;
import io.dotmac.sub.billing.charge.price.Rated;
import io.dotmac.sub.billing.charge.price.Tier;
import io.dotmac.sub.billing.charge.price.Tiered;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.UnitRate;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A subscription that changes at random: each change may be about the past or the future. */
final class RandomTimeline {
  static final LocalDate FIRST = LocalDate.of(2027, 10, 1);
  private static final String[] CURRENCIES = {"NGN", "USD", "JPY", "KWD"};

  private final Random random;
  private final String currency;
  private final boolean extras;
  private final List<TaxRule> taxes;
  private SubscriptionSnapshot current;

  /** With {@code extras} there are discounts and taxes as well. */
  RandomTimeline(long seed, boolean extras) {
    this.random = new Random(seed);
    this.extras = extras;
    this.currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
    this.taxes = extras ? taxes() : List.of();
    LocalDate start = FIRST.plusDays(random.nextInt(60));
    List<Component> components = new ArrayList<>();
    components.add(component("base", ComponentType.RECURRING_SERVICE, start));
    if (random.nextBoolean()) {
      components.add(component("addon:1", ComponentType.ADDON, start.plusDays(random.nextInt(40))));
    }
    if (random.nextBoolean()) {
      components.add(Component.oneTime(
              "setup", ComponentType.INSTALLATION, "Setup", start, PriceModel.flat(price()))
          .taxed(taxes));
    }
    if (random.nextInt(3) == 0) {
      components.add(metered(components.get(0), use(false)).taxed(taxes));
    }
    SubscriptionSnapshot all = SubscriptionSnapshot.of(SUBSCRIPTION, start, components);
    // A trial, or the cut-over from another system.
    LocalDate billFrom =
        random.nextInt(4) == 0 ? start.plusDays(random.nextInt(80) - 20) : LocalDate.MIN;
    this.current = all.partial(part(), part()).billedFrom(billFrom);
  }

  SubscriptionSnapshot current() {
    return current;
  }

  LocalDate dayNear(LocalDate on) {
    return on.plusDays(random.nextInt(80) - 60);
  }

  int next(int bound) {
    return random.nextInt(bound);
  }

  /**
   * Changes something that took effect within two months before {@code on}, or soon will: the end,
   * a suspension, a price, a quantity, the plan, what was used, a discount.
   */
  void change(LocalDate on) {
    switch (random.nextInt(extras ? 11 : 10)) {
      case 0 -> current = current.until(later(dayNear(on), current.start()));
      case 1 -> current = current.until(DateRange.OPEN);
      case 2 -> suspend(on);
      case 3 -> current = current.suspended(List.of());
      case 4 -> replace(0, priced(current.components().get(0), dayNear(on)));
      case 5 -> {
        int any = any();
        Component component = current.components().get(any);
        replace(any, component.until(later(dayNear(on), component.start())));
      }
      case 6 -> {
        int any = any();
        replace(any, current.components().get(any).times(1 + random.nextInt(4)));
      }
      case 7 -> changePlan(dayNear(on));
      case 8 -> moreUse();
      case 9 -> {
        int any = any();
        Component component = current.components().get(any);
        Schedule.Periodic schedule = (Schedule.Periodic) component.schedule();
        boolean metered = schedule instanceof Schedule.Metered;
        replace(any, metered ? component : priced(component, dayNear(on)));
      }
      default -> {
        int any = any();
        replace(any, current.components().get(any).discounted(discount(range(dayNear(on)))));
      }
    }
  }

  /** The place of any component that has periods. */
  private int any() {
    List<Component> all = current.components();
    int any = random.nextInt(all.size());
    return all.get(any).schedule() instanceof Schedule.Periodic ? any : 0;
  }

  /** Another plan from that day on: the old one ends, one with a grid of its own begins. */
  private void changePlan(LocalDate day) {
    List<Component> components = new ArrayList<>(current.components());
    int last = 0;
    for (int i = 0; i < components.size(); i++) {
      last = components.get(i).key().startsWith("base") ? i : last;
    }
    Component old = components.get(last);
    LocalDate from = later(day, old.start());
    components.set(last, old.until(from));
    components.add(component("base:" + components.size(), old.type(), from));
    current = current.with(components);
  }

  private void moreUse() {
    for (int i = 0; i < current.components().size(); i++) {
      Component component = current.components().get(i);
      if (component.schedule() instanceof Schedule.Metered metered) {
        List<Schedule.Usage> all = new ArrayList<>(metered.used());
        all.addAll(use(true));
        replace(
            i,
            component.scheduled(
                new Schedule.Metered(metered.grid(), metered.included(), metered.most(), all)));
      }
    }
  }

  private void suspend(LocalDate on) {
    List<Suspension> more = new ArrayList<>(current.suspensions());
    DateRange days = random.nextInt(4) == 0 ? DateRange.from(dayNear(on)) : range(dayNear(on));
    more.add(new Suspension(days, random.nextInt(3) == 0));
    current = current.suspended(more);
  }

  private Component priced(Component component, LocalDate from) {
    List<PriceVersion> prices = new ArrayList<>(component.prices());
    PriceModel model = model();
    prices.add(
        random.nextBoolean()
            ? PriceVersion.atOnce(from, model)
            : PriceVersion.nextPeriod(from, model));
    return component.priced(prices);
  }

  private void replace(int index, Component component) {
    List<Component> components = new ArrayList<>(current.components());
    components.set(index, component);
    current = current.with(components);
  }

  private Component component(String key, ComponentType type, LocalDate start) {
    BillingCycle[] cycles = BillingCycle.values();
    BillingCycle cycle =
        cycles[random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(cycles.length - 1)];
    int interval = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
    AnchorGrid grid = AnchorGrid.onDay(cycle, 1 + random.nextInt(31), start).every(interval);
    Schedule schedule =
        random.nextInt(3) == 0 ? new Schedule.InArrears(grid) : new Schedule.InAdvance(grid);
    return Component.recurring(key, type, "Plan", grid, start, model())
        .scheduled(schedule)
        .times(1 + random.nextInt(4))
        .taxed(taxes);
  }

  PriceModel model() {
    return switch (random.nextInt(7)) {
      case 0, 1 -> PriceModel.flat(price());
      case 2, 3 -> PriceModel.perUnit(price());
      case 5 -> new Rated(UnitRate.of(rate()), Money.currency(currency));
      case 4 -> new PackagePrice(BigDecimal.valueOf(1 + random.nextInt(3)), price());
      default -> tiered();
    };
  }

  private PriceModel tiered() {
    List<Tier> tiers = new ArrayList<>();
    long upTo = 0;
    for (int i = random.nextInt(3); i > 0; i--) {
      upTo += 1 + random.nextInt(3);
      tiers.add(Tier.upTo(Long.toString(upTo), rate(), fee()));
    }
    tiers.add(Tier.beyond(rate(), fee()));
    Tiered.Mode[] modes = Tiered.Mode.values();
    return new Tiered(modes[random.nextInt(modes.length)], tiers);
  }

  private String rate() {
    return BigDecimal.valueOf(random.nextInt(90_000), 4).toPlainString();
  }

  private Money fee() {
    return random.nextBoolean() ? Money.zero(Money.currency(currency)) : price();
  }

  /** What was used on single days of two years; {@code more} of it comes to light later. */
  List<Schedule.Usage> use(boolean more) {
    List<Schedule.Usage> used = new ArrayList<>();
    for (int i = random.nextInt(more ? 40 : 20); i > 0; i--) {
      LocalDate day = FIRST.plusDays(random.nextInt(730));
      used.add(new Schedule.Usage(
          DateRange.of(day, day.plusDays(1)), BigDecimal.valueOf(random.nextInt(100_000), 3)));
    }
    return used;
  }

  /** A component that charges use by the component's own grid. */
  Component metered(Component like, List<Schedule.Usage> used) {
    AnchorGrid grid = ((Schedule.Periodic) like.schedule()).grid();
    BigDecimal included = BigDecimal.valueOf(random.nextInt(50));
    Money most = random.nextBoolean() ? price() : null;
    return Component.recurring("usage", ComponentType.USAGE, "Data", grid, like.start(), model())
        .scheduled(new Schedule.Metered(grid, included, most, used));
  }

  private Money price() {
    long minor = random.nextInt(5) == 0 ? random.nextInt(40) : random.nextLong(5_000_000);
    return Money.ofMinor(minor, Money.currency(currency));
  }

  private Discount discount(DateRange valid) {
    if (random.nextBoolean()) {
      return Discount.percent(Integer.toString(1 + random.nextInt(100)), valid);
    }
    return Discount.fixed(price().plus(Money.ofMinor(1, Money.currency(currency))), valid);
  }

  private List<TaxRule> taxes() {
    List<TaxRule> rules = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      TaxApplication[] all = TaxApplication.values();
      rules.add(new TaxRule(
          new UUID(VAT.getMostSignificantBits(), i),
          "T" + i,
          UnitRate.of(random.nextInt(200) / 8 + ".5"),
          all[random.nextInt(all.length)]));
    }
    return rules;
  }

  private PartialPeriod part() {
    PartialPeriod[] all = PartialPeriod.values();
    return random.nextInt(3) > 0 ? PartialPeriod.BY_DAY : all[random.nextInt(all.length)];
  }

  private DateRange range(LocalDate from) {
    return DateRange.of(from, from.plusDays(1 + random.nextInt(50)));
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
