package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.gateway.event.Dispute;
import io.dotmac.sub.billing.gateway.event.DisputeId;
import io.dotmac.sub.billing.gateway.event.DisputeStatus;
import io.dotmac.sub.billing.gateway.event.Disputes;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Payers who asked their bank for the money back. */
@Path("/payment-disputes")
@Produces(MediaType.APPLICATION_JSON)
public final class DisputeResource {
  private final Database db;

  public DisputeResource(Database db) {
    this.db = db;
  }

  /** One of them. */
  public record DisputeView(
      DisputeId id,
      PaymentId paymentId,
      PaymentProviderId providerId,
      String externalId,
      DisputeStatus status,
      String currency,
      String amount,
      @Nullable String reason,
      Instant openedAt,
      @Nullable Instant closedAt) {
    static DisputeView of(Dispute row) {
      return new DisputeView(
          row.id(),
          row.payment(),
          row.provider(),
          row.externalId(),
          row.status(),
          row.amount().currencyCode(),
          row.amount().amount(),
          row.reason().orElse(null),
          row.openedAt(),
          row.closedAt().orElse(null));
    }
  }

  @GET
  @ListedBy(Disputes.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:payment:read")
  public Page<DisputeView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Disputes.LISTING.fetch(tx, query).map(DisputeView::of)));
  }
}
