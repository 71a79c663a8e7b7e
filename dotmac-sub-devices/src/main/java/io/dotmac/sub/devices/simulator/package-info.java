/**
 * Devices that are not there, for tests of programs that use this library: a SmartAX and a RouterOS
 * with state, an SSH server, a REST and an API server in front of them, and switches for what goes
 * wrong in the field. They answer as the recordings of real devices do, as far as drivers look.
 *
 * <p>Start with {@link io.dotmac.sub.devices.simulator.SshSimulator}. Needs the optional dependency
 * {@code org.apache.sshd:sshd-core}.
 */
@NullMarked
package io.dotmac.sub.devices.simulator;

import org.jspecify.annotations.NullMarked;
