/**
 * Sends requests on to the servers of their realm (RFC 2865, section 2.3). A {@link
 * io.dotmac.sub.radius.proxy.RealmTable} finds the {@link io.dotmac.sub.radius.proxy.HomePool} of a
 * user name; the pool asks its servers in order and leaves out those that do not answer until they
 * do again; {@link io.dotmac.sub.radius.proxy.ProxyPolicy} and {@link
 * io.dotmac.sub.radius.proxy.ProxySink} put that before a policy and a sink of one's own. What is
 * hidden with one secret is hidden anew with the other; what a partner may tell a NAS is filtered.
 */
@NullMarked
package io.dotmac.sub.radius.proxy;

import org.jspecify.annotations.NullMarked;
