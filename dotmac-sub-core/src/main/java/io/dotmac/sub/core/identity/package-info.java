/**
 * Principals: who acts. A principal belongs to one realm, which fixes what it can ever see: staff
 * and programs the whole tenant, a customer its own subscriber, a reseller its own subscribers. How
 * it proves who it is lies in {@code login} and {@code key}, what staff may do in {@code role}.
 * Start with {@link io.dotmac.sub.core.identity.role.Principals}.
 */
@NullMarked
package io.dotmac.sub.core.identity;

import org.jspecify.annotations.NullMarked;
