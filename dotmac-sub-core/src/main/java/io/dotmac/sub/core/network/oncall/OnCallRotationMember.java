package io.dotmac.sub.core.network.oncall;

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
 * Somebody whose turn it is at times.
 *
 * @param principalId a member of staff, whose e-mail address is used where none is given here, and
 *     who is left out once they may not sign in any more
 * @param priority who is first, from the lowest on
 */
@Item(
    table = "on_call_rotation_member",
    search = {"name"},
    order = "priority")
@Constraint(
    name = "on_call_rotation_member_way",
    field = "email",
    code = "required",
    says = "one of principal_id, email and phone was expected")
public record OnCallRotationMember(
    @Fixed @RefersTo("on_call_rotation") UUID rotationId,
    @Text String name,
    @Nullable @RefersTo("principal") UUID principalId,
    @Nullable @Text(max = 254) String email,
    @Nullable @Text(max = 40) String phone,
    @Usually("0") @Between(low = 0, high = 1_000) int priority,
    @Usually("true") boolean isActive) {}
