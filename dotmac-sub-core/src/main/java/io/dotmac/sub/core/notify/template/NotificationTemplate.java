package io.dotmac.sub.core.notify.template;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What a tenant says in its own words. */
@Entity
@Table(name = "notification_template")
public class NotificationTemplate extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private NotificationTemplateId id;

  @Embedded
  private NotificationTemplateTerms terms;

  /** For Hibernate; others use {@link NotificationTemplates}. */
  protected NotificationTemplate() {}

  NotificationTemplate(NotificationTemplateTerms terms) {
    this.id = NotificationTemplateId.next();
    this.terms = terms;
  }

  void change(NotificationTemplateTerms to) {
    terms = to;
  }

  public NotificationTemplateId id() {
    return id;
  }

  public NotificationTemplateTerms terms() {
    return terms;
  }
}
