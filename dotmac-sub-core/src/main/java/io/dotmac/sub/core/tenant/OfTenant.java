package io.dotmac.sub.core.tenant;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.ValueGenerationType;

/**
 * Marks the column that says whose a row is: a new row gets the tenant of its transaction. Which
 * rows a transaction sees is the database's to say, not a condition that Hibernate adds: a filter
 * would have it plan each find and each query anew.
 */
@ValueGenerationType(generatedBy = TenantGeneration.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface OfTenant {}
