package io.dotmac.sub.core.network.plant.map;

import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.plant.FdhCabinet;
import io.dotmac.sub.core.network.plant.FiberAccessPoint;
import io.dotmac.sub.core.network.plant.FiberSegment;
import io.dotmac.sub.core.network.plant.FiberSpliceClosure;
import io.dotmac.sub.core.network.plant.FiberTerminationPoint;
import io.dotmac.sub.core.network.site.PopSite;

/** What can be shown on a map; places before the lines between them. */
public enum MapLayer {
  POP_SITE(PopSite.class, false),
  FDH_CABINET(FdhCabinet.class, false),
  FIBER_SPLICE_CLOSURE(FiberSpliceClosure.class, false),
  FIBER_ACCESS_POINT(FiberAccessPoint.class, false),
  FIBER_TERMINATION_POINT(FiberTerminationPoint.class, false),
  FIBER_SEGMENT(FiberSegment.class, true);

  private final Inventory<? extends Record> inventory;
  private final boolean isLine;

  <T extends Record> MapLayer(Class<T> type, boolean isLine) {
    this.inventory = new Inventory<>(type);
    this.isLine = isLine;
  }

  /** The things of the layer. */
  public Inventory<? extends Record> inventory() {
    return inventory;
  }

  /** Whether they are lines; otherwise they are points. */
  public boolean isLine() {
    return isLine;
  }
}
