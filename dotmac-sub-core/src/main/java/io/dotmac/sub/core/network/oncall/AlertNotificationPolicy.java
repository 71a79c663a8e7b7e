package io.dotmac.sub.core.network.oncall;

import io.dotmac.sub.core.network.alert.AlertSeverity;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of which alerts somebody is told: all that were raised since it is in use, or those of one rule,
 * device, interface or site.
 *
 * @param severityMin the least of which anybody is told
 * @param tellsResolved whether those who were told are told when it is over
 */
@Item(
    table = "alert_notification_policy",
    search = {"name"},
    order = "name")
@Constraint(
    name = "alert_notification_policy_name",
    field = "name",
    says = "another policy has this name")
public record AlertNotificationPolicy(
    @Text String name,
    @Nullable @RefersTo("alert_rule") UUID ruleId,
    @Nullable @RefersTo("snmp_target") UUID snmpTargetId,
    @Nullable @RefersTo("monitored_interface") UUID interfaceId,
    @Nullable @RefersTo("pop_site") UUID popSiteId,
    @Usually("warning") AlertSeverity severityMin,
    @Usually("true") boolean tellsResolved,
    @Usually("true") boolean isActive,
    @Nullable @Text(max = 10_000) String notes) {}
