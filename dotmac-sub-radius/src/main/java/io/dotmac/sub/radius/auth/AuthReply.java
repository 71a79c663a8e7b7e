package io.dotmac.sub.radius.auth;

import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.HiddenValue;
import java.util.List;

/**
 * What a method itself has to say in the answer, beside the attributes of the user's profile: the
 * server's own proof and keys, or why the password was refused.
 *
 * @param attributes sent as they are
 * @param hidden sent hidden with a salt
 */
public record AuthReply(AttributeBlock attributes, List<HiddenValue> hidden) {
  /** Nothing: the answer alone says it. */
  public static final AuthReply NONE = new AuthReply(AttributeBlock.EMPTY, List.of());

  /** Keeps its own list. */
  public AuthReply {
    hidden = List.copyOf(hidden);
  }

  /** Attributes that need not be hidden. */
  public static AuthReply of(AttributeBlock attributes) {
    return new AuthReply(attributes, List.of());
  }
}
