package io.dotmac.sub.server.api.provisioning.run;

import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import org.jspecify.annotations.Nullable;

/**
 * Lets an ONT in.
 *
 * @param serviceOrderId absent: the order that expects it
 * @param workflowId absent: the device's
 */
public record ApproveOnt(
    @Nullable ServiceOrderId serviceOrderId, @Nullable WorkflowId workflowId) {
  private static final ApproveOnt PLAIN = new ApproveOnt(null, null);

  /** An absent body says nothing. */
  static ApproveOnt orPlain(@Nullable ApproveOnt body) {
    return body == null ? PLAIN : body;
  }
}
