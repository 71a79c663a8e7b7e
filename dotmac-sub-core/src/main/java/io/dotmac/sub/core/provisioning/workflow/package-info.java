/**
 * What is done on devices of a vendor, in order. Start at {@link
 * io.dotmac.sub.core.provisioning.workflow.Workflows}.
 */
@NullMarked
package io.dotmac.sub.core.provisioning.workflow;

import org.jspecify.annotations.NullMarked;
