package io.dotmac.sub.core.network.plant.trace;

import io.dotmac.sub.core.network.inventory.Lines;
import io.dotmac.sub.core.network.olt.PonPort.Technology;
import io.dotmac.sub.core.network.olt.SfpClass;
import io.dotmac.sub.core.tx.WireName;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thing on the way, as the statement finds it.
 *
 * @param isUp whether it was found on the way up from the start, the start itself included
 * @param next the thing it was found from: below it on the way up, above it on the way down
 * @param joint with what is above it
 * @param jointDb as measured
 * @param thingDb as measured, of an output of a splitter
 */
record Step(
    boolean isUp,
    HopKind kind,
    UUID id,
    @Nullable UUID next,
    int depth,
    String label,
    @Nullable String place,
    Joint joint,
    @Nullable BigDecimal jointDb,
    @Nullable BigDecimal thingDb,
    @Nullable BigDecimal lengthM,
    @Nullable String ratio,
    @Nullable SfpClass optics,
    @Nullable Technology technology,
    @Nullable UUID subscription,
    @Nullable BigDecimal ontRxDbm) {
  static Step read(ResultSet row) throws SQLException {
    String optics = row.getString("sfp_class");
    String technology = row.getString("technology");
    return new Step(
        row.getBoolean("is_up"),
        WireName.parse(HopKind.class, row.getString("kind")),
        row.getObject("id", UUID.class),
        row.getObject("next", UUID.class),
        row.getInt("depth"),
        Objects.requireNonNullElse(row.getString("label"), ""),
        row.getString("place"),
        WireName.parse(Joint.class, row.getString("joint")),
        row.getBigDecimal("joint_db"),
        row.getBigDecimal("thing_db"),
        length(row),
        row.getString("splitter_ratio"),
        optics == null ? null : WireName.parse(SfpClass.class, optics),
        technology == null ? null : WireName.parse(Technology.class, technology),
        row.getObject("subscription_id", UUID.class),
        row.getBigDecimal("ont_rx_dbm"));
  }

  /** As measured; else along the route. */
  private static @Nullable BigDecimal length(ResultSet row) throws SQLException {
    BigDecimal measured = row.getBigDecimal("length_m");
    String route = row.getString("route");
    return measured != null || route == null ? measured : Lines.lengthM(Lines.parse(route));
  }

  /** What is lost in its joint and in itself. */
  Loss loss(Technology spoken) {
    Loss joined = Loss.same(jointDb == null ? Losses.joint(joint) : jointDb);
    if (kind == HopKind.STRAND && lengthM != null) {
      return joined.plus(Losses.fibre(lengthM, spoken));
    }
    if (kind == HopKind.OUTPUT && ratio != null) {
      return joined.plus(Loss.same(thingDb == null ? Losses.splitter(ratio) : thingDb));
    }
    return joined;
  }

  /** Whether something of it was assumed. */
  boolean isEstimated() {
    return joint == Joint.CORD || kind == HopKind.STRAND && lengthM == null;
  }
}
