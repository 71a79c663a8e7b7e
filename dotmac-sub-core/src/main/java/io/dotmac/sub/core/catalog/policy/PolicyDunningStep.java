package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One rung of a dunning ladder: what happens so many days after an invoice was due. */
@Entity
@Table(name = "policy_dunning_step")
public class PolicyDunningStep extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private DunningStepId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "policy_set_id", updatable = false))
  private PolicySetId policySet;

  @Column(name = "day_offset")
  private int dayOffset;

  @Column(name = "action")
  private DunningAction action;

  @Nullable
  @Column(name = "note")
  private String note;

  /** For Hibernate; others use {@link PolicySets}. */
  protected PolicyDunningStep() {}

  PolicyDunningStep(PolicySetId policySet, DunningRung rung) {
    this.id = DunningStepId.next();
    this.policySet = policySet;
    change(rung);
  }

  final void change(DunningRung to) {
    dayOffset = to.dayOffset();
    action = to.action();
    note = to.note();
  }

  public DunningStepId id() {
    return id;
  }

  public PolicySetId policySet() {
    return policySet;
  }

  /** Days after the invoice was due. */
  public int dayOffset() {
    return dayOffset;
  }

  public DunningAction action() {
    return action;
  }

  public Optional<String> note() {
    return Optional.ofNullable(note);
  }
}
