package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.network.plant.trace.FiberTraces;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.SecurityHeaders;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The pages about what the network is made of. */
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class PlantPageResource {
  private static final String LIST = "admin/plant";
  private static final String TRACE = "admin/fiber_trace";

  private final Portal portal;
  private final FiberTraces traces = new FiberTraces();

  public PlantPageResource(Portal portal) {
    this.portal = portal;
  }

  @GET
  @Path("/network/olts")
  @RequirePermission(value = "network:olt:read", realms = Realm.STAFF)
  public Response olts(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, LIST, PlantPages::olts);
  }

  @GET
  @Path("/network/olts/{id}")
  @RequirePermission(value = "network:olt:read", realms = Realm.STAFF)
  public Response olt(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(request, caller, "admin/olt", visit -> OltPage.of(visit, id));
  }

  @GET
  @Path("/network/pon-ports/{id}")
  @RequirePermission(value = "network:olt:read", realms = Realm.STAFF)
  public Response ponPort(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(
        request, caller, TRACE, visit -> TracePage.of(visit, traces.ofPonPort(visit.tx(), id)));
  }

  @GET
  @Path("/network/onts")
  @RequirePermission(value = "network:ont:read", realms = Realm.STAFF)
  public Response onts(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, LIST, PlantPages::onts);
  }

  @GET
  @Path("/network/onts/{id}")
  @RequirePermission(value = "network:ont:read", realms = Realm.STAFF)
  public Response ont(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(request, caller, "admin/ont", visit -> OntPage.of(visit, id));
  }

  @GET
  @Path("/network/devices")
  @RequirePermission(value = "network:device:read", realms = Realm.STAFF)
  public Response devices(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, LIST, PlantPages::devices);
  }

  @GET
  @Path("/network/vlans")
  @RequirePermission(value = "network:device:read", realms = Realm.STAFF)
  public Response vlans(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, LIST, PlantPages::vlans);
  }

  @GET
  @Path("/network/cables")
  @RequirePermission(value = "network:fiber:read", realms = Realm.STAFF)
  public Response cables(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, LIST, PlantPages::cables);
  }

  @GET
  @Path("/network/map")
  @RequirePermission(value = "network:fiber:read", realms = Realm.STAFF)
  public Response map(@Auth Caller caller, @Context ContainerRequestContext request) {
    return withImages(request, caller);
  }

  @GET
  @Path("/network/strands/{id}/trace")
  @RequirePermission(value = "network:fiber:read", realms = Realm.STAFF)
  public Response strand(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(
        request, caller, TRACE, visit -> TracePage.of(visit, traces.ofStrand(visit.tx(), id)));
  }

  /** The browser may ask those for pictures whom the tenant named, and nobody else. */
  private Response withImages(ContainerRequestContext request, Caller caller) {
    Set<String> origins = new HashSet<>();
    Response page = show(request, caller, "admin/plant_map", visit -> {
      Optional<MapTiles> tiles = MapTiles.of(visit.tx());
      tiles.ifPresent(each -> origins.add(each.origin()));
      return MapPage.of(visit, tiles);
    });
    return origins.isEmpty()
        ? page
        : Response.fromResponse(page)
            .header(SecurityHeaders.POLICY, SecurityHeaders.withImagesOf(origins))
            .build();
  }

  private Response show(
      ContainerRequestContext request,
      Caller caller,
      String template,
      Function<Visit, Object> model) {
    return portal.show(request, caller, AdminFrame.PLANT, template, model);
  }
}
