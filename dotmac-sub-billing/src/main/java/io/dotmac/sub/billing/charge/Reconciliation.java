package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.Pricing.Amount;
import io.dotmac.sub.billing.charge.Pricing.Priced;
import io.dotmac.sub.billing.charge.RecurringPlan.Piece;
import io.dotmac.sub.billing.charge.derivation.Derivation;
import io.dotmac.sub.billing.charge.derivation.Step;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Turns the charges that stand for one period of one component into those that are due.
 *
 * <p>A charge is kept as far as its first days are still due at its terms, and the rest of it is
 * given back; due days that nothing stands for are charged. Each due piece is then covered exactly,
 * and the charges that cover it sum to what the piece costs in one go: the difference goes to the
 * charges that change, never to those that stay. So the amount of a period depends on the timeline
 * alone and not on the order in which it became known.
 */
final class Reconciliation {
  private final UUID subscription;
  private final Component component;
  private final DateRange period;
  private final List<ChargeLine> lines = new ArrayList<>();

  private Reconciliation(UUID subscription, Component component, DateRange period) {
    this.subscription = subscription;
    this.component = component;
    this.period = period;
  }

  /** A part of a due piece: what is left of a charge that stands, or days to be charged. */
  private record Segment(DateRange span, Optional<BilledCharge> kept) {
    boolean isWhole() {
      return kept.isPresent() && kept.get().span().equals(span);
    }
  }

  static List<ChargeLine> of(
      UUID subscription,
      Component component,
      DateRange period,
      List<Piece> due,
      List<BilledCharge> standing) {
    Reconciliation work = new Reconciliation(subscription, component, period);
    Set<BilledCharge> used = new LinkedHashSet<>();
    for (Piece piece : due) {
      List<Segment> segments = segments(piece, standing);
      segments.forEach(segment -> segment.kept().ifPresent(used::add));
      work.piece(piece, segments);
    }
    standing.stream()
        .filter(charge -> !used.contains(charge))
        .forEach(charge -> work.lines.add(giveBack(charge, period)));
    return work.lines;
  }

  /** Gives back a charge as a whole. */
  static ChargeLine giveBack(BilledCharge charge, DateRange period) {
    Amount billed = charge.amount();
    Amount nothing = Amount.zero(charge.net().currency());
    return credit(charge, period, charge.span(), billed.negate(), differences(nothing, billed));
  }

  private static List<Segment> segments(Piece piece, List<BilledCharge> standing) {
    List<Segment> segments = new ArrayList<>();
    LocalDate open = piece.span().start();
    for (BilledCharge charge : standing) {
      boolean keeps = piece.span().contains(charge.key().start())
          && charge.terms().equals(piece.terms())
          && !charge.key().start().isBefore(open);
      if (keeps) {
        DateRange kept = charge.span().intersect(piece.span()).orElseThrow();
        DateRange.between(open, kept.start())
            .ifPresent(gap -> segments.add(new Segment(gap, Optional.empty())));
        segments.add(new Segment(kept, Optional.of(charge)));
        open = kept.end();
      }
    }
    DateRange.between(open, piece.span().end())
        .ifPresent(gap -> segments.add(new Segment(gap, Optional.empty())));
    return segments;
  }

