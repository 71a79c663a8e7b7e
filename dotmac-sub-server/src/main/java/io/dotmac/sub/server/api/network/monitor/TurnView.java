package io.dotmac.sub.server.api.network.monitor;

import io.dotmac.sub.core.network.oncall.Turn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is in a rotation; absent where there is nobody in it.
 *
 * @param until then it is the turn of {@code nextName}
 */
public record TurnView(
    UUID rotationId,
    @Nullable UUID memberId,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable UUID nextMemberId,
    @Nullable String nextName) {
  static TurnView of(Turn turn) {
    return new TurnView(
        turn.rotation(),
        turn.who().member(),
        turn.who().name(),
        turn.who().email(),
        turn.who().phone(),
        turn.from(),
        turn.until(),
        turn.next().member(),
        turn.next().name());
  }

  static TurnView nobody(UUID rotation) {
    return new TurnView(rotation, null, null, null, null, null, null, null, null);
  }
}
