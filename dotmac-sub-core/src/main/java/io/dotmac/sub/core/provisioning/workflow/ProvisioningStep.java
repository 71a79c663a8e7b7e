package io.dotmac.sub.core.provisioning.workflow;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One step of a workflow. */
@Entity
@Table(name = "provisioning_step")
public class ProvisioningStep extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ProvisioningStepId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "workflow_id", updatable = false))
  private WorkflowId workflow;

  @Embedded
  private StepTerms terms;

  /** For Hibernate; others use {@link Workflows}. */
  protected ProvisioningStep() {}

  ProvisioningStep(WorkflowId workflow, StepTerms terms) {
    this.id = ProvisioningStepId.next();
    this.workflow = workflow;
    this.terms = terms;
  }

  void change(StepTerms to) {
    terms = to;
  }

  public ProvisioningStepId id() {
    return id;
  }

  public WorkflowId workflow() {
    return workflow;
  }

  public StepTerms terms() {
    return terms;
  }
}