  private void piece(Piece piece, List<Segment> segments) {
    // What was charged keeps the taxes it was charged with: a new rate does not reach back.
    List<TaxRule> taxes = segments.stream()
        .flatMap(segment -> segment.kept().stream())
        .findFirst()
        .map(BilledCharge::rules)
        .orElse(component.taxes());
    Money off = Money.sum(
        component.currency(),
        segments.stream()
            .flatMap(each -> each.kept().map(charge -> charge.off(each.span().days())).stream())
            .toList());
    Priced priced = Pricing.of(component, piece.price(), period, piece.span(), taxes, off);
    if (segments.size() == 1 && segments.get(0).kept().isEmpty()) {
      charge(piece, piece.span(), priced.discount(), priced.amount(), priced.steps(), off);
      return;
    }
    Amount left = priced.amount();
    List<Segment> changing = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment.isWhole()) {
        left = left.minus(segment.kept().orElseThrow().amount());
      } else {
        changing.add(segment);
      }
    }
    if (changing.isEmpty() && left.isRounding(segments.size())) {
      return;
    }
    Optional<List<Amount>> shares = shares(left, changing);
    if (shares.isEmpty()) {
      chargeAnew(piece, priced, segments, off);
      return;
    }
    for (int i = 0; i < changing.size(); i++) {
      change(piece, priced, changing.get(i), shares.get().get(i), left, changing);
    }
  }

  /** Divides what the changing segments must sum to, unless one would get less than possible. */
  private static Optional<List<Amount>> shares(Amount left, List<Segment> changing) {
    if (changing.isEmpty() || left.isNegative()) {
      return Optional.empty();
    }
    List<Amount> shares =
        left.splitBy(changing.stream().map(segment -> segment.span().days()).toList());
    for (int i = 0; i < shares.size(); i++) {
      Optional<BilledCharge> kept = changing.get(i).kept();
      if (kept.isPresent() && kept.get().amount().minus(shares.get(i)).isNegative()) {
        return Optional.empty();
      }
    }
    return Optional.of(shares);
  }

  /** The price itself changed, by a discount for instance: all is given back and charged anew. */
  private void chargeAnew(Piece piece, Priced priced, List<Segment> segments, Money off) {
    segments.stream()
        .flatMap(segment -> segment.kept().stream())
        .forEach(charge -> lines.add(giveBack(charge, period)));
    Money taken = Money.min(off, priced.discount());
    charge(piece, piece.span(), priced.discount(), priced.amount(), priced.steps(), taken);
  }

  private void change(
      Piece piece,
      Priced priced,
      Segment segment,
      Amount share,
      Amount left,
      List<Segment> changing) {
    long all = changing.stream().mapToLong(each -> each.span().days()).sum();
    List<Step> steps = new ArrayList<>(priced.steps());
    Amount others = priced.amount().minus(left);
    if (!others.isZero()) {
      steps.addAll(differences(priced.amount(), others));
    }
    if (changing.size() > 1) {
      BigDecimal part = share.net().decimal();
      steps.add(new Step.Share(left.net().decimal(), segment.span().days(), all, part));
    }
    if (segment.kept().isEmpty()) {
      Money none = Money.zero(component.currency());
      charge(piece, segment.span(), none, share, steps, none);
      return;
    }
    BilledCharge charge = segment.kept().get();
    steps.addAll(differences(share, charge.amount()));
    DateRange back = new DateRange(segment.span().end(), charge.span().end());
    lines.add(credit(charge, period, back, share.minus(charge.amount()), steps));
  }

  private void charge(
      Piece piece, DateRange span, Money discount, Amount amount, List<Step> steps, Money off) {
    LineKind kind = span.equals(period) ? LineKind.RECURRING : LineKind.PRORATION;
    lines.add(new ChargeLine(
        new ChargeKey(subscription, component.key(), span.start(), kind),
        component.type(),
        kind,
        piece.label(),
        period,
        span,
        piece.terms(),
        discount,
        amount.net(),
        amount.parts(),
        Derivation.of(steps),
        off));
  }

  private static ChargeLine credit(
      BilledCharge charge, DateRange period, DateRange back, Amount amount, List<Step> steps) {
    return new ChargeLine(
        charge.key(),
        charge.type(),
        LineKind.CREDIT,
        charge.label(),
        period,
        back,
        charge.terms(),
        Money.zero(charge.net().currency()),
        amount.net(),
        amount.parts(),
        Derivation.of(steps));
  }

  private static List<Step> differences(Amount due, Amount billed) {
    Amount difference = due.minus(billed);
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Difference(
        "net", due.net().decimal(), billed.net().decimal(), difference.net().decimal()));
    difference
        .taxes()
        .forEach((rule, tax) -> steps.add(new Step.Difference(
            rule.name(), due.tax(rule).decimal(), billed.tax(rule).decimal(), tax.decimal())));
    return steps;
  }
}
