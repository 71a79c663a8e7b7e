package io.dotmac.sub.server.api.provisioning.template;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.template.ConfigTemplate;
import io.dotmac.sub.core.provisioning.template.ConfigTemplateId;
import io.dotmac.sub.core.provisioning.template.ConfigTemplates;
import io.dotmac.sub.core.provisioning.template.TemplateTerms;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.adapter.device.TemplatePreviews;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Templates of commands that steps of workflows push. */
@Path("/config-templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ConfigTemplateResource {
  private final Database db;
  private final ConfigTemplates templates;
  private final TemplatePreviews previews;

  public ConfigTemplateResource(Database db, ConfigTemplates templates, TemplatePreviews previews) {
    this.db = db;
    this.templates = templates;
    this.previews = previews;
  }

  @GET
  @ListedBy(ConfigTemplates.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("provisioning:read")
  public Page<ConfigTemplateView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> ConfigTemplates.LISTING.fetch(tx, query).map(ConfigTemplateView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("provisioning:read")
  public ConfigTemplateView get(@Auth Caller caller, @PathParam("id") ConfigTemplateId id) {
    return db.read(caller, tx -> ConfigTemplateView.of(templates.require(tx, id)));
  }

  @POST
  @RequirePermission("provisioning:write")
  @Answers(ConfigTemplateView.class)
  public Response create(@Auth Caller caller, Fields<TemplateTerms> body) {
    TemplateTerms terms = body.over(TemplateTerms.BLANK);
    ConfigTemplateView made =
        db.inTx(caller, tx -> ConfigTemplateView.flushed(tx, templates.create(tx, terms)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("provisioning:write")
  public ConfigTemplateView update(
      @Auth Caller caller,
      @PathParam("id") ConfigTemplateId id,
      @BeanParam IfMatch ifMatch,
      Fields<TemplateTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** No new step pushes by it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("provisioning:write")
  public void remove(@Auth Caller caller, @PathParam("id") ConfigTemplateId id) {
    db.run(caller, tx -> templates.deactivate(tx, id));
  }

  /** What it would do to an ONT, as its device is now; changes nothing. */
  @POST
  @Path("/{id}/preview")
  @RequirePermission("provisioning:write")
  public TemplatePreview preview(
      @Auth Caller caller, @PathParam("id") ConfigTemplateId id, @Valid PreviewTemplate body) {
    return TemplatePreview.of(previews.preview(caller, id, body.wanted()));
  }

  private ConfigTemplateView update(
      Tx tx, ConfigTemplateId id, IfMatch ifMatch, Fields<TemplateTerms> body) {
    ConfigTemplate found = templates.require(tx, id);
    ifMatch.require(found.version());
    return ConfigTemplateView.flushed(tx, templates.update(tx, id, body.over(found.terms())));
  }
}
