package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.provisioning.slot.Slot;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about an appointment.
 *
 * @param scheduledEnd the first moment after it
 * @param technicianId who comes; absent: not known yet, or nobody since the subscriber does it
 * @param isSelfInstall whether the subscriber does it
 */
@Embeddable
public record AppointmentTerms(
    @Column(name = "scheduled_start") Instant scheduledStart,
    @Column(name = "scheduled_end") Instant scheduledEnd,

    @Nullable @Embedded @AttributeOverride(name = "value", column = @Column(name = "technician_id"))
    TechnicianId technicianId,

    @Column(name = "is_self_install") boolean isSelfInstall,
    @Nullable @Column(name = "notes") String notes) {
  private static final Duration LONGEST = Duration.ofDays(2);

  /** At that time, by whom is not known. */
  public static AppointmentTerms at(Slot time) {
    return new AppointmentTerms(time.start(), time.end(), null, false, null);
  }

  Checks check() {
    return new Checks()
        .rule(
            scheduledEnd.isAfter(scheduledStart)
                && !scheduledEnd.isAfter(scheduledStart.plus(LONGEST)),
            "/scheduled_end",
            "range",
            "the end must be after the start, and within two days")
        .rule(
            !isSelfInstall || technicianId == null,
            "/technician_id",
            "self_install",
            "nobody comes when the subscriber does it")
        .text("/notes", notes, 4_000);
  }

  /** The same, by somebody. */
  AppointmentTerms by(@Nullable TechnicianId technician) {
    return new AppointmentTerms(scheduledStart, scheduledEnd, technician, isSelfInstall, notes);
  }

  Slot time() {
    return new Slot(scheduledStart, scheduledEnd);
  }
}
