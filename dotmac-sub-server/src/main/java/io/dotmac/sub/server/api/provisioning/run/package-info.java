/** REST of what is done on devices: devices, workflows and their steps, runs. */
@NullMarked
package io.dotmac.sub.server.api.provisioning.run;

import org.jspecify.annotations.NullMarked;
