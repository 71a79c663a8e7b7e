package io.dotmac.sub.core.tx;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, as events and audit record it.
 *
 * @param id the principal's id; absent for the system itself
 * @param name what people read, such as a user name or the name of a job
 */
public record Actor(ActorType type, @Nullable UUID id, String name) {
  /** The system itself, doing the job of that name. */
  public static Actor system(String name) {
    return new Actor(ActorType.SYSTEM, null, name);
  }
}
