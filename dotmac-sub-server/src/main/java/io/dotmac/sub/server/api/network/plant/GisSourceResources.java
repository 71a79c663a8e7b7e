package io.dotmac.sub.server.api.network.plant;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.network.inventory.ItemId;
import io.dotmac.sub.core.network.plant.source.GisSource;
import io.dotmac.sub.core.network.plant.source.GisSources;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.api.network.inventory.InventoryResource;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.Guarded;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Sources of the plant, and what was found there. */
public final class GisSourceResources {
  private GisSourceResources() {}

  /** All of them; {@code sync} looks at sources. */
  public static List<Object> of(Database db, GisSync sync) {
    return List.of(new GisSourceResource(db, sync), new GisSourceRunResource(db));
  }

  @Path("/gis-sources")
  @Guarded("network:fiber")
  public static final class GisSourceResource extends InventoryResource<GisSource> {
    private final GisSync sync;

    GisSourceResource(Database db, GisSync sync) {
      super(db, GisSource.class);
      this.sync = sync;
    }

    /** Looks at it now; with {@code dry_run} what differs is told and not taken over. */
    @POST
    @Path("/{id}/sync")
    @Produces(MediaType.APPLICATION_JSON)
    @RequirePermission(":write")
    public GisSourceRunView sync(
        @Auth Caller caller,
        @PathParam("id") ItemId id,
        @DefaultValue("false") @QueryParam("dry_run") boolean dryRun) {
      return GisSourceRunView.of(sync.sync(caller, id.value(), !dryRun));
    }
  }

  @Path("/gis-source-runs")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class GisSourceRunResource {
    private final Database db;

    GisSourceRunResource(Database db) {
      this.db = db;
    }

    @GET
    @ListedBy(value = GisSources.class, constant = "RUNS")
    @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
    @RequirePermission("network:fiber:read")
    public Page<GisSourceRunView> list(@Auth Caller caller, @BeanParam ListParams params) {
      return params.page(query ->
          db.inTx(caller, tx -> GisSources.RUNS.fetch(tx, query).map(GisSourceRunView::of)));
    }
  }
}
