package io.dotmac.sub.server.http;

import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Amounts of a body: decimal strings of the currency that stands beside them. */
public final class Amounts {
  private Amounts() {}

  /** The minor units of a decimal string; a wrong one is an invalid-input problem. */
  public static @Nullable Long minor(String pointer, @Nullable String text, String currency) {
    if (text == null) {
      return null;
    }
    try {
      return Money.of(text, currency).minor();
    } catch (AmountException e) {
      throw Problem.invalid(pointer, e.code(), e.getMessage());
    }
  }

  /** The amount of a decimal string; a wrong one is an invalid-input problem. */
  public static Money read(String pointer, String text, String currency) {
    try {
      return Money.of(text, currency);
    } catch (AmountException e) {
      String at = e.code().startsWith("currency") ? "/currency" : pointer;
      throw Problem.invalid(at, e.code(), e.getMessage());
    }
  }

  /** Minor units as a decimal string. */
  public static @Nullable String text(@Nullable Long minor, String currency) {
    return minor == null
        ? null
        : Money.ofMinor(minor, Currency.getInstance(currency)).amount();
  }
}
