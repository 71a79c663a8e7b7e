package io.dotmac.sub.server.api.provisioning.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.provisioning.workflow.ProvisioningStep;
import io.dotmac.sub.core.provisioning.workflow.ProvisioningStepId;
import io.dotmac.sub.core.provisioning.workflow.StepTerms;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** One step of a workflow. */
public record StepView(
    ProvisioningStepId id,
    WorkflowId workflowId,
    @JsonUnwrapped StepTerms terms,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static StepView of(ProvisioningStep row) {
    return new StepView(
        row.id(), row.workflow(), row.terms(), row.createdAt(), row.updatedAt(), row.version());
  }
}
