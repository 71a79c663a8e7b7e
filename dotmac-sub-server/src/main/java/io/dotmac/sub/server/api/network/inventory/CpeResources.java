package io.dotmac.sub.server.api.network.inventory;

import io.dotmac.sub.core.network.cpe.CpeDevice;
import io.dotmac.sub.core.network.cpe.CpePort;
import io.dotmac.sub.core.network.cpe.OntAssignment;
import io.dotmac.sub.core.network.cpe.OntUnit;
import io.dotmac.sub.core.network.cpe.PortVlan;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.Guarded;
import jakarta.ws.rs.Path;
import java.util.List;

/** What stands at subscribers', and what of it serves whom. */
final class CpeResources {
  private CpeResources() {}

  static List<Object> of(Database db) {
    return List.of(
        new CpeDeviceResource(db),
        new PortResource(db),
        new PortVlanResource(db),
        new OntUnitResource(db),
        new OntAssignmentResource(db));
  }

  @Path("/cpe-devices")
  @Guarded("network:cpe")
  public static final class CpeDeviceResource extends InventoryResource<CpeDevice> {
    CpeDeviceResource(Database db) {
      super(db, CpeDevice.class);
    }
  }

  @Path("/ports")
  @Guarded("network:cpe")
  public static final class PortResource extends InventoryResource<CpePort> {
    PortResource(Database db) {
      super(db, CpePort.class);
    }
  }

  @Path("/port-vlans")
  @Guarded("network:cpe")
  public static final class PortVlanResource extends InventoryResource<PortVlan> {
    PortVlanResource(Database db) {
      super(db, PortVlan.class);
    }
  }

  @Path("/ont-units")
  @Guarded("network:ont")
  public static final class OntUnitResource extends InventoryResource<OntUnit> {
    OntUnitResource(Database db) {
      super(db, OntUnit.class);
    }
  }

  @Path("/ont-assignments")
  @Guarded("network:ont")
  public static final class OntAssignmentResource extends InventoryResource<OntAssignment> {
    OntAssignmentResource(Database db) {
      super(db, OntAssignment.class);
    }
  }
}
