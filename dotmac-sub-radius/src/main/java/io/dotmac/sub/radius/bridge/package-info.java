/**
 * For programs written for TinyRadius ({@code org.tinyradius:tinyradius}, beside this library on
 * the class path): what extends its {@code RadiusServer} becomes a policy and a sink of this
 * library's server. TinyRadius neither opens a socket nor reads a datagram then: packets were
 * received, checked and proven here, and its decoder, which some malformed attributes never let go,
 * sees none of them. Start at {@link io.dotmac.sub.radius.bridge.TinyRadiusBridge}.
 */
@NullMarked
package io.dotmac.sub.radius.bridge;

import org.jspecify.annotations.NullMarked;
