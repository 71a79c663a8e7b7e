package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;
import java.util.EnumSet;
import java.util.Set;

/** Where an appointment stands. The schema holds rows to the same moves. */
public enum AppointmentStatus {
  /** A time that nobody has agreed to yet. */
  PROPOSED,
  CONFIRMED,
  COMPLETED,
  /** Nobody was there. */
  NO_SHOW,
  CANCELED;

  /** Where it may come to from here. */
  public Set<AppointmentStatus> next() {
    return switch (this) {
      case PROPOSED -> EnumSet.of(CONFIRMED, COMPLETED, CANCELED);
      case CONFIRMED -> EnumSet.of(PROPOSED, COMPLETED, NO_SHOW, CANCELED);
      case COMPLETED, NO_SHOW, CANCELED -> EnumSet.noneOf(AppointmentStatus.class);
    };
  }

  /** Whether it is still to come. */
  public boolean live() {
    return this == PROPOSED || this == CONFIRMED;
  }

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<AppointmentStatus> {
    /** For Hibernate. */
    public Column() {
      super(AppointmentStatus.class);
    }
  }
}
