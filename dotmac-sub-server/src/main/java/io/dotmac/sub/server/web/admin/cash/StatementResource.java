package io.dotmac.sub.server.web.admin.cash;

import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.cash.BankRowId;
import io.dotmac.sub.billing.cash.BankStatementId;
import io.dotmac.sub.billing.cash.BankStatements;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.MultipartForm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.data.Accounts;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Consumer;

/** Files of banks: taken in, and their rows confirmed, assigned, parked or ignored. */
@Path("/admin/billing/bank-statements")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class StatementResource {
  private static final String ONE = "admin/bank_statement";

  private final Portal portal;
  private final Database db;
  private final BankStatements statements;

  public StatementResource(Portal portal, OnlinePayments online) {
    this.portal = portal;
    this.db = online.database();
    this.statements = online.statements();
  }

  @GET
  @RequirePermission(value = "billing:payment:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.CASH,
        "admin/bank_statements",
        visit -> StatementPages.list(visit, Errors.NONE));
  }

  /** Takes a file in; rows that an earlier file had are left out, and nothing is booked. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RequirePermission(value = "billing:payment:create", realms = Realm.STAFF)
  public Response read(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @HeaderParam("Content-Type") MediaType type,
      byte[] body) {
    try {
      MultipartForm form = MultipartForm.read(body, type);
      BankStatementId id = db.inTx(caller, tx -> read(tx, form));
      return Portal.done(CashTabs.STATEMENTS + "/" + id, "statement");
    } catch (ProblemException e) {
      return refuse(caller, request, Errors.of(String.valueOf(e.getMessage())));
    }
  }

  private Response refuse(Caller caller, ContainerRequestContext request, Errors problem) {
    return portal.refuse(
        request,
        caller,
        AdminFrame.CASH,
        "admin/bank_statements",
        visit -> StatementPages.list(visit, problem));
  }

  private BankStatementId read(Tx tx, MultipartForm form) {
    MultipartForm.Part file = form.file("file")
        .orElseThrow(
            () -> Problem.invalid("/file", "required", "expected a file, and none was chosen"));
    CollectionAccountId place = CollectionAccountId.parse(form.text("place"));
    return statements
        .read(tx, place, file.fileName(), BankFile.text(file.content()))
        .id();
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "billing:payment:read", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") BankStatementId id) {
    return portal.show(
        request,
        caller,
        AdminFrame.CASH,
        ONE,
        visit -> StatementPages.one(visit, id.value(), Errors.NONE));
  }

  /** Records every row that has a proposal, some hundred in each transaction. */
  @POST
  @Path("/{id}/confirm")
  @RequirePermission(value = "billing:payment:create", realms = Realm.STAFF)
  public Response confirmAll(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") BankStatementId id) {
    try {
      int some;
      do {
        some = db.inTx(caller, tx -> statements.confirmAll(tx, id));
      } while (some > 0);
      return Portal.done(CashTabs.STATEMENTS + "/" + id, "statement");
    } catch (ProblemException e) {
      return again(caller, request, id, e);
    }
  }

  /** Records it as proposed, or, if a number was typed, as a payment of that account. */
  @POST
  @Path("/{id}/rows/{row}/confirm")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:payment:create", realms = Realm.STAFF)
  public Response confirm(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") BankStatementId id,
      @PathParam("row") BankRowId row,
      @FormParam("account") @DefaultValue("") String account) {
    return change(caller, request, id, tx -> {
      AccountId whose = account.isBlank() ? null : Accounts.require(tx, account.strip());
      statements.confirm(tx, row, whose, null);
    });
  }

  @POST
  @Path("/{id}/rows/{row}/park")
  @RequirePermission(value = "billing:payment:create", realms = Realm.STAFF)
  public Response park(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") BankStatementId id,
      @PathParam("row") BankRowId row) {
    return change(caller, request, id, tx -> statements.park(tx, row));
  }

  @POST
  @Path("/{id}/rows/{row}/ignore")
  @RequirePermission(value = "billing:payment:create", realms = Realm.STAFF)
  public Response ignore(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") BankStatementId id,
      @PathParam("row") BankRowId row) {
    return change(caller, request, id, tx -> statements.ignore(tx, row));
  }

  private Response change(
      Caller caller, ContainerRequestContext request, BankStatementId id, Consumer<Tx> change) {
    try {
      db.run(caller, change::accept);
      return Portal.done(CashTabs.STATEMENTS + "/" + id, "statement");
    } catch (ProblemException e) {
      return again(caller, request, id, e);
    }
  }

  private Response again(
      Caller caller, ContainerRequestContext request, BankStatementId id, ProblemException e) {
    Errors problem = Errors.of(String.valueOf(e.getMessage()));
    return portal.refuse(
        request,
        caller,
        AdminFrame.CASH,
        ONE,
        visit -> StatementPages.one(visit, id.value(), problem));
  }
}
