package io.dotmac.sub.billing.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.billing.charge.TaxPart;
import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.UnitRate;
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
 * @param compound whether it was charged on the taxes before it too
 */
public record LineTax(
    UUID taxRateId,
    String name,
    BigDecimal percent,
    TaxApplication application,
    long amountMinor,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean compound) {
  /** One tax of a line. */
  public static LineTax of(TaxPart part) {
    return of(part, part.amount().minor());
  }

  /** A tax with another amount than the part has. */
  public static LineTax of(TaxPart part, long amountMinor) {
    TaxRule rule = part.rule();
    return new LineTax(
        rule.id(),
        rule.name(),
        rule.percent().value(),
        rule.application(),
        amountMinor,
        rule.compound());
  }

  /** The same tax with another amount. */
  public LineTax withAmount(long newAmountMinor) {
    return new LineTax(taxRateId, name, percent, application, newAmountMinor, compound);
  }

  /** The tax as charges know it. */
  public TaxRule rule() {
    return new TaxRule(taxRateId, name, new UnitRate(percent), application, compound);
  }

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
          node.get("amount_minor").longValue(),
          node.path("compound").booleanValue()));
    }
    return List.copyOf(taxes);
  }
}
