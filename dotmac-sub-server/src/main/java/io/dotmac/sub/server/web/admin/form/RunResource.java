package io.dotmac.sub.server.web.admin.form;

import io.dotmac.sub.billing.run.BillingRun;
import io.dotmac.sub.billing.run.BillingRunId;
import io.dotmac.sub.billing.run.BillingRuns;
import io.dotmac.sub.billing.run.RunPreview;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.admin.BillingPages;
import io.dotmac.sub.server.web.admin.RunDiffPart;
import io.dotmac.sub.server.web.admin.RunPages;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
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
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Runs billing: first says what it would do, then does it. */
@Path("/admin/billing")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class RunResource {
  private static final String RUNS = "/admin/billing/runs";

  private static final int THREADS = 2;

  private final Portal portal;
  private final BillingRuns runs;

  public RunResource(Portal portal, BillingRuns runs) {
    this.portal = portal;
    this.runs = runs;
  }

  @POST
  @Path("/runs/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:run:create", realms = Realm.STAFF)
  public Response preview(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @FormParam("date") @DefaultValue("") String text) {
    try {
      return date(text)
          .map(date -> confirm(caller, request, runs.preview(caller, date)))
          .orElseGet(() -> again(caller, request, text, ""));
    } catch (ProblemException e) {
      return again(caller, request, text, String.valueOf(e.getMessage()));
    }
  }

  @POST
  @Path("/runs")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:run:create", realms = Realm.STAFF)
  public Response run(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @FormParam("date") @DefaultValue("") String text) {
    try {
      return date(text)
          .map(date -> done(runs.bill(caller, date)))
          .orElseGet(() -> again(caller, request, text, ""));
    } catch (ProblemException e) {
      return again(caller, request, text, String.valueOf(e.getMessage()));
    }
  }

  private static Response done(BillingRun run) {
    return Portal.done(RUNS + "/" + run.id().value(), "run");
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.trim()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Response confirm(Caller caller, ContainerRequestContext request, RunPreview preview) {
    return portal.show(
        request,
        caller,
        AdminFrame.RUNS,
        "admin/run_preview",
        visit -> new BillingPages.RunPreview(
            confirm(visit, preview), RunDiffPart.of(visit, preview.diff())));
  }

  @POST
  @Path("/runs/{id}/retry")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:run:create", realms = Realm.STAFF)
  public Response retry(@Auth Caller caller, @PathParam("id") BillingRunId id) {
    return done(runs.retry(caller, id, THREADS));
  }

  @GET
  @Path("/runs/{id}/void")
  @RequirePermission(value = "billing:invoice:delete", realms = Realm.STAFF)
  public Response askVoid(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") BillingRunId id) {
    return portal.show(
        request,
        caller,
        AdminFrame.RUNS,
        "admin/confirm",
        visit -> RunPages.confirmVoid(visit, id.value(), Errors.NONE));
  }

  @POST
  @Path("/runs/{id}/void")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:invoice:delete", realms = Realm.STAFF)
  public Response voidRun(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") BillingRunId id,
      @FormParam("reason") @DefaultValue("") String reason) {
    try {
      if (!reason.isBlank()) {
        return done(runs.voidRun(caller, id, reason.trim()));
      }
      return refuseVoid(caller, request, id, "");
    } catch (ProblemException e) {
      return refuseVoid(caller, request, id, String.valueOf(e.getMessage()));
    }
  }

  private Response refuseVoid(
      Caller caller, ContainerRequestContext request, BillingRunId id, String problem) {
    return portal.refuse(
        request,
        caller,
        AdminFrame.RUNS,
        "admin/confirm",
        visit -> RunPages.confirmVoid(
            visit, id.value(), Errors.of(problem.isEmpty() ? visit.say("run.void_why") : problem)));
  }

  private static BillingPages.Confirm confirm(Visit visit, RunPreview preview) {
    String date = visit.formats().date(preview.date());
    RunPreview.Totals totals = preview.totals().get(visit.currency().getCurrencyCode());
    Money charged = totals == null ? Money.zero(visit.currency()) : totals.charged();
    return new BillingPages.Confirm(
        visit.say("run.confirm", date),
        visit.say("run.confirm_subtitle"),
        RUNS,
        List.of(new Documents.Hidden("date", preview.date().toString())),
        Errors.NONE,
        List.of(
            visit.say(
                "run.confirm_accounts",
                preview.accounts(),
                visit.formats().count(preview.accounts())),
            visit.say(
                "run.confirm_invoices",
                preview.invoices(),
                visit.formats().count(preview.invoices())),
            visit.say("run.confirm_total", visit.formats().money(charged)),
            visit.say("run.confirm_problems", preview.leftOut()),
            visit.say("run.confirm_closed", preview.closed()),
            visit.say("run.confirm_twice")),
        null,
        visit.say("run.confirm_verb"),
        RUNS);
  }

  private Response again(
      Caller caller, ContainerRequestContext request, String text, String problem) {
    return portal.refuse(
        request,
        caller,
        AdminFrame.RUNS,
        "admin/runs",
        visit -> RunPages.list(
            visit, Errors.of(problem.isEmpty() ? visit.say("run.bad_date") : problem), text));
  }
}
