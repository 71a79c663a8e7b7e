/**
 * Sessions as staff watch and end them, what access servers were asked, and how much data is
 * carried. Start at {@link io.dotmac.sub.server.web.admin.session.SessionResource}.
 */
@NullMarked
package io.dotmac.sub.server.web.admin.session;

import org.jspecify.annotations.NullMarked;
