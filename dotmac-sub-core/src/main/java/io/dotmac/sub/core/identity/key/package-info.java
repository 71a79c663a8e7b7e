/**
 * API keys: how another program proves who it is. Only a prefix and a keyed fingerprint of a key
 * are kept.
 */
@NullMarked
package io.dotmac.sub.core.identity.key;

import org.jspecify.annotations.NullMarked;
