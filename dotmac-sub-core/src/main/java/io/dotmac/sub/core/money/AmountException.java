package io.dotmac.sub.core.money;

/**
 * Thrown when a text is no amount of the currency it was given with. The code is stable and meant
 * for machines, the message for people; the edge turns both into a problem that names the field.
 */
public final class AmountException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String code;

  AmountException(String code, String message) {
    super(message);
    this.code = code;
  }

  /**
   * One of {@code amount_malformed}, {@code amount_decimals}, {@code amount_too_large} and {@code
   * currency_unknown}.
   */
  public String code() {
    return code;
  }
}
