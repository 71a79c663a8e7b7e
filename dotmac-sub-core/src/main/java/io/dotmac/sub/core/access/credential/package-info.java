/**
 * What a subscriber's equipment signs in to the network with. Secrets are sealed with the
 * installation's key, never hashed where a protocol needs them. Start at {@link
 * io.dotmac.sub.core.access.credential.AccessCredentials}.
 */
@NullMarked
package io.dotmac.sub.core.access.credential;

import org.jspecify.annotations.NullMarked;
