package io.dotmac.sub.core.catalog.engine;

import io.dotmac.sub.core.subscriber.contact.TypedValue;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One default of an engine, by key. */
@Entity
@Table(name = "subscription_engine_setting")
public class SubscriptionEngineSetting extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private EngineSettingId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "engine_id", updatable = false))
  private EngineId engine;

  @Column(name = "key", updatable = false)
  private String key;

  @Embedded
  private TypedValue value;

  /** For Hibernate; others use {@link SubscriptionEngines}. */
  protected SubscriptionEngineSetting() {}

  SubscriptionEngineSetting(EngineId engine, String key, TypedValue value) {
    this.id = EngineSettingId.next();
    this.engine = engine;
    this.key = key;
    this.value = value;
  }

  void put(TypedValue to) {
    value = to;
  }

  public EngineSettingId id() {
    return id;
  }

  public EngineId engine() {
    return engine;
  }

  public String key() {
    return key;
  }

  public TypedValue value() {
    return value;
  }
}
