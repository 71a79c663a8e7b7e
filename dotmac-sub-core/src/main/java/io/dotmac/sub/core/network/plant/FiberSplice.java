package io.dotmac.sub.core.network.plant;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The downstream end of one strand with the upstream end of another.
 *
 * @param lossDb as measured; otherwise its type says it
 */
@Item(table = "fiber_splice", order = "created_at")
@Constraint(
    name = "fiber_splice_self",
    field = "to_strand_id",
    code = "mismatch",
    says = "another strand than the first was expected")
@Constraint(
    name = "fiber_splice_from",
    field = "from_strand_id",
    says = "the downstream end of the strand is spliced")
@Constraint(
    name = "fiber_splice_to",
    field = "to_strand_id",
    says = "the upstream end of the strand is spliced")
@Constraint(
    name = "fiber_splice_ends",
    field = "from_strand_id",
    says = "an end of the strands is at a port")
@Constraint(
    name = "fiber_splice_tray_closure",
    field = "tray_id",
    code = "mismatch",
    says = "a tray of the same closure was expected")
@Constraint(
    name = "fiber_splice_tray_alone",
    field = "closure_id",
    code = "required",
    says = "the closure of the tray was expected")
public record FiberSplice(
    @Nullable @RefersTo("fiber_splice_closure") UUID closureId,
    @Nullable @RefersTo("fiber_splice_tray") UUID trayId,
    @Fixed @RefersTo("fiber_strand") UUID fromStrandId,
    @Fixed @RefersTo("fiber_strand") UUID toStrandId,
    @Usually("fusion") SpliceType spliceType,
    @Nullable @Between(low = 0, high = 20) BigDecimal lossDb,
    @Nullable @Text(max = 10_000) String notes) {
  /** How they are joined. */
  public enum SpliceType {
    FUSION,
    MECHANICAL,
    CONNECTOR
  }
}
