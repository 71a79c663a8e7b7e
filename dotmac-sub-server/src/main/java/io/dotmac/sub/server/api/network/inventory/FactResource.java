package io.dotmac.sub.server.api.network.inventory;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.inventory.ItemId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The routes of one kind of thing that is found out, and written by nobody. */
public abstract class FactResource<T extends Record> {
  /** Where it is read. */
  protected final Database db;

  private final Inventory<T> inventory;

  /** The routes of what that record declares. */
  protected FactResource(Database db, Class<T> type) {
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
}
