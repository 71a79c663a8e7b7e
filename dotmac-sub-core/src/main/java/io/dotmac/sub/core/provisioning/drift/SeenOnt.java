package io.dotmac.sub.core.provisioning.drift;

import org.jspecify.annotations.Nullable;

/**
 * An ONT that a device has let in.
 *
 * @param serialNumber in its canonical form, else as the device prints it
 * @param active false while the device holds it back
 * @param services that it has; absent where the device does not say
 */
public record SeenOnt(
    String serialNumber,
    OntPlace place,
    boolean active,
    @Nullable SeenServices services) {}
