package io.dotmac.sub.server.api.network.plant;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.inventory.ItemId;
import io.dotmac.sub.core.network.olt.PonPort;
import io.dotmac.sub.core.network.plant.SplitterPort;
import io.dotmac.sub.core.network.plant.map.PortUse;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How full PON ports and splitters are. */
public final class UtilizationResources {
  private UtilizationResources() {}

  /** All of them, over that database. */
  public static List<Object> of(Database db) {
    return List.of(new PonPortUtilizationResource(db), new SplitterUtilizationResource(db));
  }

  /** A PON port and the ONTs that are assigned to it. */
  public record PonPortUse(UUID id, String name, UUID oltId, int maxOnts, long onts, long free) {
    static PonPortUse of(UUID id, PonPort port, long onts) {
      long free = Math.max(0, port.maxOnts() - onts);
      return new PonPortUse(id, port.name(), port.oltId(), port.maxOnts(), onts, free);
    }
  }

  @Path("/pon-ports/utilization")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class PonPortUtilizationResource {
    private final Database db;
    private final Inventory<PonPort> ports = new Inventory<>(PonPort.class);

    PonPortUtilizationResource(Database db) {
      this.db = db;
    }

    /** Filters and sorts are those of {@code /pon-ports}. */
    @GET
    @ListedBy(PonPort.class)
    @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
    @RequirePermission("network:olt:read")
    public Page<PonPortUse> utilization(@Auth Caller caller, @BeanParam ListParams params) {
      return params.page(query -> db.inTx(caller, tx -> {
        var page = ports.list(tx, query);
        Map<UUID, Long> onts =
            PortUse.onts(tx, page.items().stream().map(port -> port.id()).toList());
        return page.map(
            port -> PonPortUse.of(port.id(), port.item(), onts.getOrDefault(port.id(), 0L)));
      }));
    }
  }

  @Path("/splitter-ports/{id}/utilization")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class SplitterUtilizationResource {
    private final Database db;
    private final Inventory<SplitterPort> ports = new Inventory<>(SplitterPort.class);

    SplitterUtilizationResource(Database db) {
      this.db = db;
    }

    /** Of the splitter that the port belongs to. */
    @GET
    @RequirePermission("network:fiber:read")
    public PortUse utilization(@Auth Caller caller, @PathParam("id") ItemId id) {
      return db.inTx(caller, tx -> ofPort(tx, id));
    }

    private PortUse ofPort(Tx tx, ItemId id) {
      return PortUse.ofSplitter(tx, ports.require(tx, id.value()).item().splitterId());
    }
  }
}
