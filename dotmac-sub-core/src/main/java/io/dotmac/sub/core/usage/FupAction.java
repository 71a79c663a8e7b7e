package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.access.LockEffect;
import java.util.Optional;

/** What happens to a service that has used all that its period includes. */
public enum FupAction {
  /** It goes on at the throttle speed. */
  THROTTLE,
  /** It is off until more is added or the next period begins. */
  BLOCK,
  /** It goes on; somebody is told. */
  NOTIFY;

  /** The lock that does it; none where nothing is held back. */
  Optional<LockEffect> effect() {
    switch (this) {
      case THROTTLE:
        return Optional.of(LockEffect.THROTTLE);
      case BLOCK:
        return Optional.of(LockEffect.SUSPEND);
      default:
        return Optional.empty();
    }
  }
}
