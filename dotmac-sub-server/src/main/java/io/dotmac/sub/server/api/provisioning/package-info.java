/** REST of provisioning: orders with their tasks and notes, appointments, technicians. */
@NullMarked
package io.dotmac.sub.server.api.provisioning;

import org.jspecify.annotations.NullMarked;
