package io.dotmac.sub.server.api.billing.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.billing.invoice.InvoiceLine;
import io.dotmac.sub.billing.invoice.InvoiceLineId;
import io.dotmac.sub.billing.invoice.InvoiceLineKind;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.WireJson;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice.
 *
 * @param derivation how the amount came about: rounding and steps
 */
public record InvoiceLineView(
    InvoiceLineId id,
    int lineNo,
    InvoiceLineKind kind,
    @Nullable SubscriptionId subscriptionId,
    @Nullable String component,
    String description,
    String quantity,
    String unitPrice,
    String discount,
    String amount,
    String taxAmount,
    String total,
    List<TaxView> taxes,
    @Nullable LocalDate periodStart,
    @Nullable LocalDate periodEnd,
    @Nullable LocalDate billedUntil,
    JsonNode derivation) {
  static InvoiceLineView of(InvoiceLine line) {
    return new InvoiceLineView(
        line.id(),
        line.number(),
        line.kind(),
        line.subscription().orElse(null),
        line.component().orElse(null),
        line.description(),
        line.quantity().stripTrailingZeros().toPlainString(),
        line.unitPrice().amount(),
        line.discount().amount(),
        line.amount().amount(),
        line.tax().amount(),
        line.total().amount(),
        TaxView.of(line.taxes(), line.amount().currencyCode()),
        line.spanStart().orElse(null),
        line.spanEnd().orElse(null),
        line.billedUntil().orElse(null),
        WireJson.tree(line.derivation()));
  }
}
