package io.dotmac.sub.server.web.admin.monitor;

import io.dotmac.sub.core.network.alert.Alerts;
import io.dotmac.sub.core.network.poll.TargetStates;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
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
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages about what is watched. */
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class MonitorPageResource {
  private static final String SEE = "network:device:read";
  private static final String ACT = "network:device:write";
  private static final String LIST = "admin/watch";
  private static final String ALERTS = "admin/alerts";
  private static final String ALERT = "admin/alert";

  private final Portal portal;
  private final Database db;

  public MonitorPageResource(Portal portal, Database db) {
    this.portal = portal;
    this.db = db;
  }

  @GET
  @Path("/network/alerts")
  @RequirePermission(value = SEE, realms = Realm.STAFF)
  public Response alerts(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, ALERTS, visit -> AlertPage.of(visit, ""));
  }

  @GET
  @Path("/network/alerts/{id}")
  @RequirePermission(value = SEE, realms = Realm.STAFF)
  public Response alert(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(request, caller, ALERT, visit -> OneAlert.of(visit, id, ""));
  }

  @POST
  @Path("/network/alerts/{id}/ack")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = ACT, realms = Realm.STAFF)
  public Response acknowledge(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> sent) {
    return doing(request, caller, id, tx -> Alerts.acknowledge(tx, id, note(sent)));
  }

  @POST
  @Path("/network/alerts/{id}/resolve")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = ACT, realms = Realm.STAFF)
  public Response resolve(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> sent) {
    return doing(request, caller, id, tx -> Alerts.resolve(tx, id, note(sent)));
  }

  @GET
  @Path("/network/outages")
  @RequirePermission(value = SEE, realms = Realm.STAFF)
  public Response outages(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, LIST, MonitorPages::outages);
  }

  @GET
  @Path("/network/outages/{id}")
  @RequirePermission(value = SEE, realms = Realm.STAFF)
  public Response outage(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(request, caller, "admin/outage", visit -> OutagePage.of(visit, id));
  }

  @GET
  @Path("/network/polled")
  @RequirePermission(value = SEE, realms = Realm.STAFF)
  public Response polled(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, LIST, MonitorPages::targets);
  }

  @GET
  @Path("/network/polled/{id}")
  @RequirePermission(value = SEE, realms = Realm.STAFF)
  public Response device(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(request, caller, "admin/polled_device", visit -> DevicePage.of(visit, id));
  }

  /** It is read with the next round. */
  @POST
  @Path("/network/polled/{id}/refresh")
  @RequirePermission(value = ACT, realms = Realm.STAFF)
  public Response refresh(@Auth Caller caller, @PathParam("id") UUID id) {
    db.run(caller, tx -> TargetStates.dueNow(tx, id));
    return Portal.done(MonitorPages.TARGETS + "/" + id, "order");
  }

  private static @Nullable String note(MultivaluedMap<String, String> sent) {
    String note = sent.getFirst("note");
    return note == null || note.isBlank() ? null : note.strip();
  }

  /** Leads back to where the form was: the alert's own page, or the list. */
  private Response doing(
      ContainerRequestContext request, Caller caller, UUID id, Consumer<Tx> work) {
    boolean own = "alert".equals(request.getUriInfo().getQueryParameters().getFirst("from"));
    try {
      db.run(caller, work);
      return Portal.done(own ? MonitorPages.ALERTS + "/" + id : MonitorPages.ALERTS, "order");
    } catch (ProblemException e) {
      String problem = String.valueOf(e.getMessage());
      return portal.refuse(
          request,
          caller,
          AdminFrame.WATCH,
          own ? ALERT : ALERTS,
          visit -> own ? OneAlert.of(visit, id, problem) : AlertPage.of(visit, problem));
    }
  }

  private Response show(
      ContainerRequestContext request,
      Caller caller,
      String template,
      Function<Visit, Object> model) {
    return portal.show(request, caller, AdminFrame.WATCH, template, model);
  }
}
