/**
 * Sign-in by somebody else's word: a tenant's providers of OpenID Connect, and whom they mean by
 * their subjects. What is said on the wire is the server's; here is who is let in by it.
 */
@NullMarked
package io.dotmac.sub.core.identity.sso;

import org.jspecify.annotations.NullMarked;
