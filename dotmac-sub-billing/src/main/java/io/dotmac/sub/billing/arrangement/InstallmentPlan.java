package io.dotmac.sub.billing.arrangement;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What is due when. Days are counted from the first one, so a plan that begins on the 31st is due
 * on the last day of a shorter month and on the 31st again after it; amounts differ by at most one
 * minor unit and sum to the whole.
 */
public record InstallmentPlan(List<Installment> installments) {
  /** The fewest and the most installments. */
  public static final int FEWEST = 2;

  /** See {@link #FEWEST}. */
  public static final int MOST = 24;

  /** Copies the list. */
  public InstallmentPlan {
    installments = List.copyOf(installments);
  }

  /**
   * One installment.
   *
   * @param number from 1
   */
  public record Installment(int number, LocalDate dueOn, Money amount) {}

  /**
   * How far an installment is.
   *
   * @param paid up to its amount
   */
  public record Progress(Money paid, InstallmentStatus status) {}

  /** Divides {@code total} into {@code count} parts from {@code first} on. */
  public static InstallmentPlan of(
      Money total, int count, PaymentFrequency frequency, LocalDate first) {
    if (count < FEWEST || count > MOST || total.minor() < count) {
      throw new IllegalArgumentException(
          "2 to 24 installments of at least one minor unit were expected and " + count + " of "
              + total + " found");
    }
    boolean monthly = frequency == PaymentFrequency.MONTHLY;
    AnchorGrid grid = AnchorGrid.of(monthly ? BillingCycle.MONTHLY : BillingCycle.WEEKLY, first);
    int stride = frequency == PaymentFrequency.BIWEEKLY ? 2 : 1;
    List<Money> amounts = total.split(count);
    List<Installment> installments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      installments.add(new Installment(i + 1, grid.at((long) i * stride), amounts.get(i)));
    }
    return new InstallmentPlan(installments);
  }

  /**
   * How far each is when {@code paid} came in: the oldest first.
   *
   * @param waived the numbers of those that need not be paid
   */
  public List<Progress> progress(Money paid, List<Integer> waived, LocalDate today) {
    List<Progress> progress = new ArrayList<>();
    Money left = Money.max(paid, Money.zero(paid.currency()));
    for (Installment each : installments) {
      if (waived.contains(each.number())) {
        progress.add(new Progress(Money.zero(paid.currency()), InstallmentStatus.WAIVED));
        continue;
      }
      Money part = Money.min(left, each.amount());
      left = left.minus(part);
      progress.add(new Progress(part, status(each, part, today)));
    }
    return List.copyOf(progress);
  }

  private static InstallmentStatus status(Installment each, Money paid, LocalDate today) {
    if (paid.equals(each.amount())) {
      return InstallmentStatus.PAID;
    }
    if (today.isBefore(each.dueOn())) {
      return InstallmentStatus.PENDING;
    }
    return today.equals(each.dueOn()) ? InstallmentStatus.DUE : InstallmentStatus.OVERDUE;
  }
}
