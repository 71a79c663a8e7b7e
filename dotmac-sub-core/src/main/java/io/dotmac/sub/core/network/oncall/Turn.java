package io.dotmac.sub.core.network.oncall;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is in a rotation.
 *
 * @param who the member
 * @param until from then on it is the turn of {@code next}, who is the same where there is nobody
 *     else
 */
public record Turn(UUID rotation, Person who, Instant from, Instant until, Person next) {
  /**
   * Somebody who can be told.
   *
   * @param locale the language in which; absent: the tenant's
   */
  public record Person(
      UUID member,
      String name,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String locale) {
    /** Where they are told on that channel, if they can be. */
    @Nullable
    String address(AlertChannel channel) {
      return channel == AlertChannel.EMAIL ? email : phone;
    }
  }
}
