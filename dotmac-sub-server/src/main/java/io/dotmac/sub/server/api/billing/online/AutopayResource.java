package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.autopay.Autopay;
import io.dotmac.sub.billing.autopay.AutopayId;
import io.dotmac.sub.billing.autopay.Autopays;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Agreements that what is due is taken by itself. */
@Path("/autopay")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AutopayResource {
  private final Database db;
  private final Autopays autopays;

  public AutopayResource(Database db, Autopays autopays) {
    this.db = db;
    this.autopays = autopays;
  }

  /** Turns it on. */
  public record TurnOn(AccountId accountId, PaymentMethodId paymentMethodId) {}

  /** One agreement. */
  public record AutopayView(
      AutopayId id,
      AccountId accountId,
      PaymentMethodId paymentMethodId,
      boolean isActive,
      int consecutiveFailures,
      @Nullable String lastFailureCode,
      @Nullable LocalDate lastAttemptOn,
      @Nullable Instant stoppedAt) {
    static AutopayView of(Autopay row) {
      return new AutopayView(
          row.id(),
          row.account(),
          row.method(),
          row.isActive(),
          row.failures(),
          row.lastFailureCode().orElse(null),
          row.lastAttemptOn().orElse(null),
          row.stoppedAt().orElse(null));
    }
  }

  @GET
  @ListedBy(Autopays.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "billing:payment:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<AutopayView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Autopays.LISTING.fetch(tx, query).map(AutopayView::of)));
  }

  @POST
  @RequirePermission(
      value = "billing:payment:create",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER})
  public AutopayView turnOn(@Auth Caller caller, TurnOn body) {
    return db.inTx(
        caller,
        tx -> AutopayView.of(autopays.turnOn(tx, body.accountId(), body.paymentMethodId())));
  }

  /** Turns it off. */
  @DELETE
  @Path("/{account}")
  @RequirePermission(
      value = "billing:payment:create",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER})
  public void turnOff(@Auth Caller caller, @PathParam("account") AccountId account) {
    db.run(caller, tx -> autopays.turnOff(tx, account));
  }
}
