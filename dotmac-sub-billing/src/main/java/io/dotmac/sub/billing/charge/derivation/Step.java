package io.dotmac.sub.billing.charge.derivation;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.MoneyFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * One step of a line's arithmetic, in the form in which a page prints it and a machine checks it.
 * Amounts are decimals of the line's currency; the JSON form names the step in {@code rule} and
 * writes amounts as strings.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Step.Times.class, name = "times"),
  @JsonSubTypes.Type(value = Step.ByDay.class, name = "by_day"),
  @JsonSubTypes.Type(value = Step.PercentOff.class, name = "percent_off"),
  @JsonSubTypes.Type(value = Step.AmountOff.class, name = "amount_off"),
  @JsonSubTypes.Type(value = Step.TaxAdded.class, name = "tax_added"),
  @JsonSubTypes.Type(value = Step.TaxIncluded.class, name = "tax_included"),
  @JsonSubTypes.Type(value = Step.TaxFree.class, name = "tax_free"),
  @JsonSubTypes.Type(value = Step.Difference.class, name = "difference"),
  @JsonSubTypes.Type(value = Step.Share.class, name = "share"),
  @JsonSubTypes.Type(value = Step.TierPrice.class, name = "tier"),
  @JsonSubTypes.Type(value = Step.Packages.class, name = "packages"),
  @JsonSubTypes.Type(value = Step.Sum.class, name = "sum"),
  @JsonSubTypes.Type(value = Step.Allowance.class, name = "allowance"),
  @JsonSubTypes.Type(value = Step.Cap.class, name = "cap"),
  @JsonSubTypes.Type(value = Step.InvoiceOff.class, name = "invoice_off"),
  @JsonSubTypes.Type(value = Step.DocumentRounded.class, name = "document_rounded")
})
public sealed interface Step {

  /** What came out, rounded to the minor unit; of an allowance, a quantity. */
  BigDecimal result();

  /** The arithmetic in figures and signs alone: {@code 15,000.00 × 17/31 = 8,225.81}. */
  String formula(MoneyFormat format, Currency currency);

  /** A whole period, or something charged once: price times quantity. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Times(
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal unitPrice,
      long quantity,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return "%s × %d = %s"
          .formatted(write(format, currency, unitPrice), quantity, write(format, currency, result));
    }
  }

  /** A part of a period: price times quantity times days by the days of the period. */
  @JsonNaming(SnakeCaseStrategy.class)
  record ByDay(
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal unitPrice,
      long quantity,
      long days,
      long periodDays,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      String times = quantity == 1 ? "" : " × " + quantity;
      return "%s%s × %d/%d = %s"
          .formatted(
              write(format, currency, unitPrice),
              times,
              days,
              periodDays,
              write(format, currency, result));
    }
  }

  /** A discount in per cent, for the days of the line on which it is valid. */
  @JsonNaming(SnakeCaseStrategy.class)
  record PercentOff(
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal of,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent,
      long days,
      long spanDays,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return "%s × %s%%%s = %s"
          .formatted(
              write(format, currency, of),
              percent.toPlainString(),
              fraction(days, spanDays),
              write(format, currency, result));
    }
  }

  /** A discount of an amount a period, for the days of the period on which it is valid. */
  @JsonNaming(SnakeCaseStrategy.class)
  record AmountOff(
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
      long days,
      long periodDays,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return "%s%s = %s"
          .formatted(
              write(format, currency, amount),
              fraction(days, periodDays),
              write(format, currency, result));
    }
  }

  /** A tax on top of the net amount. */
  @JsonNaming(SnakeCaseStrategy.class)
  record TaxAdded(
      String name,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal of,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return "%s × %s%% = %s"
          .formatted(
              write(format, currency, of),
              percent.toPlainString(),
              write(format, currency, result));
    }
  }

  /**
   * A tax that the amount contains.
   *
   * @param hundredPlus 100 and all the percentages that the amount contains
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record TaxIncluded(
      String name,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal hundredPlus,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal of,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return "%s × %s/%s = %s"
          .formatted(
              write(format, currency, of),
              percent.toPlainString(),
              hundredPlus.toPlainString(),
              write(format, currency, result));
    }
  }

  /** A tax that does not apply here, named because the law wants it named. */
  @JsonNaming(SnakeCaseStrategy.class)
  record TaxFree(
      String name,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result) implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return write(format, currency, result);
    }
  }

  /**
   * What is due after all, less what was billed.
   *
   * @param of {@code net} or the name of a tax
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Difference(
      String of,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal due,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal billed,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return "%s − %s = %s"
          .formatted(
              write(format, currency, due),
              write(format, currency, billed),
              write(format, currency, result));
    }
  }

  /** A part of a difference that concerns several spans, by their days. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Share(
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal of,
      long days,
      long allDays,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return "%s%s = %s"
          .formatted(
              write(format, currency, of),
              fraction(days, allDays),
              write(format, currency, result));
    }
  }

  /** Units of one tier, or of a rate: quantity times rate and a fee. */
  @JsonNaming(SnakeCaseStrategy.class)
  record TierPrice(
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal fee,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      String once = fee.signum() == 0 ? "" : " + " + write(format, currency, fee);
      return "%s × %s%s = %s"
          .formatted(
              quantity.toPlainString(),
              rate.toPlainString(),
              once,
              write(format, currency, result));
    }
  }

  /** Packages that were begun: their number times the price of one. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Packages(
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal size,
      long packages,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return "⌈%s/%s⌉ = %d × %s = %s"
          .formatted(
              quantity.toPlainString(),
              size.toPlainString(),
              packages,
              write(format, currency, price),
              write(format, currency, result));
    }
  }

  /** The tiers together. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Sum(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result) implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return "∑ = " + write(format, currency, result);
    }
  }

  /** What was used beyond what the price includes; the result is a quantity. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Allowance(
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal used,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal included,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return "%s − %s = %s"
          .formatted(used.toPlainString(), included.toPlainString(), result.toPlainString());
    }
  }

  /** The most that is charged for a period. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Cap(
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal of,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal most,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return "min(%s, %s) = %s"
          .formatted(
              write(format, currency, of),
              write(format, currency, most),
              write(format, currency, result));
    }
  }

  /**
   * What a discount over the whole invoice takes off this line.
   *
   * @param of the line's price before it
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record InvoiceOff(
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal of,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal off,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return "%s − %s = %s"
          .formatted(
              write(format, currency, of),
              write(format, currency, off),
              write(format, currency, result));
    }
  }

  /** A tax that is rounded once for its document: what the line bears of it more or less. */
  @JsonNaming(SnakeCaseStrategy.class)
  record DocumentRounded(
      String name,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal of,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal more,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal result)
      implements Step {
    @Override
    public String formula(MoneyFormat format, Currency currency) {
      return "%s %s %s = %s"
          .formatted(
              write(format, currency, of),
              more.signum() < 0 ? "−" : "+",
              write(format, currency, more.abs()),
              write(format, currency, result));
    }
  }

  private static String fraction(long days, long all) {
    return days == all ? "" : " × " + days + "/" + all;
  }

  private static String write(MoneyFormat format, Currency currency, BigDecimal amount) {
    return format.number(Money.rounded(amount, currency, RoundingMode.UNNECESSARY));
  }
}
