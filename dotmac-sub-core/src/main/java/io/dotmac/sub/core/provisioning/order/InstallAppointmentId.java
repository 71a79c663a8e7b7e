package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one appointment. */
@Embeddable
public record InstallAppointmentId(UUID value) implements Id {
  /** A new id. */
  public static InstallAppointmentId next() {
    return new InstallAppointmentId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static InstallAppointmentId parse(String text) {
    return new InstallAppointmentId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
