package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.gateway.provider.PaymentProvider;
import io.dotmac.sub.billing.gateway.provider.PaymentProviders;
import io.dotmac.sub.billing.gateway.provider.ProviderTerms;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.BodyField;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Providers of payments. Secrets can be set and replaced, and never be read. */
@Path("/payment-providers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PaymentProviderResource {
  private final Database db;
  private final PaymentProviders providers;

  public PaymentProviderResource(Database db, PaymentProviders providers) {
    this.db = db;
    this.providers = providers;
  }

  @GET
  @ListedBy(PaymentProviders.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:account:read")
  public Page<PaymentProviderView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> PaymentProviders.LISTING.fetch(tx, query).map(PaymentProviderView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("billing:account:read")
  public PaymentProviderView get(@Auth Caller caller, @PathParam("id") PaymentProviderId id) {
    return db.read(caller, tx -> PaymentProviderView.of(tx.require(PaymentProvider.class, id)));
  }

  @POST
  @RequirePermission("billing:account:write")
  public Response create(@Auth Caller caller, CreatePaymentProvider body) {
    PaymentProviderView made = db.inTx(caller, tx -> PaymentProviderView.of(create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Changes names and notes; a secret that is sent replaces the one before. */
  @PATCH
  @Path("/{id}")
  @BodyField("webhook_secret")
  @RequirePermission("billing:account:write")
  public PaymentProviderView change(
      @Auth Caller caller,
      @PathParam("id") PaymentProviderId id,
      @BeanParam IfMatch ifMatch,
      Fields<ProviderTerms> body) {
    return db.inTx(caller, tx -> PaymentProviderView.of(change(tx, id, ifMatch, body)));
  }

  /** It takes no more payments. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("billing:account:write")
  public void deactivate(@Auth Caller caller, @PathParam("id") PaymentProviderId id) {
    db.run(caller, tx -> providers.deactivate(tx, id));
  }

  private PaymentProvider create(Tx tx, CreatePaymentProvider body) {
    Map<String, String> credentials = body.credentials();
    return providers.create(
        tx,
        body.providerType(),
        body.gateway(),
        new ProviderTerms(body.name(), Boolean.TRUE.equals(body.isDefault()), body.notes()),
        credentials == null ? Map.of() : credentials,
        body.webhookSecret());
  }

  private PaymentProvider change(
      Tx tx, PaymentProviderId id, IfMatch ifMatch, Fields<ProviderTerms> body) {
    PaymentProvider found = tx.require(PaymentProvider.class, id);
    ifMatch.require(found.version());
    String secret = body.find("webhook_secret", String.class).orElse(null);
    ProviderTerms terms = body.over(
        new ProviderTerms(found.name(), found.isDefault(), found.notes().orElse(null)));
    return providers.change(tx, id, terms, Map.of(), secret);
  }
}
