package io.dotmac.sub.server.api.provisioning.template;

import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.server.adapter.device.TemplatePreviews;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Works out what a template would do to an ONT.
 *
 * @param deviceId where the ONT is let in
 * @param serialNumber of the ONT
 * @param vlan of the service, where the template needs it
 * @param serviceOrderId whose service gives its number; absent: an invented one
 */
public record PreviewTemplate(
    @NotNull ProvisioningDeviceId deviceId,
    @NotNull String serialNumber,
    @Nullable Integer vlan,
    @Nullable ServiceOrderId serviceOrderId) {
  TemplatePreviews.Wanted wanted() {
    return new TemplatePreviews.Wanted(deviceId, serialNumber, vlan, serviceOrderId);
  }
}
