package io.dotmac.sub.core.network.oncall;

import io.dotmac.sub.core.network.alert.AlertSeverity;
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
 * Who is told: a member of staff, an address, or whose turn it is in a rotation.
 *
 * @param stepIndex when the steps before it could tell nobody, it does not wait
 * @param delayMinutes since the alert was raised, if nobody has taken it on by then
 * @param recipient an e-mail address, or a phone number
 * @param severityMin only of alerts that are so bad; absent: as the policy says
 */
@Item(table = "alert_notification_policy_step", order = "step_index")
@Constraint(
    name = "alert_notification_policy_step_who",
    field = "recipient",
    code = "one",
    says = "one of principal_id, recipient and rotation_id was expected")
@Constraint(
    name = "alert_notification_policy_step_index",
    field = "step_index",
    says = "another step of the policy has this number")
public record AlertNotificationPolicyStep(
    @Fixed @RefersTo("alert_notification_policy") UUID policyId,
    @Between(low = 0, high = 99) int stepIndex,
    @Usually("0") @Between(low = 0, high = 10_080) int delayMinutes,
    @Usually("email") AlertChannel channel,
    @Nullable @RefersTo("principal") UUID principalId,
    @Nullable @Text(max = 254) String recipient,
    @Nullable @RefersTo("on_call_rotation") UUID rotationId,
    @Nullable AlertSeverity severityMin,
    @Usually("true") boolean isActive) {}
