package io.dotmac.sub.billing.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.tx.WireName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One tax of a line, as it was when charged.
 *
 * @param percent 7.5 is 7.5 %
 * @param amountMinor in minor units of the line's currency
 */
public record LineTax(
    UUID taxRateId, String name, BigDecimal percent, TaxApplication application, long amountMinor) {
  /** As stored. */
  public static String write(List<LineTax> taxes) {
    return taxes.isEmpty() ? "[]" : WireJson.write(taxes);
  }

  /** What {@link #write} wrote. */
  public static List<LineTax> read(String json) {
    List<LineTax> taxes = new ArrayList<>();
    for (JsonNode node : WireJson.tree(json)) {
      taxes.add(new LineTax(
          UUID.fromString(node.get("tax_rate_id").textValue()),
          node.get("name").textValue(),
          node.get("percent").decimalValue(),
          WireName.parse(TaxApplication.class, node.get("application").textValue()),
          node.get("amount_minor").longValue()));
    }
    return List.copyOf(taxes);
  }
}
