/** Payment channels and their accounts over REST. */
@NullMarked
package io.dotmac.sub.server.api.billing.channel;

import org.jspecify.annotations.NullMarked;
