package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.network.ip.IpBlocks;
import io.dotmac.sub.core.network.ip.IpHolding;
import io.dotmac.sub.core.network.ip.IpHoldingId;
import io.dotmac.sub.core.network.ip.IpHoldings;
import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.BeanParam;
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

/** The pages about pools of addresses, and the addresses of a service. */
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class AddressResource {
  private static final String LIST = "admin/ip_pools";
  private static final String POOL = "admin/ip_pool";
  private static final String FORM = "admin/ip_pool_new";
  private static final String SERVICE = "admin/service_addresses";

  private final Portal portal;
  private final Database db;
  private final IpBlocks blocks = new IpBlocks();
  private final IpHoldings holdings = new IpHoldings();

  public AddressResource(Portal portal, Database db) {
    this.portal = portal;
    this.db = db;
  }

  @GET
  @Path("/network/pools")
  @RequirePermission(value = "network:ip:read", realms = Realm.STAFF)
  public Response pools(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.CLIENTS, LIST, PoolList::of);
  }

  @GET
  @Path("/network/pools/new")
  @RequirePermission(value = "network:ip:write", realms = Realm.STAFF)
  public Response fresh(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request, caller, AdminFrame.CLIENTS, FORM, visit -> PoolForm.blank().page(visit, ""));
  }

  @POST
  @Path("/network/pools")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "network:ip:write", realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    PoolForm form = PoolForm.of(sent);
    return doing(request, caller, FORM, NetworkPages.POOLS, form::create, form::page);
  }

  @GET
  @Path("/network/pools/{id}")
  @RequirePermission(value = "network:ip:read", realms = Realm.STAFF)
  public Response pool(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request, caller, AdminFrame.CLIENTS, POOL, visit -> PoolPage.of(visit, id, ""));
  }

  /** Who holds what of the pool, for spreadsheets. */
  @GET
  @Path("/network/pools/{id}/addresses.csv")
  @Produces(CsvPages.TEXT_CSV)
  @RequirePermission(value = "network:ip:read", realms = Realm.STAFF)
  public Page<AddressRow> csv(
      @Auth Caller caller, @PathParam("id") IpPoolId id, @BeanParam ListParams params) {
    Listing<IpHolding> ofPool = IpHoldings.LISTING.only("pool_id", id.toString());
    return params.page(query -> db.inTx(caller, tx -> ofPool.fetch(tx, query).map(AddressRow::of)));
  }

  @POST
  @Path("/network/pools/{id}/blocks")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "network:ip:write", realms = Realm.STAFF)
  public Response addBlock(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> sent) {
    String cidr = PoolForm.value(sent, "cidr");
    return inPool(request, caller, id, tx -> blocks.create(tx, new IpPoolId(id), cidr, null));
  }

  @POST
  @Path("/network/pools/{id}/reservations")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "network:ip:write", realms = Realm.STAFF)
  public Response reserve(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> sent) {
    String address = PoolForm.value(sent, "address");
    String notes = PoolForm.value(sent, "notes");
    return inPool(request, caller, id, tx -> holdings.reserve(tx, address, PoolForm.orNull(notes)));
  }

  @GET
  @Path("/network/services/{id}/addresses")
  @RequirePermission(value = "network:ip:read", realms = Realm.STAFF)
  public Response ofService(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request,
        caller,
        AdminFrame.SUBSCRIBERS,
        SERVICE,
        visit -> ServiceAddresses.of(visit, id, "", ""));
  }

  /** The address that was typed, else the next one of the pool that was chosen. */
  @POST
  @Path("/network/services/{id}/addresses")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "network:ip:write", realms = Realm.STAFF)
  public Response assign(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> sent) {
    String address = PoolForm.value(sent, "address");
    String pool = PoolForm.value(sent, "pool");
    return ofService(request, caller, id, address, tx -> assign(tx, id, address, pool));
  }

  @POST
  @Path("/network/services/{id}/addresses/{holding}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "network:ip:write", realms = Realm.STAFF)
  public Response remove(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("holding") IpHoldingId holding) {
    return ofService(request, caller, id, "", tx -> holdings.free(tx, holding));
  }

  private void assign(Tx tx, UUID service, String address, String pool) {
    holdings.assign(
        tx,
        new SubscriptionId(service),
        PoolForm.orNull(address),
        pool.isEmpty() ? null : IpPoolId.parse(pool),
        null);
  }

  private Response inPool(
      ContainerRequestContext request, Caller caller, UUID id, Consumer<Tx> work) {
    return doing(
        request,
        caller,
        POOL,
        NetworkPages.POOLS + "/" + id,
        work,
        (visit, problem) -> PoolPage.of(visit, id, problem));
  }

  private Response ofService(
      ContainerRequestContext request, Caller caller, UUID id, String typed, Consumer<Tx> work) {
    return doing(
        request,
        caller,
        SERVICE,
        "/admin/network/services/" + id + "/addresses",
        work,
        (visit, problem) -> ServiceAddresses.of(visit, id, problem, typed));
  }

  /** The page as it is with a problem. */
  private interface Refused {
    Object page(Visit visit, String problem);
  }

  private Response doing(
      ContainerRequestContext request,
      Caller caller,
      String template,
      String then,
      Consumer<Tx> work,
      Refused refused) {
    try {
      db.run(caller, work);
      return Portal.done(then, "");
    } catch (ProblemException e) {
      String problem = String.valueOf(e.getMessage());
      Function<Visit, Object> page = visit -> refused.page(visit, problem);
      return portal.refuse(request, caller, AdminFrame.CLIENTS, template, page);
    }
  }
}
