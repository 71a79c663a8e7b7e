package io.dotmac.sub.billing.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A way to pay that the provider keeps for us: its token, and what people recognize it by.
 *
 * @param customerToken the provider's name for the payer, if it has one
 */
public record SavedMethod(
    String token,
    @Nullable String customerToken,
    @Nullable String brand,
    @Nullable String last4,
    @Nullable Integer expiresMonth,
    @Nullable Integer expiresYear) {
  /** Known by its token alone. */
  public static SavedMethod of(String token, @Nullable String customerToken) {
    return new SavedMethod(token, customerToken, null, null, null, null);
  }
}
