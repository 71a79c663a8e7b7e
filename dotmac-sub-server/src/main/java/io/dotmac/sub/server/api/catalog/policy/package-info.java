/** REST of contract rules: policy sets with their dunning ladders, subscription engines. */
@NullMarked
package io.dotmac.sub.server.api.catalog.policy;

import org.jspecify.annotations.NullMarked;
