package io.dotmac.sub.server.web.admin.subscriber;

import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
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
import java.util.UUID;
import java.util.function.BiFunction;

/** The list of subscribers and the tabs of one. */
@Path("/admin/subscribers")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class SubscriberResource {
  private final Portal portal;

  public SubscriberResource(Portal portal) {
    this.portal = portal;
  }

  @GET
  @RequirePermission(value = "customer:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request, caller, AdminFrame.SUBSCRIBERS, "admin/subscribers", SubscriberList::page);
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "customer:read", realms = Realm.STAFF)
  public Response overview(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return tab(caller, request, id, "overview", SubscriberTabs::overview);
  }

  @GET
  @Path("/{id}/services")
  @RequirePermission(value = "subscription:read", realms = Realm.STAFF)
  public Response services(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return tab(caller, request, id, "services", SubscriberTabs::services);
  }

  @GET
  @Path("/{id}/billing")
  @RequirePermission(value = "billing:invoice:read", realms = Realm.STAFF)
  public Response billing(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return tab(caller, request, id, "billing", SubscriberTabs::billing);
  }

  @GET
  @Path("/{id}/ledger")
  @RequirePermission(value = "billing:ledger:read", realms = Realm.STAFF)
  public Response ledger(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return tab(caller, request, id, "ledger", SubscriberTabs::ledger);
  }

  @GET
  @Path("/{id}/sessions")
  @RequirePermission(value = "usage:read", realms = Realm.STAFF)
  public Response sessions(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return tab(caller, request, id, "sessions", SubscriberTabs::sessions);
  }

  @GET
  @Path("/{id}/messages")
  @RequirePermission(value = "customer:read", realms = Realm.STAFF)
  public Response messages(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return tab(caller, request, id, "messages", SubscriberTabs::messages);
  }

  @GET
  @Path("/{id}/timeline")
  @RequirePermission(value = "customer:read", realms = Realm.STAFF)
  public Response timeline(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return tab(caller, request, id, "timeline", SubscriberTabs::timeline);
  }

  private Response tab(
      Caller caller,
      ContainerRequestContext request,
      UUID id,
      String name,
      BiFunction<Visit, UUID, Object> model) {
    return portal.show(
        request,
        caller,
        AdminFrame.SUBSCRIBERS,
        "admin/subscriber_" + name,
        visit -> model.apply(visit, id));
  }
}
