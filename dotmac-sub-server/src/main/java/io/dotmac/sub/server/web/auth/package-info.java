/** What the login page and the error pages show. */
@NullMarked
package io.dotmac.sub.server.web.auth;

import org.jspecify.annotations.NullMarked;
