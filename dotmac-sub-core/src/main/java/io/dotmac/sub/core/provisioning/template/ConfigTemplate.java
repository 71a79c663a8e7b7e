package io.dotmac.sub.core.provisioning.template;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Commands for the devices of a vendor. */
@Entity
@Table(name = "config_template")
public class ConfigTemplate extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ConfigTemplateId id;

  @Embedded
  private TemplateTerms terms;

  /** For Hibernate; others use {@link ConfigTemplates}. */
  protected ConfigTemplate() {}

  ConfigTemplate(TemplateTerms terms) {
    this.id = ConfigTemplateId.next();
    this.terms = terms;
  }

  void change(TemplateTerms to) {
    terms = to;
  }

  public ConfigTemplateId id() {
    return id;
  }

  public TemplateTerms terms() {
    return terms;
  }
}
