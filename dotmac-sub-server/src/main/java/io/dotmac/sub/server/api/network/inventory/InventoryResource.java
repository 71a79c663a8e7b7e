package io.dotmac.sub.server.api.network.inventory;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.inventory.ItemId;
import io.dotmac.sub.core.network.inventory.Kind;
import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
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

/**
 * The routes of one kind of thing. A subclass says the path and, by {@link
 * io.dotmac.sub.server.security.Guarded}, the permission; its record says the rest.
 */
public abstract class InventoryResource<T extends Record> {
  private final Database db;
  private final Inventory<T> inventory;

  /** The routes of what that record declares. */
  protected InventoryResource(Database db, Class<T> type) {
    this.db = db;
    this.inventory = new Inventory<>(type);
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(":read")
  public Page<ItemView<T>> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(caller, tx -> inventory.list(tx, query).map(ItemView::of)));
  }

  @GET
  @Path("/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @RequirePermission(":read")
  public ItemView<T> get(@Auth Caller caller, @PathParam("id") ItemId id) {
    return db.read(caller, tx -> ItemView.of(inventory.require(tx, id.value())));
  }

  @POST
  @Produces(MediaType.APPLICATION_JSON)
  @Consumes(MediaType.APPLICATION_JSON)
  @RequirePermission(":write")
  public Response create(@Auth Caller caller, Fields<T> body) {
    Kind<T> kind = inventory.kind();
    T sent = body.made(kind.type(), kind.defaults());
    check(sent);
    ItemView<T> made = db.inTx(caller, tx -> ItemView.of(create(tx, sent)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Consumes(MediaType.APPLICATION_JSON)
  @RequirePermission(":write")
  public ItemView<T> update(
      @Auth Caller caller, @PathParam("id") ItemId id, @BeanParam IfMatch ifMatch, Fields<T> body) {
    body.known(inventory.kind().type());
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Takes it out of use; what is only a link between things is removed for good. */
  @DELETE
  @Path("/{id}")
  @RequirePermission(":write")
  public void remove(@Auth Caller caller, @PathParam("id") ItemId id) {
    db.run(caller, tx -> inventory.remove(tx, id.value()));
  }

  /** Refuses what only the server can tell to be wrong. */
  protected void check(T sent) {}

  /** Refuses what only the database can tell to be wrong. */
  protected void check(Tx tx, T sent) {}

  private Stored<T> create(Tx tx, T sent) {
    check(tx, sent);
    return inventory.create(tx, sent);
  }

  private ItemView<T> update(Tx tx, ItemId id, IfMatch ifMatch, Fields<T> body) {
    Stored<T> found = inventory.require(tx, id.value());
    ifMatch.require(found.version());
    T changed = body.over(found.item());
    check(changed);
    check(tx, changed);
    return ItemView.of(inventory.change(tx, found, changed));
  }
}
