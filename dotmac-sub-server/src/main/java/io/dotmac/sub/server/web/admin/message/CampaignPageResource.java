package io.dotmac.sub.server.web.admin.message;

import io.dotmac.sub.core.notify.BulkMessages.Tally;
import io.dotmac.sub.core.notify.campaign.CampaignId;
import io.dotmac.sub.core.notify.campaign.Campaigns;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Campaigns: the list, a new one that is counted before it is started, and its end. */
@Path("/admin/messages/campaigns")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class CampaignPageResource {
  private static final String FORM = "admin/message_campaign";

  private final Portal portal;
  private final Database db;
  private final Campaigns campaigns;

  public CampaignPageResource(Portal portal, Database db, Campaigns campaigns) {
    this.portal = portal;
    this.db = db;
    this.campaigns = campaigns;
  }

  @GET
  @RequirePermission(value = "system:settings:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request, caller, AdminFrame.MESSAGES, "admin/message_campaigns", CampaignList::page);
  }

  @GET
  @Path("/new")
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response fresh(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(caller, request, CampaignForm.blank(), null);
  }

  /** Says how many it would be for; nothing is sent. */
  @POST
  @Path("/count")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response count(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    CampaignForm form = CampaignForm.of(sent);
    try {
      Tally tally = db.inTx(caller, tx -> campaigns.count(tx, form.wanted()));
      return show(caller, request, form, tally);
    } catch (ProblemException e) {
      return refuse(caller, request, form, e);
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response start(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    CampaignForm form = CampaignForm.of(sent);
    try {
      db.run(caller, tx -> campaigns.start(tx, form.wanted()));
      return Portal.done(CampaignList.PATH, "campaign");
    } catch (ProblemException e) {
      return refuse(caller, request, form, e);
    }
  }

  @POST
  @Path("/{id}/stop")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response stop(@Auth Caller caller, @PathParam("id") UUID id) {
    db.run(caller, tx -> campaigns.stop(tx, new CampaignId(id)));
    return Portal.done(CampaignList.PATH, "campaign_stopped");
  }

  private Response show(
      Caller caller, ContainerRequestContext request, CampaignForm form, @Nullable Tally tally) {
    return portal.show(
        request, caller, AdminFrame.MESSAGES, FORM, visit -> form.page(visit, Errors.NONE, tally));
  }

  private Response refuse(
      Caller caller, ContainerRequestContext request, CampaignForm form, ProblemException e) {
    Errors errors = TemplateEditor.errors(e);
    return portal.refuse(
        request, caller, AdminFrame.MESSAGES, FORM, visit -> form.page(visit, errors, null));
  }
}
