package io.dotmac.sub.core.provisioning.technician;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one technician. */
@Embeddable
public record TechnicianId(UUID value) implements Id {
  /** A new id. */
  public static TechnicianId next() {
    return new TechnicianId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static TechnicianId parse(String text) {
    return new TechnicianId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
