package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.contact.AddressId;
import io.dotmac.sub.core.subscription.Discount;
import io.dotmac.sub.core.subscription.DiscountType;
import io.dotmac.sub.core.subscription.SubscriptionTerms;
import io.dotmac.sub.server.http.Amounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be set about a service, as it stands on the wire.
 *
 * @param unitPrice replaces the offer's recurring price; a decimal string
 * @param discountValue per cent or an amount, as the type says; a decimal string
 */
public record SubscriptionFields(
    @Nullable AddressId serviceAddressId,
    int quantity,
    @Nullable String unitPrice,
    @Nullable String setupCharge,
    @Nullable String activationCharge,
    @Nullable DiscountType discountType,
    @Nullable String discountValue,
    @Nullable LocalDate discountStartOn,
    @Nullable LocalDate discountEndOn,
    @Nullable String serviceDescription,
    boolean autoRenew,
    @Nullable String externalId) {
  static SubscriptionFields of(SubscriptionTerms terms, String currency) {
    Discount off = terms.discount();
    return new SubscriptionFields(
        terms.serviceAddress(),
        terms.quantity(),
        Amounts.text(terms.unitPriceMinor(), currency),
        Amounts.text(terms.setupChargeMinor(), currency),
        Amounts.text(terms.activationChargeMinor(), currency),
        off == null ? null : off.type(),
        off == null ? null : value(off, currency),
        off == null ? null : off.startOn(),
        off == null ? null : off.endOn(),
        terms.serviceDescription(),
        terms.autoRenew(),
        terms.externalId());
  }

  /** The same as the domain has it, amounts read in that currency. */
  SubscriptionTerms terms(String currency) {
    return new SubscriptionTerms(
        serviceAddressId,
        quantity,
        Amounts.minor("/unit_price", unitPrice, currency),
        Amounts.minor("/setup_charge", setupCharge, currency),
        Amounts.minor("/activation_charge", activationCharge, currency),
        discount(currency),
        serviceDescription,
        autoRenew,
        externalId);
  }

  private @Nullable Discount discount(String currency) {
    if (discountType == null && discountValue == null) {
      return null;
    }
    new Checks()
        .present("/discount_type", discountType)
        .present("/discount_value", discountValue)
        .done();
    DiscountType type = Objects.requireNonNull(discountType);
    String value = Objects.requireNonNull(discountValue);
    boolean percentage = type == DiscountType.PERCENT;
    return new Discount(
        type,
        percentage ? percent(value) : null,
        percentage ? null : Amounts.minor("/discount_value", value, currency),
        discountStartOn,
        discountEndOn);
  }

  private static BigDecimal percent(String text) {
    if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,6})?")) {
      throw Problem.invalid(
          "/discount_value", "format", "a percentage such as \"12.5\" was expected");
    }
    return new BigDecimal(text);
  }

  private static @Nullable String value(Discount off, String currency) {
    BigDecimal percent = off.percent();
    return percent == null
        ? Amounts.text(off.minor(), currency)
        : percent.stripTrailingZeros().toPlainString();
  }
}
