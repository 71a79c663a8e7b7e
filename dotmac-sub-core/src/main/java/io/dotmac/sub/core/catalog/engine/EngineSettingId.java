package io.dotmac.sub.core.catalog.engine;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one setting of a subscription engine. */
@Embeddable
public record EngineSettingId(UUID value) implements Id {
  /** A new id. */
  public static EngineSettingId next() {
    return new EngineSettingId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static EngineSettingId parse(String text) {
    return new EngineSettingId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
