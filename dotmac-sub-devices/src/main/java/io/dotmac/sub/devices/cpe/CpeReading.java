package io.dotmac.sub.devices.cpe;

import java.time.Instant;
import java.util.Optional;

/**
 * A value.
 *
 * @param path where the equipment has it
 * @param value as text; of a secret empty where it is not told
 * @param writable whether it can be set
 * @param readAt when the equipment last said it; absent when the server does not know
 */
public record CpeReading(String path, String value, boolean writable, Optional<Instant> readAt) {}
