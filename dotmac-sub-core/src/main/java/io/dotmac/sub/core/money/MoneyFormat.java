package io.dotmac.sub.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * Writes amounts for people: {@code ₦92,411.50}, {@code −₦3.20}, {@code ₦92.41M}. Immutable and
 * safe to share between threads.
 *
 * @param locale decides separators and where the currency sign stands
 */
public record MoneyFormat(Locale locale) {

  /** U+2212: a true minus lines up with digits; the hyphen of the keyboard does not. */
  private static final String MINUS = "\u2212";

  /** The JDK writes a foreign currency by its code; people of an ISP expect its sign. */
  private static final Map<String, String> SIGNS = Map.ofEntries(
      Map.entry("NGN", "\u20A6"),
      Map.entry("USD", "$"),
      Map.entry("EUR", "\u20AC"),
      Map.entry("GBP", "\u00A3"),
      Map.entry("GHS", "GH\u20B5"),
      Map.entry("KES", "KSh"),
      Map.entry("UGX", "USh"),
      Map.entry("TZS", "TSh"),
      Map.entry("ZAR", "R"),
      Map.entry("INR", "\u20B9"),
      Map.entry("JPY", "\u00A5"),
      Map.entry("CNY", "CN\u00A5"),
      Map.entry("CAD", "CA$"),
      Map.entry("AUD", "A$"),
      Map.entry("BRL", "R$"),
      Map.entry("PHP", "\u20B1"));

  private enum Magnitude {
    ONE("", 0),
    THOUSAND("k", 3),
    MILLION("M", 6),
    BILLION("B", 9),
    TRILLION("T", 12);

    private final String suffix;
    private final int digits;

    Magnitude(String suffix, int digits) {
      this.suffix = suffix;
      this.digits = digits;
    }
  }

  /** The amount with sign, grouping and all decimals of its currency. */
  public String format(Money money) {
    int digits = money.currency().getDefaultFractionDigits();
    return write(money.decimal(), digits, "", money.currency());
  }

  /** The amount with grouping and decimals, without the currency sign: {@code 92,411.50}. */
  public String number(Money money) {
    int digits = money.currency().getDefaultFractionDigits();
    DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
    format.setNegativePrefix(MINUS);
    decimals(format, digits);
    return format.format(money.decimal());
  }

  /** The amount rounded to whole units: {@code ₦190,812}. */
  public String whole(Money money) {
    return write(money.decimal().setScale(0, RoundingMode.HALF_UP), 0, "", money.currency());
  }

  /** A short form with two decimals for dashboards: {@code ₦92.41M}; below 1,000 it is exact. */
  public String brief(Money money) {
    return brief(money, 2);
  }

  /** A short form with that many decimals: {@code ₦92.4M}; below 1,000 it is exact. */
  public String brief(Money money, int decimals) {
    BigDecimal amount = money.decimal();
    if (amount.abs().compareTo(BigDecimal.valueOf(1_000)) < 0) {
      return format(money);
    }
    for (Magnitude magnitude : Magnitude.values()) {
      BigDecimal scaled =
          amount.movePointLeft(magnitude.digits).setScale(decimals, RoundingMode.HALF_UP);
      // Asked after rounding, so that 999,999 is 1.00M and never 1,000.00k.
      boolean fits = scaled.abs().compareTo(BigDecimal.valueOf(1_000)) < 0;
      if (magnitude != Magnitude.ONE && (fits || magnitude == Magnitude.TRILLION)) {
        return write(scaled, decimals, magnitude.suffix, money.currency());
      }
    }
    throw new IllegalStateException("no magnitude for " + money);
  }

  /** The sign people know a currency by, else its code: {@code ₦}, {@code CHF}. */
  public static String sign(Currency currency) {
    return SIGNS.getOrDefault(currency.getCurrencyCode(), currency.getCurrencyCode());
  }

  private String write(BigDecimal value, int digits, String suffix, Currency currency) {
    DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
    DecimalFormatSymbols symbols = format.getDecimalFormatSymbols();
    symbols.setCurrency(currency);
    symbols.setCurrencySymbol(sign(currency));
    symbols.setMonetaryDecimalSeparator(symbols.getDecimalSeparator());
    format.setDecimalFormatSymbols(symbols);
    String before = spaced(format.getPositivePrefix(), currency);
    String after = format.getPositiveSuffix();
    format.setPositivePrefix(before);
    format.setNegativePrefix(MINUS + before);
    format.setPositiveSuffix(suffix + after);
    format.setNegativeSuffix(suffix + after);
    decimals(format, digits);
    return format.format(value);
  }

  /** A sign that is a code of letters needs a space before the digits: {@code CHF 12.00}. */
  private static String spaced(String prefix, Currency currency) {
    boolean code = prefix.equals(currency.getCurrencyCode());
    return code ? prefix + "\u00A0" : prefix;
  }

  private static void decimals(DecimalFormat format, int digits) {
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    format.setRoundingMode(RoundingMode.UNNECESSARY);
  }
}
