package io.dotmac.sub.core.provisioning.line;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The service on a line, as the records have it.
 *
 * @param downloadMbps of its plan; absent where the plan does not say
 * @param locked whether it is suspended or its login refused
 * @param hasLogin whether a router must log in
 * @param onlineSince of the session that is open; absent without one
 * @param refusedFor why the last login was refused, if that came after the last session
 */
public record LineService(
    @Nullable UUID subscriptionId,
    @Nullable Integer downloadMbps,
    boolean locked,
    boolean hasLogin,
    @Nullable Instant onlineSince,
    @Nullable String refusedFor) {
  /** A line without a service. */
  public static final LineService NONE = new LineService(null, null, false, false, null, null);
}
