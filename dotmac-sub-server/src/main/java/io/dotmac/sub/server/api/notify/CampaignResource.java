package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.notify.BulkMessages;
import io.dotmac.sub.core.notify.campaign.Campaign;
import io.dotmac.sub.core.notify.campaign.CampaignId;
import io.dotmac.sub.core.notify.campaign.Campaigns;
import io.dotmac.sub.core.notify.campaign.NewCampaign;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** One template for many subscribers. */
@Path("/notification-campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CampaignResource {
  private final Database db;
  private final Campaigns campaigns;

  public CampaignResource(Database db, Campaigns campaigns) {
    this.db = db;
    this.campaigns = campaigns;
  }

  @GET
  @ListedBy(Campaigns.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("system:settings:read")
  public Page<CampaignView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Campaigns.LISTING.fetch(tx, query).map(CampaignView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("system:settings:read")
  public CampaignView get(@Auth Caller caller, @PathParam("id") CampaignId id) {
    return db.read(caller, tx -> CampaignView.of(Campaigns.LISTING.require(tx, id)));
  }

  /** Counts who would get it, who does not want it and who cannot be reached; sends nothing. */
  @POST
  @Path("/count")
  @RequirePermission("system:settings:write")
  public BulkMessages.Tally count(@Auth Caller caller, @Valid @NotNull NewCampaign body) {
    return db.inTx(caller, tx -> campaigns.count(tx, body));
  }

  /** Starts it: its messages are queued some hundred at a time. */
  @POST
  @RequirePermission("system:settings:write")
  @Answers(CampaignView.class)
  public Response start(@Auth Caller caller, @Valid @NotNull NewCampaign body) {
    CampaignView made = db.inTx(caller, tx -> view(tx, campaigns.start(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Queues nothing more; what was not sent yet is not sent. */
  @POST
  @Path("/{id}/stop")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("system:settings:write")
  public CampaignView stop(@Auth Caller caller, @PathParam("id") CampaignId id) {
    return db.inTx(caller, tx -> view(tx, campaigns.stop(tx, id)));
  }

  private static CampaignView view(Tx tx, Campaign row) {
    tx.flush();
    return CampaignView.of(row);
  }
}
