/** REST of the providers of single sign-on. */
@NullMarked
package io.dotmac.sub.server.api.identity.sso;

import org.jspecify.annotations.NullMarked;
