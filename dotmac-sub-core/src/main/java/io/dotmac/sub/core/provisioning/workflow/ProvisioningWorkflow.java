package io.dotmac.sub.core.provisioning.workflow;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What is done on devices of a vendor. */
@Entity
@Table(name = "provisioning_workflow")
public class ProvisioningWorkflow extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private WorkflowId id;

  @Embedded
  private WorkflowTerms terms;

  /** For Hibernate; others use {@link Workflows}. */
  protected ProvisioningWorkflow() {}

  ProvisioningWorkflow(WorkflowTerms terms) {
    this.id = WorkflowId.next();
    this.terms = terms;
  }

  void change(WorkflowTerms to) {
    terms = to;
  }

  public WorkflowId id() {
    return id;
  }

  public WorkflowTerms terms() {
    return terms;
  }
}
