/** What tests of this module share: a real server on a free port, with two tenants and logins. */
@NullMarked
package io.dotmac.sub.server.testing;

import org.jspecify.annotations.NullMarked;
