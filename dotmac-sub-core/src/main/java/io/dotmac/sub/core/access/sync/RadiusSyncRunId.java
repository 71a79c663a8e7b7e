package io.dotmac.sub.core.access.sync;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names a run of a job that keeps a FreeRADIUS in step. */
@Embeddable
public record RadiusSyncRunId(UUID value) implements Id {
  /** A new id. */
  public static RadiusSyncRunId next() {
    return new RadiusSyncRunId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static RadiusSyncRunId parse(String text) {
    return new RadiusSyncRunId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
