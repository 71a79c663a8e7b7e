package io.dotmac.sub.server.api.access.radius;

import io.dotmac.sub.core.access.session.RadiusAccountingSession;
import io.dotmac.sub.core.access.session.RadiusAccountingSessionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Session as its NAS accounted for it. */
public record RadiusAccountingSessionView(
    RadiusAccountingSessionId id,
    Boolean isOpen,
    Instant startedAt,
    @Nullable Instant endedAt,
    Instant lastUpdateAt,
    String nasKey,
    String sessionId,
    @Nullable String multiSessionId,
    String username,
    @Nullable UUID subscriberId,
    @Nullable UUID subscriptionId,
    @Nullable UUID accessCredentialId,
    @Nullable UUID radiusClientId,
    @Nullable UUID nasDeviceId,
    String statusType,
    Long octetsIn,
    Long octetsOut,
    Long durationSeconds,
    @Nullable String framedIp,
    @Nullable String framedIpv6Prefix,
    @Nullable String delegatedIpv6Prefix,
    @Nullable String callingStationId,
    @Nullable String calledStationId,
    @Nullable String nasPortId,
    @Nullable String terminateCause,
    Boolean isSynthetic) {
  static RadiusAccountingSessionView of(RadiusAccountingSession row) {
    return new RadiusAccountingSessionView(
        row.id(),
        row.open(),
        row.startedAt(),
        row.endedAt().orElse(null),
        row.lastUpdateAt(),
        row.nasKey(),
        row.sessionId(),
        row.multiSessionId().orElse(null),
        row.username(),
        row.subscriberId().orElse(null),
        row.subscriptionId().orElse(null),
        row.accessCredentialId().orElse(null),
        row.radiusClientId().orElse(null),
        row.nasDeviceId().orElse(null),
        row.statusType(),
        row.octetsIn(),
        row.octetsOut(),
        row.durationSeconds(),
        row.framedIp().orElse(null),
        row.framedIpv6Prefix().orElse(null),
        row.delegatedIpv6Prefix().orElse(null),
        row.callingStationId().orElse(null),
        row.calledStationId().orElse(null),
        row.nasPortId().orElse(null),
        row.terminateCause().orElse(null),
        row.synthetic());
  }
}
