package io.dotmac.sub.server.api.network.inventory;

import io.dotmac.sub.core.network.olt.OltCard;
import io.dotmac.sub.core.network.olt.OltCardPort;
import io.dotmac.sub.core.network.olt.OltDevice;
import io.dotmac.sub.core.network.olt.OltPowerUnit;
import io.dotmac.sub.core.network.olt.OltSfpModule;
import io.dotmac.sub.core.network.olt.OltShelf;
import io.dotmac.sub.core.network.olt.PonPort;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.Guarded;
import jakarta.ws.rs.Path;
import java.util.List;

/** OLTs and all that is in them. */
final class OltResources {
  private OltResources() {}

  static List<Object> of(Database db) {
    return List.of(
        new OltDeviceResource(db),
        new OltShelfResource(db),
        new OltCardResource(db),
        new OltCardPortResource(db),
        new PonPortResource(db),
        new OltPowerUnitResource(db),
        new OltSfpModuleResource(db));
  }

  @Path("/olt-devices")
  @Guarded("network:olt")
  public static final class OltDeviceResource extends InventoryResource<OltDevice> {
    OltDeviceResource(Database db) {
      super(db, OltDevice.class);
    }
  }

  @Path("/olt-shelves")
  @Guarded("network:olt")
  public static final class OltShelfResource extends InventoryResource<OltShelf> {
    OltShelfResource(Database db) {
      super(db, OltShelf.class);
    }
  }

  @Path("/olt-cards")
  @Guarded("network:olt")
  public static final class OltCardResource extends InventoryResource<OltCard> {
    OltCardResource(Database db) {
      super(db, OltCard.class);
    }
  }

  @Path("/olt-card-ports")
  @Guarded("network:olt")
  public static final class OltCardPortResource extends InventoryResource<OltCardPort> {
    OltCardPortResource(Database db) {
      super(db, OltCardPort.class);
    }
  }

  @Path("/pon-ports")
  @Guarded("network:olt")
  public static final class PonPortResource extends InventoryResource<PonPort> {
    PonPortResource(Database db) {
      super(db, PonPort.class);
    }
  }

  @Path("/olt-power-units")
  @Guarded("network:olt")
  public static final class OltPowerUnitResource extends InventoryResource<OltPowerUnit> {
    OltPowerUnitResource(Database db) {
      super(db, OltPowerUnit.class);
    }
  }

  @Path("/olt-sfp-modules")
  @Guarded("network:olt")
  public static final class OltSfpModuleResource extends InventoryResource<OltSfpModule> {
    OltSfpModuleResource(Database db) {
      super(db, OltSfpModule.class);
    }
  }
}
