/**
 * The devices that orders are carried out on, and how they are reached. Start at {@link
 * io.dotmac.sub.core.provisioning.device.ProvisioningDevices}.
 */
@NullMarked
package io.dotmac.sub.core.provisioning.device;

import org.jspecify.annotations.NullMarked;
