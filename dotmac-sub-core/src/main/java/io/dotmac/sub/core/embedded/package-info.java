/**
 * The PostgreSQL this software brings along, and the way any PostgreSQL is brought up to date.
 *
 * <p>{@link io.dotmac.sub.core.embedded.EmbeddedPostgres} runs real PostgreSQL binaries in a
 * folder; {@link io.dotmac.sub.core.embedded.Migrations} creates and upgrades the tables of one
 * schema. Three roles never mix: the superuser of an embedded server, the owner that migrates, and
 * the application role, which owns nothing and cannot look past row-level security.
 */
@NullMarked
package io.dotmac.sub.core.embedded;

import org.jspecify.annotations.NullMarked;
