package io.dotmac.sub.core.provisioning.line;

import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A line that was tested.
 *
 * @param deviceId the line terminal that was asked
 * @param testedAt by the machine's clock
 * @param testedBy whoever asked for it
 * @param findings never empty, the worst first
 */
public record LineTest(
    UUID ontUnitId,
    ProvisioningDeviceId deviceId,
    Instant testedAt,
    String testedBy,
    SeenLine line,
    LineService service,
    List<LineFinding> findings) {}
