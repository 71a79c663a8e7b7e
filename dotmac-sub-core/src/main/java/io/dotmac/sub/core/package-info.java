/**
 * The foundation (money, time, transactions, tenants, events, jobs, listings) and every domain that
 * has a table but is not about money. Entities of all domains are listed in {@link
 * io.dotmac.sub.core.CoreEntities}.
 */
@NullMarked
package io.dotmac.sub.core;

import org.jspecify.annotations.NullMarked;
