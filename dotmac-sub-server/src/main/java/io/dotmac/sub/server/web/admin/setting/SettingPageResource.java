package io.dotmac.sub.server.web.admin.setting;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
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

/** What a tenant decides, a page for each part of the product. All of a page or none is saved. */
@Path("/admin/system/settings")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class SettingPageResource {
  private static final String TEMPLATE = "admin/settings";

  private final Portal portal;
  private final Database db;

  public SettingPageResource(Portal portal, Database db) {
    this.portal = portal;
    this.db = db;
  }

  @GET
  @RequirePermission(value = "system:settings:read", realms = Realm.STAFF)
  public Response first(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(caller, request, SettingPage.of(SettingDomain.BILLING));
  }

  @GET
  @Path("/{domain}")
  @RequirePermission(value = "system:settings:read", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("domain") String domain) {
    return show(caller, request, SettingPage.of(require(domain)));
  }

  @POST
  @Path("/{domain}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response save(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("domain") String name,
      MultivaluedMap<String, String> sent) {
    SettingPage page = SettingPage.of(require(name), sent);
    if (!page.refused().isEmpty()) {
      return portal.refuse(request, caller, AdminFrame.SETTINGS, TEMPLATE, page::page);
    }
    db.run(caller, page::save);
    return Portal.done(SettingPage.PATH + "/" + name, "settings");
  }

  private Response show(Caller caller, ContainerRequestContext request, SettingPage page) {
    return portal.show(request, caller, AdminFrame.SETTINGS, TEMPLATE, page::page);
  }

  private static SettingDomain require(String name) {
    return KnownSettings.domains().stream()
        .filter(domain -> WireName.of(domain).equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("part", name));
  }
}
