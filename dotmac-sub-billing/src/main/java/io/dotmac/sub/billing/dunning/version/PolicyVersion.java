package io.dotmac.sub.billing.dunning.version;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** What a dunning policy said from a moment on. Never changed. */
@Entity
@Immutable
@Table(name = "dunning_policy_version")
public class PolicyVersion extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private PolicyVersionId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "policy_id", updatable = false))
  private DunningPolicyId policy;

  @Column(name = "version_no", updatable = false)
  private int number;

  @ColumnTransformer(read = "document::text", write = "?::jsonb")
  @Column(name = "document", updatable = false)
  private String document;

  @Column(name = "published_at", updatable = false)
  private Instant publishedAt;

  @Column(name = "published_by", updatable = false)
  private String publishedBy;

  /** For Hibernate; others use {@link DunningPolicies}. */
  protected PolicyVersion() {}

  PolicyVersion(DunningPolicyId policy, int number, PolicyDocument said, Instant at, String by) {
    this.id = PolicyVersionId.next();
    this.policy = policy;
    this.number = number;
    this.document = said.json();
    this.publishedAt = at;
    this.publishedBy = by;
  }

  public PolicyVersionId id() {
    return id;
  }

  public DunningPolicyId policy() {
    return policy;
  }

  /** From 1. */
  public int number() {
    return number;
  }

  public PolicyDocument document() {
    return PolicyDocument.parse(document);
  }

  public Instant publishedAt() {
    return publishedAt;
  }

  public String publishedBy() {
    return publishedBy;
  }
}
