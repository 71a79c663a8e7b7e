/**
 * REST of those who are served: subscribers, organizations, resellers, addresses, channels and
 * custom fields.
 */
@NullMarked
package io.dotmac.sub.server.api.subscriber;

import org.jspecify.annotations.NullMarked;
