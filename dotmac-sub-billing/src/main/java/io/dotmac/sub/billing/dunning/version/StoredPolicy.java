package io.dotmac.sub.billing.dunning.version;

import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A dunning policy by name; what it says is in its versions. */
@Entity
@Table(name = "dunning_policy")
public class StoredPolicy extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private DunningPolicyId id;

  @Column(name = "name")
  private String name;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "policy_set_id", updatable = false))
  private PolicySetId policySet;

  @Column(name = "is_active")
  private boolean active;

  @Nullable
  @Column(name = "notes")
  private String notes;

  /** For Hibernate; others use {@link DunningPolicies}. */
  protected StoredPolicy() {}

  StoredPolicy(String name, @Nullable PolicySetId policySet, @Nullable String notes) {
    this.id = DunningPolicyId.next();
    this.name = name;
    this.policySet = policySet;
    this.notes = notes;
    this.active = true;
  }

  void deactivate() {
    active = false;
  }

  public DunningPolicyId id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** The policy set whose offers it is for; absent: all that have no policy of their own. */
  public Optional<PolicySetId> policySet() {
    return Optional.ofNullable(policySet);
  }

  /** Whether new cases begin by it. */
  public boolean isActive() {
    return active;
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }
}
