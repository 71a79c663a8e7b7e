package io.dotmac.sub.core.access.sync;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names a job that keeps a FreeRADIUS in step. */
@Embeddable
public record RadiusSyncJobId(UUID value) implements Id {
  /** A new id. */
  public static RadiusSyncJobId next() {
    return new RadiusSyncJobId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static RadiusSyncJobId parse(String text) {
    return new RadiusSyncJobId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
