package io.dotmac.sub.core.network.alert;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When an alert is raised.
 *
 * @param clearThreshold where it ends; absent: where it begins
 * @param durationSeconds for so long it must hold
 * @param snmpTargetId only of this device and what hangs on it
 */
@Item(
    table = "alert_rule",
    search = {"name"},
    order = "name")
@Constraint(name = "alert_rule_name", field = "name", says = "another rule has this name")
@Constraint(
    name = "alert_rule_clear",
    field = "clear_threshold",
    code = "order",
    says = "a value on the good side of the threshold was expected, and none for eq")
public record AlertRule(
    @Text String name,
    AlertMetric metricType,
    Operator operator,

    @Between(low = -1_000_000_000_000_000L, high = 1_000_000_000_000_000L)
    BigDecimal threshold,

    @Nullable @Between(low = -1_000_000_000_000_000L, high = 1_000_000_000_000_000L)
    BigDecimal clearThreshold,

    @Usually("0") @Between(low = 0, high = 86_400) int durationSeconds,
    @Usually("warning") AlertSeverity severity,
    @Nullable @RefersTo("snmp_target") UUID snmpTargetId,
    @Nullable @RefersTo("monitored_interface") UUID interfaceId,
    @Usually("true") boolean isActive,
    @Nullable @Text(max = 10_000) String notes) {
  /** How a value is held against the threshold. */
  public enum Operator {
    GT,
    GTE,
    LT,
    LTE,
    EQ
  }
}
