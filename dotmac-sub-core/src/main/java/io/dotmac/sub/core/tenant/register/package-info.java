/**
 * What whoever runs an installation does with its tenants: which host names select them, suspending
 * them, giving out all that is held of one, deleting it. Start at {@link
 * io.dotmac.sub.core.tenant.register.TenantRegister}.
 */
@NullMarked
package io.dotmac.sub.core.tenant.register;

import org.jspecify.annotations.NullMarked;
