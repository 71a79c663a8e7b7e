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
 * @param certificateName a name in the certificate it shows over TLS; null: it may not come so
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
    int coaPort,
    @Nullable String certificateName) {}
