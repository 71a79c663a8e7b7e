package io.dotmac.sub.core.provisioning.workflow;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a workflow.
 *
 * @param name unique among those in use
 * @param vendor whose devices it is for
 */
@Embeddable
public record WorkflowTerms(
    @Column(name = "name") String name,
    @Column(name = "vendor") ProvisioningVendor vendor,
    @Nullable @Column(name = "description") String description,
    @Column(name = "is_active") boolean isActive) {
  /** For devices of that vendor. */
  public static WorkflowTerms of(String name, ProvisioningVendor vendor) {
    return new WorkflowTerms(name, vendor, null, true);
  }

  Checks check() {
    return new Checks().required("/name", name, 200).text("/description", description, 2_000);
  }

  WorkflowTerms active(boolean active) {
    return new WorkflowTerms(name, vendor, description, active);
  }
}
