package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.autopay.NewScheduledPayment;
import io.dotmac.sub.billing.autopay.ScheduledPayment;
import io.dotmac.sub.billing.autopay.ScheduledPaymentId;
import io.dotmac.sub.billing.autopay.ScheduledPaymentStatus;
import io.dotmac.sub.billing.autopay.ScheduledPayments;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Amounts;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Payments for a day to come. */
@Path("/scheduled-payments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ScheduledPaymentResource {
  private final Database db;
  private final ScheduledPayments scheduled;

  public ScheduledPaymentResource(Database db, ScheduledPayments scheduled) {
    this.db = db;
    this.scheduled = scheduled;
  }

  /**
   * Schedules one.
   *
   * @param amount absent: what is open on that day
   */
  public record SchedulePayment(
      AccountId accountId,
      PaymentMethodId paymentMethodId,
      LocalDate scheduledOn,
      @Nullable String amount,
      @Nullable InvoiceId invoiceId) {}

  /** One of them. */
  public record ScheduledPaymentView(
      ScheduledPaymentId id,
      AccountId accountId,
      PaymentMethodId paymentMethodId,
      @Nullable InvoiceId invoiceId,
      LocalDate scheduledOn,
      ScheduledPaymentStatus status,
      String currency,
      @Nullable String amount,
      @Nullable PaymentId paymentId,
      @Nullable String note) {
    static ScheduledPaymentView of(ScheduledPayment row) {
      return new ScheduledPaymentView(
          row.id(),
          row.account(),
          row.method(),
          row.invoice().orElse(null),
          row.scheduledOn(),
          row.status(),
          row.currency().getCurrencyCode(),
          row.amount().map(Money::amount).orElse(null),
          row.payment().orElse(null),
          row.note().orElse(null));
    }
  }

  @GET
  @ListedBy(ScheduledPayments.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "billing:payment:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<ScheduledPaymentView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> ScheduledPayments.LISTING.fetch(tx, query).map(ScheduledPaymentView::of)));
  }

  @POST
  @RequirePermission(
      value = "billing:payment:create",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER})
  public Response schedule(@Auth Caller caller, SchedulePayment body) {
    ScheduledPaymentView made =
        db.inTx(caller, tx -> ScheduledPaymentView.of(scheduled.schedule(tx, wanted(tx, body))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Calls it off. */
  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission(
      value = "billing:payment:create",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER})
  public ScheduledPaymentView cancel(@Auth Caller caller, @PathParam("id") ScheduledPaymentId id) {
    return db.inTx(caller, tx -> ScheduledPaymentView.of(scheduled.cancel(tx, id)));
  }

  private static NewScheduledPayment wanted(Tx tx, SchedulePayment body) {
    String currency = BillingAccounts.visible(tx, body.accountId()).currency().getCurrencyCode();
    String amount = body.amount();
    return new NewScheduledPayment(
        body.accountId(),
        body.paymentMethodId(),
        amount == null ? null : Amounts.read("/amount", amount, currency),
        body.invoiceId(),
        body.scheduledOn());
  }
}
