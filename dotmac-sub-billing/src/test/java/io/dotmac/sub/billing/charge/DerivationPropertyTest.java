package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.charge.derivation.Step;
import io.dotmac.sub.billing.charge.document.DocumentRounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a line says about its arithmetic is true: a machine does the sums again. */
class DerivationPropertyTest {
  private static final int ROUNDS = 1_000;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  @Test
  void everyStepOfEveryLineIsRightAndTheLastOnesAreTheAmountsOfTheLine() {
    for (long seed : Seeds.of(ROUNDS)) {
      RandomTimeline timeline = new RandomTimeline(seed, true);
      AccountSnapshot account = AccountSnapshot.of(ACCOUNT, List.of(timeline.current()));
      LocalDate on = RandomTimeline.FIRST;
      for (int i = 0; i < 4; i++) {
        on = on.plusDays(timeline.next(80));
        timeline.change(on);
        account = account.withSubscriptions(List.of(timeline.current()));
        Bill bill = DocumentRounding.of(ChargeEngine.bill(account, on));
        for (ChargeLine line : bill.lines()) {
          assertThat(wrong(line)).as("seed %s, %s", seed, line).isEmpty();
        }
        account = account.after(bill);
      }
    }
  }

  /** What is not right about a line. */
  private static List<String> wrong(ChargeLine line) {
    List<String> wrong = new ArrayList<>();
    int digits = line.net().currency().getDefaultFractionDigits();
    BigDecimal tiers = BigDecimal.ZERO;
    for (Step step : line.derivation().steps()) {
      if (!(step instanceof Step.Sum sum
          ? sum.result().compareTo(tiers) == 0
          : right(step, digits))) {
        wrong.add(step.toString());
      }
      tiers = step instanceof Step.TierPrice tier ? tiers.add(tier.result()) : tiers;
    }
    BigDecimal net = net(line);
    if (net.compareTo(line.net().decimal()) != 0) {
      wrong.add("the steps come to " + net);
    }
    for (TaxPart tax : line.taxes()) {
      BigDecimal last = tax(line, tax.rule().name());
      if (last.compareTo(tax.amount().decimal()) != 0) {
        wrong.add(tax.rule().name() + " comes to " + last);
      }
    }
    return wrong;
  }

  private static boolean right(Step step, int digits) {
    if (step instanceof Step.Times it) {
      return same(it, it.unitPrice(), it.quantity(), 1, digits);
    } else if (step instanceof Step.ByDay it) {
      return same(it, it.unitPrice(), it.quantity() * it.days(), it.periodDays(), digits);
    } else if (step instanceof Step.PercentOff it) {
      BigDecimal share = it.of().multiply(it.percent()).divide(HUNDRED);
      return same(it, share, it.days(), it.spanDays(), digits);
    } else if (step instanceof Step.AmountOff it) {
      // At most what is left, which the line's net amount shows.
      BigDecimal most = it.amount().multiply(BigDecimal.valueOf(it.days()));
      BigDecimal off = most.divide(BigDecimal.valueOf(it.periodDays()), digits, RoundingMode.UP);
      return it.result().signum() >= 0 && it.result().compareTo(off) <= 0;
    } else if (step instanceof Step.TaxAdded it) {
      return same(it, it.of().multiply(it.percent()).divide(HUNDRED), 1, 1, digits);
    } else if (step instanceof Step.TaxIncluded it) {
      BigDecimal share = it.of().multiply(it.percent());
      return near(it, share.divide(it.hundredPlus(), 12, RoundingMode.HALF_UP), digits);
    } else if (step instanceof Step.TaxFree it) {
      return it.result().signum() == 0;
    } else if (step instanceof Step.Difference it) {
      return it.due().subtract(it.billed()).compareTo(it.result()) == 0;
    } else if (step instanceof Step.Share it) {
      BigDecimal share = it.of().multiply(BigDecimal.valueOf(it.days()));
      BigDecimal all = BigDecimal.valueOf(it.allDays());
      return near(it, share.divide(all, 12, RoundingMode.HALF_UP), digits);
    } else if (step instanceof Step.TierPrice it) {
      return near(it, it.quantity().multiply(it.rate()).add(it.fee()), digits);
    } else if (step instanceof Step.Packages it) {
      BigDecimal packages = it.quantity().divide(it.size(), 0, RoundingMode.CEILING);
      return packages.longValueExact() == it.packages()
          && it.price().multiply(packages).compareTo(it.result()) == 0;
    } else if (step instanceof Step.Allowance it) {
      return it.used().subtract(it.included()).max(BigDecimal.ZERO).compareTo(it.result()) == 0;
    } else if (step instanceof Step.Cap it) {
      return it.of().min(it.most()).compareTo(it.result()) == 0;
    } else {
      Step.DocumentRounded it = (Step.DocumentRounded) step;
      return it.of().add(it.more()).compareTo(it.result()) == 0;
    }
  }

  /** {@code amount x times / by}, HALF_UP to the minor unit. */
  private static boolean same(Step step, BigDecimal amount, long times, long by, int digits) {
    return amount
            .multiply(BigDecimal.valueOf(times))
            .divide(BigDecimal.valueOf(by), digits, RoundingMode.HALF_UP)
            .compareTo(step.result())
        == 0;
  }

  /** Within one minor unit: a part of something that was divided without losing any. */
  private static boolean near(Step step, BigDecimal exact, int digits) {
    return step.result().subtract(exact).abs().compareTo(BigDecimal.ONE.movePointLeft(digits)) < 0;
  }

  /** The net amount by the steps: price less discounts and contained taxes, or as corrected. */
  private static BigDecimal net(ChargeLine line) {
    BigDecimal net = BigDecimal.ZERO;
    for (Step step : line.derivation().steps()) {
      if (step instanceof Step.Difference it) {
        net = it.of().equals("net") ? it.result() : net;
      } else if (step instanceof Step.PercentOff
          || step instanceof Step.AmountOff
          || step instanceof Step.TaxIncluded) {
        net = net.subtract(step.result());
      } else if (step instanceof Step.TierPrice && line.kind() == LineKind.USAGE) {
        net = net.add(step.result());
      } else if (step instanceof Step.Times
          || step instanceof Step.ByDay
          || step instanceof Step.Share
          || step instanceof Step.Cap
          || line.kind() == LineKind.USAGE
              && (step instanceof Step.Packages || step instanceof Step.Sum)) {
        net = step.result();
      }
    }
    return net;
  }

  /** The last word on a tax; a shared one is only told for the whole. */
  private static BigDecimal tax(ChargeLine line, String name) {
    BigDecimal last = BigDecimal.ZERO;
    boolean shared = false;
    for (Step step : line.derivation().steps()) {
      shared |= step instanceof Step.Share;
      boolean own = step instanceof Step.TaxAdded it && it.name().equals(name)
          || step instanceof Step.TaxIncluded in && in.name().equals(name)
          || step instanceof Step.DocumentRounded it && it.name().equals(name)
          || step instanceof Step.Difference it && it.of().equals(name);
      last = own ? step.result() : last;
    }
    return shared && !line.isCredit()
        ? line.taxes().stream()
            .filter(each -> each.rule().name().equals(name))
            .map(each -> each.amount().decimal())
            .reduce(BigDecimal.ZERO, BigDecimal::add)
        : last;
  }
}
