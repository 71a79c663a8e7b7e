package io.dotmac.sub.server.web.admin.queue;

import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.billing.cash.UnappliedCashId;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.data.Accounts;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
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
import java.util.function.Function;

/** Payments that wait for a person: whose is it, what became of it. */
@Path("/admin/billing/payments/queue")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class QueueResource {
  static final String PAGE = "/admin/billing/payments/queue";

  private final Portal portal;
  private final OnlinePayments online;

  public QueueResource(Portal portal, OnlinePayments online) {
    this.portal = portal;
    this.online = online;
  }

  @GET
  @RequirePermission(value = "billing:payment:read", realms = Realm.STAFF)
  public Response queue(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.PAYMENTS,
        "admin/payment_queue",
        visit -> Queue.page(visit, Errors.NONE));
  }

  /** The amount is a payment of that account, named by its own or its subscriber's number. */
  @POST
  @Path("/cash/{id}/assign")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:payment:create", realms = Realm.STAFF)
  public Response assign(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UnappliedCashId id,
      MultivaluedMap<String, String> sent) {
    String number =
        sent.getFirst("account") == null ? "" : sent.getFirst("account").strip();
    try {
      return assign(caller, id, number)
          ? Portal.done(PAGE, "assigned")
          : again(caller, request, visit -> visit.say("queue.no_account", number));
    } catch (ProblemException e) {
      return again(caller, request, visit -> String.valueOf(e.getMessage()));
    }
  }

  @POST
  @Path("/cash/{id}/return")
  @RequirePermission(value = "billing:payment:update", realms = Realm.STAFF)
  public Response giveBack(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UnappliedCashId id) {
    try {
      online.database().run(caller, tx -> online.unapplied().giveBack(tx, id, null));
      return Portal.done(PAGE, "returned");
    } catch (ProblemException e) {
      return again(caller, request, visit -> String.valueOf(e.getMessage()));
    }
  }

  /** Asks the provider what became of it. */
  @POST
  @Path("/doubts/{id}/ask")
  @RequirePermission(value = "billing:payment:update", realms = Realm.STAFF)
  public Response ask(@Auth Caller caller, @PathParam("id") PaymentId id) {
    online.sweeper().settle(caller, id);
    return Portal.done(PAGE, "settled");
  }

  private boolean assign(Caller caller, UnappliedCashId id, String number) {
    return online
        .database()
        .inTx(
            caller,
            tx -> Accounts.find(tx, number)
                .map(account -> online.unapplied().assign(tx, id, account, null))
                .isPresent());
  }

  private Response again(
      Caller caller, ContainerRequestContext request, Function<Visit, String> problem) {
    return portal.refuse(
        request,
        caller,
        AdminFrame.PAYMENTS,
        "admin/payment_queue",
        visit -> Queue.page(visit, Errors.of(problem.apply(visit))));
  }
}
