package io.dotmac.sub.core.provisioning.technician;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a technician.
 *
 * @param name unique among those who are active
 * @param isActive whether new work may be given to them
 */
@Embeddable
public record TechnicianTerms(
    @Column(name = "name") String name,
    @Nullable @Column(name = "phone") String phone,
    @Nullable @Column(name = "email") String email,
    @Nullable @Column(name = "notes") String notes,
    @Column(name = "is_active") boolean isActive) {
  /** Of somebody of whom only the name is known. */
  public static TechnicianTerms named(String name) {
    return new TechnicianTerms(name, null, null, null, true);
  }

  Checks check() {
    return new Checks()
        .required("/name", name, 200)
        .text("/phone", phone, 40)
        .text("/email", email, 254)
        .text("/notes", notes, 2_000);
  }

  /** The same, at work or not. */
  TechnicianTerms active(boolean active) {
    return new TechnicianTerms(name, phone, email, notes, active);
  }
}
