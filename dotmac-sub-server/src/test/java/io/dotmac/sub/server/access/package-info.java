/**
 * Who gets in where: every route of the running server, tried by every kind of caller, against the
 * table {@code access/routes.txt}, which people keep and review. Start with
 * {@link io.dotmac.sub.server.access.AuthorizationHttpTest}.
 */
@NullMarked
package io.dotmac.sub.server.access;

import org.jspecify.annotations.NullMarked;
