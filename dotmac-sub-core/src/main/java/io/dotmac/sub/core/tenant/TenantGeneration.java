package io.dotmac.sub.core.tenant;

import java.util.EnumSet;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.generator.EventTypeSets;
import org.jspecify.annotations.Nullable;

/** Fills the columns that {@link OfTenant} marks. Public for Hibernate alone. */
public final class TenantGeneration implements BeforeExecutionGenerator {
  private static final long serialVersionUID = 1L;

  /** For Hibernate. */
  public TenantGeneration() {}

  @Override
  public EnumSet<EventType> getEventTypes() {
    return EventTypeSets.INSERT_ONLY;
  }

  @Override
  public Object generate(
      SharedSessionContractImplementor session,
      Object row,
      @Nullable Object given,
      EventType event) {
    Object tenant = session.getTenantIdentifierValue();
    if (tenant == null) {
      throw new IllegalStateException("a row of a tenant is written by Database.inTx alone");
    }
    if (given != null && !given.equals(tenant)) {
      throw new IllegalStateException(
          "a row of tenant " + given + " cannot be written for tenant " + tenant);
    }
    return tenant;
  }
}
