package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.template.ConfigTemplateId;
import io.dotmac.sub.core.provisioning.template.ConfigTemplates;
import io.dotmac.sub.core.provisioning.template.TemplateTerms;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.adapter.device.TemplatePreviews;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The pages about templates of commands, where they are written and tried. */
@Path("/admin/network/templates")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class TemplatePageResource {
  private static final String ONE = "admin/config_template";

  private final Portal portal;
  private final Database db;
  private final ConfigTemplates templates;
  private final TemplatePreviews previews;

  public TemplatePageResource(
      Portal portal, Database db, ConfigTemplates templates, TemplatePreviews previews) {
    this.portal = portal;
    this.db = db;
    this.templates = templates;
    this.previews = previews;
  }

  @GET
  @RequirePermission(value = "provisioning:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.PLANT, "admin/plant", TemplatePages::list);
  }

  @GET
  @Path("/new")
  @RequirePermission(value = "provisioning:write", realms = Realm.STAFF)
  public Response fresh(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.PLANT, ONE, TemplatePages::blank);
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "provisioning:read", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request, caller, AdminFrame.PLANT, ONE, visit -> TemplatePages.of(visit, id));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "provisioning:write", realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    TemplateTerms typed = TemplatePages.typed(sent);
    return saved(
        request,
        caller,
        Optional.empty(),
        typed,
        () -> db.inTx(caller, tx -> templates.create(tx, typed).id().value()));
  }

  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "provisioning:write", realms = Realm.STAFF)
  public Response update(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> sent) {
    TemplateTerms typed = TemplatePages.typed(sent);
    return saved(
        request,
        caller,
        Optional.of(id),
        typed,
        () -> db.inTx(
            caller,
            tx -> templates.update(tx, new ConfigTemplateId(id), typed).id().value()));
  }

  /** What it would do to an ONT; the page that is there shows it. */
  @POST
  @Path("/{id}/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "provisioning:write", realms = Realm.STAFF)
  public Response preview(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> sent) {
    TemplatePages.Tried at = TemplatePages.Tried.at(sent);
    try {
      String plan =
          previews.preview(caller, new ConfigTemplateId(id), wanted(at)).render();
      return show(request, caller, visit -> TemplatePages.tried(visit, id, "", at.with(plan)));
    } catch (ProblemException e) {
      String problem = String.valueOf(e.getMessage());
      return refuse(request, caller, visit -> TemplatePages.tried(visit, id, problem, at));
    }
  }

  private static TemplatePreviews.Wanted wanted(TemplatePages.Tried at) {
    return new TemplatePreviews.Wanted(
        ProvisioningDeviceId.parse(at.device()),
        at.serial(),
        at.vlan().matches("\\d{1,4}") ? Integer.valueOf(at.vlan()) : null,
        null);
  }

  private interface Saving {
    UUID save();
  }

  private Response saved(
      ContainerRequestContext request,
      Caller caller,
      Optional<UUID> id,
      TemplateTerms typed,
      Saving saving) {
    try {
      return Portal.done(TemplatePages.TEMPLATES + "/" + saving.save(), "config_template");
    } catch (ProblemException e) {
      String problem = String.valueOf(e.getMessage());
      return refuse(
          request,
          caller,
          visit -> TemplatePages.page(visit, id, typed, problem, TemplatePages.Tried.NOTHING));
    }
  }

  private Response show(
      ContainerRequestContext request, Caller caller, Function<Visit, Object> model) {
    return portal.show(request, caller, AdminFrame.PLANT, ONE, model);
  }

  private Response refuse(
      ContainerRequestContext request, Caller caller, Function<Visit, Object> model) {
    return portal.refuse(request, caller, AdminFrame.PLANT, ONE, model);
  }
}
