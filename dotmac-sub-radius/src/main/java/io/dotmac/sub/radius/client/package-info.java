/**
 * The asking side of RADIUS. {@link io.dotmac.sub.radius.client.RadiusClient} authenticates,
 * accounts and asks a server whether it is alive;
 * {@link io.dotmac.sub.radius.client.RequestSender}, beneath it and beneath dynamic authorization,
 * keeps thousands of requests in flight with one thread, sends them again with the same octets, and
 * believes only replies that prove themselves. Every outcome reaches the caller; none is an
 * exception.
 */
@NullMarked
package io.dotmac.sub.radius.client;

import org.jspecify.annotations.NullMarked;
