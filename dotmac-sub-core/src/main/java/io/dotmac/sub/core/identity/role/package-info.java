/**
 * What staff may do: permissions by their published names, roles as sets of them, and who holds
 * which role. Start with {@link io.dotmac.sub.core.identity.role.Permissions}.
 */
@NullMarked
package io.dotmac.sub.core.identity.role;

import org.jspecify.annotations.NullMarked;
