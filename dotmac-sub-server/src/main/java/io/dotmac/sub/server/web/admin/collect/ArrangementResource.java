package io.dotmac.sub.server.web.admin.collect;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.arrangement.ArrangementId;
import io.dotmac.sub.billing.arrangement.Arrangements;
import io.dotmac.sub.billing.arrangement.NewArrangement;
import io.dotmac.sub.billing.arrangement.PaymentArrangement;
import io.dotmac.sub.billing.arrangement.PaymentFrequency;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.admin.collect.ArrangementList.Typed;
import io.dotmac.sub.server.web.data.Query;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Payment arrangements: the list, one, a new one, and what staff decides about it. */
@Path("/admin/billing/arrangements")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class ArrangementResource {
  private static final String NEW = "admin/arrangement_new";

  private final Database db;
  private final Portal portal;
  private final Arrangements arrangements;

  public ArrangementResource(Database db, Portal portal, Arrangements arrangements) {
    this.db = db;
    this.portal = portal;
    this.arrangements = arrangements;
  }

  @GET
  @RequirePermission(value = "billing:arrangement:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request, caller, AdminFrame.ARRANGEMENTS, "admin/arrangements", ArrangementList::page);
  }

  @GET
  @Path("/new")
  @RequirePermission(value = "billing:arrangement:write", realms = Realm.STAFF)
  public Response form(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.ARRANGEMENTS, NEW, ArrangementList::fresh);
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "billing:arrangement:read", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request,
        caller,
        AdminFrame.ARRANGEMENTS,
        "admin/arrangement",
        visit -> ArrangementList.one(visit, arrangements, id));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:arrangement:write", realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    Typed typed = Typed.of(sent);
    try {
      PaymentArrangement made = db.inTx(caller, tx -> arrangements.request(tx, wanted(tx, typed)));
      return Portal.done(ArrangementList.HREF + "/" + made.id(), "arrangement");
    } catch (ProblemException e) {
      return again(caller, request, typed, String.valueOf(e.getMessage()));
    }
  }

  @POST
  @Path("/{id}/approve")
  @RequirePermission(value = "billing:arrangement:write", realms = Realm.STAFF)
  public Response approve(@Auth Caller caller, @PathParam("id") ArrangementId id) {
    return changed(caller, id, arrangements::approve);
  }

  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:arrangement:write", realms = Realm.STAFF)
  public Response cancel(
      @Auth Caller caller,
      @PathParam("id") ArrangementId id,
      @FormParam("reason") @DefaultValue("") String reason) {
    String why = reason.isBlank() ? null : reason;
    return changed(caller, id, (tx, each) -> arrangements.cancel(tx, each, why));
  }

  private Response changed(
      Caller caller, ArrangementId id, BiFunction<Tx, ArrangementId, PaymentArrangement> change) {
    ArrangementId changed = db.inTx(caller, tx -> change.apply(tx, id).id());
    return Portal.done(ArrangementList.HREF + "/" + changed, "arrangement");
  }

  private static NewArrangement wanted(Tx tx, Typed typed) {
    UUID account = Query.of(tx, "select a.id from billing_account a where a.tenant_id = :tenant")
        .and("a.account_number = :number", "number", typed.account())
        .first(row -> row.id("id"))
        .orElseThrow(() -> Problem.invalid(
            "/account", "unknown", "there is no account '" + typed.account() + "'"));
    return new NewArrangement(
        new AccountId(account),
        List.of(),
        WireName.parse(PaymentFrequency.class, typed.frequency()),
        number(typed.installments()),
        date(typed.startOn()),
        null);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Problem.invalid("/installments", "format", "expected a number from 2 to 24");
    }
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Problem.invalid("/start_on", "format", "expected a date such as 2026-01-31");
    }
  }

  private Response again(
      Caller caller, ContainerRequestContext request, Typed typed, String problem) {
    return portal.refuse(
        request,
        caller,
        AdminFrame.ARRANGEMENTS,
        NEW,
        visit -> ArrangementList.form(visit, typed, problem));
  }
}
