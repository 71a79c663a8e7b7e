package io.dotmac.sub.server.api.network.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.inventory.ItemId;
import io.dotmac.sub.core.network.plant.FdhCabinet;
import io.dotmac.sub.core.network.plant.FiberSplice;
import io.dotmac.sub.core.network.plant.FiberSpliceClosure;
import io.dotmac.sub.core.network.plant.Splitter;
import io.dotmac.sub.core.network.plant.map.PlantStats;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.api.network.inventory.ItemView;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fibre plant as a whole: its map, its figures, and what is in a closure or a cabinet. */
@Path("/fiber-plant")
@Produces(MediaType.APPLICATION_JSON)
public final class FiberPlantResource {
  private final Database db;
  private final Inventory<FiberSplice> splices = new Inventory<>(FiberSplice.class);
  private final Inventory<FiberSpliceClosure> closures = new Inventory<>(FiberSpliceClosure.class);
  private final Inventory<Splitter> splitters = new Inventory<>(Splitter.class);
  private final Inventory<FdhCabinet> cabinets = new Inventory<>(FdhCabinet.class);

  public FiberPlantResource(Database db) {
    this.db = db;
  }

  /**
   * What lies in a rectangle, as a collection of features.
   *
   * @param bbox west, south, east and north in degrees; without it everything
   * @param layers names with commas between them; without it all
   */
  @GET
  @Path("/geojson")
  @Produces({GeoJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @RequirePermission("network:fiber:read")
  public ObjectNode map(
      @Auth Caller caller,
      @Nullable @QueryParam("bbox") String bbox,
      @Nullable @QueryParam("layers") String layers) {
    return db.read(caller, tx -> GeoJson.of(tx, bbox, layers));
  }

  /**
   * Makes and changes what a collection of features says, or with {@code dry_run} tells what would
   * be made and changed. A feature is a thing we have if it has its id, or its name and layer.
   */
  @POST
  @Path("/geojson")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequirePermission("network:fiber:write")
  public UploadView upload(
      @Auth Caller caller,
      @DefaultValue("false") @QueryParam("dry_run") boolean dryRun,
      ObjectNode body) {
    GeoJsonUpload upload = GeoJsonUpload.read(body);
    return db.inTx(caller, tx -> upload.apply(tx, dryRun));
  }

  /** The same from KML or KMZ, as maps are drawn in Google Earth. */
  @POST
  @Path("/kml")
  @Consumes({Kml.KML, Kml.KMZ, MediaType.WILDCARD})
  @RequirePermission("network:fiber:write")
  public UploadView uploadKml(
      @Auth Caller caller,
      @DefaultValue("false") @QueryParam("dry_run") boolean dryRun,
      InputStream body)
      throws IOException {
    GeoJsonUpload upload = GeoJsonUpload.read(Kml.read(body));
    return db.inTx(caller, tx -> upload.apply(tx, dryRun));
  }

  /**
   * The same from a table: a row for each feature, its columns the fields of its kind.
   *
   * @param layer of rows that name none
   */
  @POST
  @Path("/csv")
  @Consumes({PlantCsv.CSV, MediaType.WILDCARD})
  @RequirePermission("network:fiber:write")
  public UploadView uploadCsv(
      @Auth Caller caller,
      @DefaultValue("false") @QueryParam("dry_run") boolean dryRun,
      @Nullable @QueryParam("layer") String layer,
      InputStream body)
      throws IOException {
    GeoJsonUpload upload = GeoJsonUpload.read(PlantCsv.read(body, layer));
    return db.inTx(caller, tx -> upload.apply(tx, dryRun));
  }

  @GET
  @Path("/stats")
  @RequirePermission("network:fiber:read")
  public PlantStats stats(@Auth Caller caller) {
    return db.read(caller, PlantStats::of);
  }

  @GET
  @Path("/closures/{id}/splices")
  @RequirePermission("network:fiber:read")
  public Page<ItemView<FiberSplice>> splices(
      @Auth Caller caller, @PathParam("id") ItemId id, @BeanParam ListParams params) {
    return params.page(query -> db.read(caller, tx -> {
      closures.require(tx, id.value());
      return of(tx, splices, query, "closure_id", id);
    }));
  }

  @GET
  @Path("/fdh-cabinets/{id}/splitters")
  @RequirePermission("network:fiber:read")
  public Page<ItemView<Splitter>> splitters(
      @Auth Caller caller, @PathParam("id") ItemId id, @BeanParam ListParams params) {
    return params.page(query -> db.read(caller, tx -> {
      cabinets.require(tx, id.value());
      return of(tx, splitters, query, "fdh_id", id);
    }));
  }

  private static <T extends Record> Page<ItemView<T>> of(
      Tx tx, Inventory<T> inventory, ListQuery query, String filter, ItemId id) {
    Map<String, String> filters = new HashMap<>(query.filters());
    filters.put(filter, id.value().toString());
    return inventory.list(tx, query.with(filters)).map(ItemView::of);
  }
}
