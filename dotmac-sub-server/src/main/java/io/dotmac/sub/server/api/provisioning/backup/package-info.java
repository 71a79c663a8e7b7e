/** REST of the configurations that are kept of devices. */
@NullMarked
package io.dotmac.sub.server.api.provisioning.backup;

import org.jspecify.annotations.NullMarked;
