package io.dotmac.sub.core.provisioning.backup;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one configuration of a device. */
@Embeddable
public record ConfigBackupId(UUID value) implements Id {
  /** A new id. */
  public static ConfigBackupId next() {
    return new ConfigBackupId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ConfigBackupId parse(String text) {
    return new ConfigBackupId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
