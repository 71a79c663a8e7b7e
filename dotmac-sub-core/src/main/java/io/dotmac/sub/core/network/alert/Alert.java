package io.dotmac.sub.core.network.alert;

import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule that was broken.
 *
 * @param subjectId the target, the interface, the ONT or the outage that it is about
 * @param measuredValue what it was when the alert was raised
 * @param acknowledgedBy who looks after it
 */
@Item(table = "alert", order = "triggered_at")
public record Alert(
    @RefersTo("alert_rule") UUID ruleId,
    UUID subjectId,
    @Nullable @RefersTo("snmp_target") UUID snmpTargetId,
    @Nullable @RefersTo("monitored_interface") UUID interfaceId,
    @Nullable @RefersTo("ont_unit") UUID ontUnitId,
    @Nullable @RefersTo("outage") UUID outageId,
    AlertMetric metricType,
    BigDecimal measuredValue,
    AlertStatus status,
    AlertSeverity severity,
    Instant triggeredAt,
    @Nullable Instant acknowledgedAt,
    @Nullable UUID acknowledgedBy,
    @Nullable Instant resolvedAt,
    @Nullable String notes) {}
