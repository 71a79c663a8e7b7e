package io.dotmac.sub.server.api.provisioning.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.provisioning.workflow.ProvisioningWorkflow;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import io.dotmac.sub.core.provisioning.workflow.WorkflowTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** What is done on devices of a vendor. */
public record WorkflowView(
    WorkflowId id,
    @JsonUnwrapped WorkflowTerms terms,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static WorkflowView of(ProvisioningWorkflow row) {
    return new WorkflowView(row.id(), row.terms(), row.createdAt(), row.updatedAt(), row.version());
  }
}
