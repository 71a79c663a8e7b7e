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
 * An input or output of a splitter.
 *
 * @param lossDb of a splitter that divides unevenly; otherwise its ratio says it
 */
@Item(table = "splitter_port", order = "port_number")
@Constraint(
    name = "splitter_port_number",
    field = "port_number",
    says = "the splitter has a port of this number")
public record SplitterPort(
    @Fixed @RefersTo("splitter") UUID splitterId,
    @Fixed @Between(low = 1, high = 128) int portNumber,
    @Fixed PortType portType,
    @Nullable @Between(low = 0, high = 40) BigDecimal lossDb,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {
  /** Which way light passes it. */
  public enum PortType {
    INPUT,
    OUTPUT
  }
}
