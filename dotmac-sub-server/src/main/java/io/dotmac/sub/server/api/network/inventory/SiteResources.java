package io.dotmac.sub.server.api.network.inventory;

import io.dotmac.sub.core.network.site.DeviceInterface;
import io.dotmac.sub.core.network.site.NetworkDevice;
import io.dotmac.sub.core.network.site.PopSite;
import io.dotmac.sub.core.network.site.Vlan;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.Guarded;
import jakarta.ws.rs.Path;
import java.util.List;

/** Sites, the devices at them, and VLANs. */
final class SiteResources {
  private SiteResources() {}

  static List<Object> of(Database db) {
    return List.of(
        new PopSiteResource(db),
        new NetworkDeviceResource(db),
        new DeviceInterfaceResource(db),
        new VlanResource(db));
  }

  @Path("/pop-sites")
  @Guarded("network:device")
  public static final class PopSiteResource extends InventoryResource<PopSite> {
    PopSiteResource(Database db) {
      super(db, PopSite.class);
    }
  }

  @Path("/network-devices")
  @Guarded("network:device")
  public static final class NetworkDeviceResource extends InventoryResource<NetworkDevice> {
    NetworkDeviceResource(Database db) {
      super(db, NetworkDevice.class);
    }
  }

  @Path("/device-interfaces")
  @Guarded("network:device")
  public static final class DeviceInterfaceResource extends InventoryResource<DeviceInterface> {
    DeviceInterfaceResource(Database db) {
      super(db, DeviceInterface.class);
    }
  }

  @Path("/vlans")
  @Guarded("network:device")
  public static final class VlanResource extends InventoryResource<Vlan> {
    VlanResource(Database db) {
      super(db, Vlan.class);
    }
  }
}
