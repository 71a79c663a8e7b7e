/**
 * Dynamic authorization (RFC 5176): ending a session or changing it while it lives. {@link
 * io.dotmac.sub.radius.coa.CoaClient} asks a NAS and tells what became of it, always: acknowledged,
 * refused with a cause, silent, or never sent. {@link io.dotmac.sub.radius.coa.CoaServer} is
 * the other side, for those who build a NAS; {@link io.dotmac.sub.radius.coa.SimulatedNas} plays
 * one in tests and demonstrations.
 */
@NullMarked
package io.dotmac.sub.radius.coa;

import org.jspecify.annotations.NullMarked;
