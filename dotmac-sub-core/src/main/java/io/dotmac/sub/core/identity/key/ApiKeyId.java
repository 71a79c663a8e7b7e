package io.dotmac.sub.core.identity.key;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one API key. */
@Embeddable
public record ApiKeyId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static ApiKeyId next() {
    return new ApiKeyId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static ApiKeyId parse(String text) {
    return new ApiKeyId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
