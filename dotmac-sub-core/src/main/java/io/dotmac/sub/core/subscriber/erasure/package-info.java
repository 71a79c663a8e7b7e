/**
 * Erasing the person behind a subscriber while the books stay as they are. Start at {@link
 * io.dotmac.sub.core.subscriber.erasure.PersonErasure}.
 */
@NullMarked
package io.dotmac.sub.core.subscriber.erasure;

import org.jspecify.annotations.NullMarked;
