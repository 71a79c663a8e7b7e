/** Who may sign in: users, roles, sessions and API keys. */
@NullMarked
package io.dotmac.sub.server.web.admin.user;

import org.jspecify.annotations.NullMarked;
