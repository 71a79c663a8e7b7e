package io.dotmac.sub.server.web.admin.message;

import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** Which channels events use, when nobody is woken, and who mails are from. */
@Path("/admin/messages/settings")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class SettingsResource {
  private static final String FORM = "admin/message_settings";

  private final Portal portal;
  private final Database db;
  private final NotifySetup setup;

  public SettingsResource(Portal portal, Database db, NotifySetup setup) {
    this.portal = portal;
    this.db = db;
    this.setup = setup;
  }

  @GET
  @RequirePermission(value = "system:settings:read", realms = Realm.STAFF)
  public Response show(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.MESSAGES,
        FORM,
        visit -> SettingsForm.of(visit.tx()).page(visit, setup, Errors.NONE));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response save(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    SettingsForm form = SettingsForm.of(sent);
    try {
      db.run(caller, form::save);
      return Portal.done(MessageLog.PATH + "/settings", "message_settings");
    } catch (ProblemException e) {
      Errors errors = TemplateEditor.errors(e);
      return portal.refuse(
          request, caller, AdminFrame.MESSAGES, FORM, visit -> form.page(visit, setup, errors));
    }
  }
}
