package io.dotmac.sub.core.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.WireJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tiers of a price, from the lowest.
 *
 * @param list at least one; only the last has no end
 */
public record PriceTiers(@JsonValue List<PriceTier> list) {
  private static final int MOST = 50;
  private static final int MOST_DECIMALS = 8;

  /** Copies the list. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PriceTiers {
    list = List.copyOf(list);
  }

  /** Reads tiers from text that this program wrote. */
  public static PriceTiers read(String json) {
    List<PriceTier> tiers = new ArrayList<>();
    for (JsonNode tier : WireJson.tree(json)) {
      BigDecimal unit = decimal(tier.get("unit_price"));
      tiers.add(new PriceTier(
          decimal(tier.get("up_to")),
          unit == null ? BigDecimal.ZERO : unit,
          decimal(tier.get("flat_fee"))));
    }
    return new PriceTiers(tiers);
  }

  private static @Nullable BigDecimal decimal(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : new BigDecimal(node.asText());
  }

  void check(Checks checks, String currency) {
    checks.rule(
        !list.isEmpty() && list.size() <= MOST,
        "/tiers",
        "size",
        "1 to " + MOST + " tiers were expected and " + list.size() + " found");
    BigDecimal below = BigDecimal.ZERO;
    for (int i = 0; i < list.size(); i++) {
      PriceTier tier = list.get(i);
      BigDecimal upTo = tier.upTo();
      boolean last = i == list.size() - 1;
      checks.rule(
          last == (upTo == null),
          "/tiers/" + i + "/up_to",
          "open_end",
          "the last tier, and only it, has no end");
      checks.rule(
          upTo == null || upTo.compareTo(below) > 0,
          "/tiers/" + i + "/up_to",
          "order",
          "more than " + below.toPlainString() + " was expected");
      checks.rule(
          isRate(tier.unitPrice()),
          "/tiers/" + i + "/unit_price",
          "amount_malformed",
          "a rate of 0 or more with at most 8 decimals was expected");
      checks.rule(
          isFee(tier.flatFee(), currency),
          "/tiers/" + i + "/flat_fee",
          "amount_malformed",
          "an amount of 0 or more in " + currency + " was expected");
      below = upTo == null ? below : upTo;
    }
  }

  private static boolean isRate(@Nullable BigDecimal rate) {
    return rate != null
        && rate.signum() >= 0
        && rate.precision() <= 20
        && rate.stripTrailingZeros().scale() <= MOST_DECIMALS;
  }

  private static boolean isFee(@Nullable BigDecimal fee, String currency) {
    return fee == null
        || fee.signum() >= 0
            && fee.precision() <= 18
            && fee.stripTrailingZeros().scale()
                <= Money.currency(currency).getDefaultFractionDigits();
  }

  /** Stores them as JSON. */
  @Converter(autoApply = true)
  public static class Column implements AttributeConverter<PriceTiers, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable PriceTiers tiers) {
      return tiers == null ? null : WireJson.write(tiers);
    }

    @Override
    public @Nullable PriceTiers convertToEntityAttribute(@Nullable String json) {
      return json == null ? null : PriceTiers.read(json);
    }
  }
}
