package io.dotmac.sub.core.money;

/**
 * Thrown when a text is no amount of the currency it was given with. The code is stable and meant
 * for machines, the message for people; the edge turns both into a problem that names the field.
 */
public final class AmountException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String message;

  AmountException(String code, String message) {
    super(message);
    this.code = code;
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }

  /**
   * One of {@code amount_malformed}, {@code amount_decimals}, {@code amount_too_large} and {@code
   * currency_unknown}.
   */
  public String code() {
    return code;
  }
}
