package io.dotmac.sub.server.api.network.inventory;

import io.dotmac.sub.core.network.plant.FdhCabinet;
import io.dotmac.sub.core.network.plant.FiberAccessPoint;
import io.dotmac.sub.core.network.plant.FiberSegment;
import io.dotmac.sub.core.network.plant.FiberSplice;
import io.dotmac.sub.core.network.plant.FiberSpliceClosure;
import io.dotmac.sub.core.network.plant.FiberSpliceTray;
import io.dotmac.sub.core.network.plant.FiberStrand;
import io.dotmac.sub.core.network.plant.FiberTerminationPoint;
import io.dotmac.sub.core.network.plant.PonPortSplitterLink;
import io.dotmac.sub.core.network.plant.Splitter;
import io.dotmac.sub.core.network.plant.SplitterPort;
import io.dotmac.sub.core.network.plant.SplitterPortAssignment;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.Guarded;
import jakarta.ws.rs.Path;
import java.util.List;

/** The fibre plant. */
final class PlantResources {
  private PlantResources() {}

  static List<Object> of(Database db) {
    return List.of(
        new FdhCabinetResource(db),
        new FiberSpliceClosureResource(db),
        new FiberSpliceTrayResource(db),
        new FiberAccessPointResource(db),
        new FiberTerminationPointResource(db),
        new FiberSegmentResource(db),
        new FiberStrandResource(db),
        new FiberSpliceResource(db),
        new SplitterResource(db),
        new SplitterPortResource(db),
        new PonPortSplitterLinkResource(db),
        new SplitterPortAssignmentResource(db));
  }

  @Path("/fdh-cabinets")
  @Guarded("network:fiber")
  public static final class FdhCabinetResource extends InventoryResource<FdhCabinet> {
    FdhCabinetResource(Database db) {
      super(db, FdhCabinet.class);
    }
  }

  @Path("/fiber-splice-closures")
  @Guarded("network:fiber")
  public static final class FiberSpliceClosureResource
      extends InventoryResource<FiberSpliceClosure> {
    FiberSpliceClosureResource(Database db) {
      super(db, FiberSpliceClosure.class);
    }
  }

  @Path("/fiber-splice-trays")
  @Guarded("network:fiber")
  public static final class FiberSpliceTrayResource extends InventoryResource<FiberSpliceTray> {
    FiberSpliceTrayResource(Database db) {
      super(db, FiberSpliceTray.class);
    }
  }

  @Path("/fiber-access-points")
  @Guarded("network:fiber")
  public static final class FiberAccessPointResource extends InventoryResource<FiberAccessPoint> {
    FiberAccessPointResource(Database db) {
      super(db, FiberAccessPoint.class);
    }
  }

  @Path("/fiber-termination-points")
  @Guarded("network:fiber")
  public static final class FiberTerminationPointResource
      extends InventoryResource<FiberTerminationPoint> {
    FiberTerminationPointResource(Database db) {
      super(db, FiberTerminationPoint.class);
    }
  }

  @Path("/fiber-segments")
  @Guarded("network:fiber")
  public static final class FiberSegmentResource extends InventoryResource<FiberSegment> {
    FiberSegmentResource(Database db) {
      super(db, FiberSegment.class);
    }
  }

  @Path("/fiber-strands")
  @Guarded("network:fiber")
  public static final class FiberStrandResource extends InventoryResource<FiberStrand> {
    FiberStrandResource(Database db) {
      super(db, FiberStrand.class);
    }
  }

  @Path("/fiber-splices")
  @Guarded("network:fiber")
  public static final class FiberSpliceResource extends InventoryResource<FiberSplice> {
    FiberSpliceResource(Database db) {
      super(db, FiberSplice.class);
    }
  }

  @Path("/splitters")
  @Guarded("network:fiber")
  public static final class SplitterResource extends InventoryResource<Splitter> {
    SplitterResource(Database db) {
      super(db, Splitter.class);
    }
  }

  @Path("/splitter-ports")
  @Guarded("network:fiber")
  public static final class SplitterPortResource extends InventoryResource<SplitterPort> {
    SplitterPortResource(Database db) {
      super(db, SplitterPort.class);
    }
  }

  @Path("/pon-port-splitter-links")
  @Guarded("network:fiber")
  public static final class PonPortSplitterLinkResource
      extends InventoryResource<PonPortSplitterLink> {
    PonPortSplitterLinkResource(Database db) {
      super(db, PonPortSplitterLink.class);
    }
  }

  @Path("/splitter-port-assignments")
  @Guarded("network:fiber")
  public static final class SplitterPortAssignmentResource
      extends InventoryResource<SplitterPortAssignment> {
    SplitterPortAssignmentResource(Database db) {
      super(db, SplitterPortAssignment.class);
    }
  }
}
