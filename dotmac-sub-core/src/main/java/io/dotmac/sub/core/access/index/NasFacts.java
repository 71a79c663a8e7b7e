package io.dotmac.sub.core.access.index;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A NAS, or a network of them, that may ask.
 *
 * @param network an address or a prefix
 * @param secretSealed the shared secret, sealed
 * @param previousSecretSealed the one before, accepted until {@code previousUntil}
 * @param requireMessageAuthenticator yes, no or auto
 * @param vendor who made it, by wire name
 * @param coaAddress where it takes changes; null: the network itself, if it is one address
 */
public record NasFacts(
    UUID client,
    @Nullable UUID nasDevice,
    String network,
    String secretSealed,
    @Nullable String previousSecretSealed,
    @Nullable Instant previousUntil,
    String requireMessageAuthenticator,
    String vendor,
    @Nullable String coaAddress,
    int coaPort) {}
