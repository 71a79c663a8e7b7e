package io.dotmac.sub.core.network.plant;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fibre of a stretch of cable. Its upstream end is the one towards the OLT; an end that is at
 * no port has a splice, or lies dark.
 */
@Item(
    table = "fiber_strand",
    search = {"label"},
    order = "strand_number")
@Constraint(
    name = "fiber_strand_number",
    field = "strand_number",
    says = "the segment has a strand of this number")
@Constraint(
    name = "fiber_strand_upstream",
    field = "upstream_splitter_port_id",
    code = "mismatch",
    says = "one thing at an end was expected, and two found")
@Constraint(
    name = "fiber_strand_downstream",
    field = "downstream_ont_unit_id",
    code = "mismatch",
    says = "one thing at an end was expected, and two found")
@Constraint(
    name = "fiber_strand_output",
    field = "upstream_splitter_port_id",
    code = "mismatch",
    says = "an output of a splitter was expected")
@Constraint(
    name = "fiber_strand_input",
    field = "downstream_splitter_port_id",
    code = "mismatch",
    says = "an input of a splitter was expected")
@Constraint(
    name = "fiber_strand_pon_port",
    field = "upstream_pon_port_id",
    says = "another strand is at this PON port")
@Constraint(
    name = "fiber_strand_from_splitter",
    field = "upstream_splitter_port_id",
    says = "another strand is at this output")
@Constraint(
    name = "fiber_strand_to_splitter",
    field = "downstream_splitter_port_id",
    says = "another strand is at this input")
@Constraint(
    name = "fiber_strand_to_ont",
    field = "downstream_ont_unit_id",
    says = "another strand is at this ONT")
@Constraint(
    name = "fiber_strand_ends",
    field = "upstream_pon_port_id",
    says = "that end of the strand is spliced")
public record FiberStrand(
    @Fixed @RefersTo("fiber_segment") UUID segmentId,
    @Fixed @Between(low = 1, high = 1728) int strandNumber,
    @Nullable String label,
    @Usually("available") Status status,
    @Nullable @RefersTo("pon_port") UUID upstreamPonPortId,
    @Nullable @RefersTo("splitter_port") UUID upstreamSplitterPortId,
    @Nullable @RefersTo("splitter_port") UUID downstreamSplitterPortId,
    @Nullable @RefersTo("ont_unit") UUID downstreamOntUnitId,
    @Nullable @Text(max = 10_000) String notes) {
  /** Whether it can be used. */
  public enum Status {
    AVAILABLE,
    IN_USE,
    RESERVED,
    DAMAGED,
    RETIRED
  }
}
