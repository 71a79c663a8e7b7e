/**
 * Where and how a subscriber is reached, and what else a provider records about it: addresses,
 * channels, custom fields. At most one address of a type, and one channel of a kind, is the primary
 * one. Start at {@link io.dotmac.sub.core.subscriber.contact.Addresses}.
 */
@NullMarked
package io.dotmac.sub.core.subscriber.contact;

import org.jspecify.annotations.NullMarked;
