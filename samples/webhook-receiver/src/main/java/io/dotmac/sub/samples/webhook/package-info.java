/** A receiver of webhooks that depends on nothing but the JDK. */
@NullMarked
package io.dotmac.sub.samples.webhook;

import org.jspecify.annotations.NullMarked;
