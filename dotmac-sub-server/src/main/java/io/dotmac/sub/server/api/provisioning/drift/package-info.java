/** REST of where devices are otherwise than the records say. */
@NullMarked
package io.dotmac.sub.server.api.provisioning.drift;

import org.jspecify.annotations.NullMarked;
