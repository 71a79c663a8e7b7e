package io.dotmac.sub.server.web.admin.message;

import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.template.NotificationTemplateId;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Consumer;

/** The words of messages: the list, and an editor that shows what somebody would read. */
@Path("/admin/messages/templates")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class TemplateResource {
  private static final String EDITOR = "admin/message_template";

  private final Portal portal;
  private final Database db;
  private final TemplateEditor editor;

  public TemplateResource(Portal portal, Database db, NotifySetup setup) {
    this.portal = portal;
    this.db = db;
    this.editor = new TemplateEditor(setup);
  }

  @GET
  @RequirePermission(value = "system:settings:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request, caller, AdminFrame.MESSAGES, "admin/message_templates", TemplateList::page);
  }

  @GET
  @Path("/edit")
  @RequirePermission(value = "system:settings:read", realms = Realm.STAFF)
  public Response edit(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.MESSAGES,
        EDITOR,
        visit -> editor.page(visit, editor.known(visit), Errors.NONE, true));
  }

  @GET
  @Path("/new")
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response fresh(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.MESSAGES,
        EDITOR,
        visit -> editor.page(visit, TemplateForm.blank(), Errors.NONE, false));
  }

  /** Shows what somebody would read; nothing is kept. */
  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "system:settings:read", realms = Realm.STAFF)
  public Response preview(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    TemplateForm form = TemplateForm.of(sent);
    return portal.show(
        request,
        caller,
        AdminFrame.MESSAGES,
        EDITOR,
        visit -> editor.page(visit, form, Errors.NONE, true));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response save(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    TemplateForm form = TemplateForm.of(sent);
    return doneOrRefused(caller, request, form, "template", tx -> editor.save(tx, form));
  }

  @POST
  @Path("/test")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response test(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    TemplateForm form = TemplateForm.of(sent);
    return doneOrRefused(caller, request, form, "template_test", tx -> editor.test(tx, form));
  }

  /** The built-in words are used again. */
  @POST
  @Path("/{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response remove(@Auth Caller caller, @PathParam("id") UUID id) {
    db.run(caller, tx -> editor.remove(tx, new NotificationTemplateId(id)));
    return Portal.done(TemplateList.PATH, "template");
  }

  private Response doneOrRefused(
      Caller caller,
      ContainerRequestContext request,
      TemplateForm form,
      String done,
      Consumer<Tx> work) {
    try {
      db.run(caller, work);
      return Portal.done(done.equals("template") ? TemplateList.PATH : MessageLog.PATH, done);
    } catch (ProblemException e) {
      Errors errors = TemplateEditor.errors(e);
      return portal.refuse(
          request,
          caller,
          AdminFrame.MESSAGES,
          EDITOR,
          visit -> editor.page(visit, form, errors, false));
    }
  }
}
