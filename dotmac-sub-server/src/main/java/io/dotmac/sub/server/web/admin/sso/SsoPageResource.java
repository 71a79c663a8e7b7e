package io.dotmac.sub.server.web.admin.sso;

import io.dotmac.sub.core.identity.sso.SsoProvider;
import io.dotmac.sub.core.identity.sso.SsoProviderId;
import io.dotmac.sub.core.identity.sso.SsoProviderTerms;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.account.LinkPlace;
import io.dotmac.sub.server.security.sso.SsoAdmin;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.admin.user.UserTabs;
import io.dotmac.sub.server.web.auth.SsoResource;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
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
import java.util.List;
import java.util.UUID;

/** Whose word counts at the login: the list, a new provider, one to be changed or tried. */
@Path("/admin/system/sso")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class SsoPageResource {
  private static final String FORM = "admin/sso_provider";

  private final Portal portal;
  private final Database db;
  private final SsoAdmin admin;
  private final SessionCookies cookies;

  public SsoPageResource(Portal portal, Database db, SsoAdmin admin, SessionCookies cookies) {
    this.portal = portal;
    this.db = db;
    this.admin = admin;
    this.cookies = cookies;
  }

  @GET
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.USERS, "admin/sso", SsoPageResource::list);
  }

  @GET
  @Path("/new")
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response fresh(@Auth Caller caller, @Context ContainerRequestContext request) {
    String callback = callback(request);
    return portal.show(
        request,
        caller,
        AdminFrame.USERS,
        FORM,
        visit -> form(visit, UserTabs.SSO, SsoProviderTerms.BLANK, callback, Errors.NONE));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    SsoProviderTerms terms = SsoForm.terms(sent);
    try {
      SsoProvider made = db.inTx(caller, tx -> admin.create(tx, terms, SsoForm.secret(sent)));
      return Portal.done(UserTabs.SSO + "/" + made.id(), "sso");
    } catch (ProblemException e) {
      return refused(request, caller, UserTabs.SSO, terms, String.valueOf(e.getMessage()));
    }
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    String callback = callback(request);
    return portal.show(
        request, caller, AdminFrame.USERS, FORM, visit -> one(visit, id, callback, Errors.NONE));
  }

  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response update(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> sent) {
    String path = UserTabs.SSO + "/" + id;
    SsoProviderTerms terms = SsoForm.terms(sent);
    try {
      db.run(caller, tx -> admin.update(tx, new SsoProviderId(id), terms, SsoForm.secret(sent)));
      return Portal.done(path, "sso");
    } catch (ProblemException e) {
      return refused(request, caller, path, terms, String.valueOf(e.getMessage()));
    }
  }

  /** Asks the provider for its configuration and keys. */
  @POST
  @Path("/{id}/check")
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response check(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    String callback = callback(request);
    return admin
        .trouble(caller, new SsoProviderId(id))
        .map(trouble -> portal.refuse(
            request,
            caller,
            AdminFrame.USERS,
            FORM,
            visit -> one(visit, id, callback, Errors.of(trouble))))
        .orElseGet(() -> Portal.done(UserTabs.SSO + "/" + id, "sso_works"));
  }

  private Response refused(
      ContainerRequestContext request,
      Caller caller,
      String path,
      SsoProviderTerms terms,
      String problem) {
    String callback = callback(request);
    return portal.refuse(
        request,
        caller,
        AdminFrame.USERS,
        FORM,
        visit -> form(visit, path, terms, callback, Errors.of(problem)));
  }

  private SsoPages.Form one(Visit visit, UUID id, String callback, Errors errors) {
    SsoProvider found = admin.require(visit.tx(), new SsoProviderId(id));
    return form(visit, UserTabs.SSO + "/" + id, found.terms(), callback, errors);
  }

  /** Where the provider is told to send browsers back to. */
  private String callback(ContainerRequestContext request) {
    return LinkPlace.of(request, cookies).root() + SsoResource.CALLBACK;
  }

  private static SsoPages.Form form(
      Visit visit, String path, SsoProviderTerms terms, String callback, Errors errors) {
    boolean exists = !path.equals(UserTabs.SSO);
    return new SsoPages.Form(
        exists ? terms.name() : visit.say("sso.add"),
        visit.say("sso.text"),
        path,
        visit.say(exists ? "sso.save" : "sso.add"),
        errors,
        new Fact.Group(List.of(Fact.mono(visit.say("sso.callback"), callback))),
        SsoForm.fields(visit, terms),
        visit.say(exists ? "sso.secret_kept" : "sso.secret_none"),
        SsoForm.picks(visit, terms),
        SsoForm.ticks(visit, terms),
        exists);
  }

  private static SsoPages.Providers list(Visit visit) {
    List<SsoPages.Row> rows = visit
        .query("select id, name, issuer, realm, login_claim, is_active from sso_provider"
            + " where tenant_id = :tenant")
        .then("order by is_active desc, lower(name), id")
        .list(row -> row(visit, row));
    return new SsoPages.Providers(
        visit.say("sso.summary", rows.size()),
        UserTabs.of(visit, UserTabs.SSO),
        Rows.of(rows),
        visit.empty(rows.isEmpty(), "sso"));
  }

  private static SsoPages.Row row(Visit visit, Row row) {
    boolean active = row.flag("is_active");
    return new SsoPages.Row(
        UserTabs.SSO + "/" + row.id("id"),
        row.text("name"),
        row.text("issuer"),
        visit.name("realm", row.text("realm")),
        visit.name("login_claim", row.text("login_claim")),
        Pill.of(active ? Tone.GOOD : Tone.NEUTRAL, visit.say(active ? "user.on" : "user.off")));
  }
}
