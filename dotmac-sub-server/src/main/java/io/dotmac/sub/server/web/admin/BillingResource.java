package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The pages about money that only show. */
@Path("/admin/billing")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class BillingResource {
  private final Portal portal;

  public BillingResource(Portal portal) {
    this.portal = portal;
  }

  @GET
  @Path("/invoices")
  @RequirePermission(value = "billing:invoice:read", realms = Realm.STAFF)
  public Response invoices(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.INVOICES, "admin/invoices", InvoiceList::page);
  }

  @GET
  @Path("/invoices/{id}")
  @RequirePermission(value = "billing:invoice:read", realms = Realm.STAFF)
  public Response invoice(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request,
        caller,
        AdminFrame.INVOICES,
        "admin/invoice",
        visit -> MoneyPages.invoice(visit, id));
  }

  @GET
  @Path("/payments")
  @RequirePermission(value = "billing:payment:read", realms = Realm.STAFF)
  public Response payments(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.PAYMENTS, "admin/payments", PaymentList::page);
  }

  @GET
  @Path("/payments/{id}")
  @RequirePermission(value = "billing:payment:read", realms = Realm.STAFF)
  public Response payment(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request,
        caller,
        AdminFrame.PAYMENTS,
        "admin/payment",
        visit -> MoneyPages.payment(visit, id));
  }

  @GET
  @Path("/runs")
  @RequirePermission(value = "billing:run:read", realms = Realm.STAFF)
  public Response runs(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.RUNS,
        "admin/runs",
        visit -> RunPages.list(visit, Errors.NONE, visit.tx().today().toString()));
  }

  @GET
  @Path("/runs/{id}")
  @RequirePermission(value = "billing:run:read", realms = Realm.STAFF)
  public Response run(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request, caller, AdminFrame.RUNS, "admin/run", visit -> RunPages.one(visit, id));
  }

  @GET
  @Path("/dunning")
  @RequirePermission(value = "billing:dunning:read", realms = Realm.STAFF)
  public Response cases(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.DUNNING, "admin/cases", DunningCases::page);
  }

  @GET
  @Path("/dunning/{id}")
  @RequirePermission(value = "billing:dunning:read", realms = Realm.STAFF)
  public Response dunningCase(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request, caller, AdminFrame.DUNNING, "admin/case", visit -> DunningCases.one(visit, id));
  }
}
