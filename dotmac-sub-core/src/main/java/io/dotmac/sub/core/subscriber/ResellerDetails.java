package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a reseller.
 *
 * @param code a short name, unique within the tenant
 */
@Embeddable
public record ResellerDetails(
    @Column(name = "name") String name,
    @Nullable @Column(name = "code") String code,
    @Nullable @Column(name = "contact_email") String contactEmail,
    @Nullable @Column(name = "contact_phone") String contactPhone,
    @Nullable @Column(name = "notes") String notes) {
  void check(Tx tx) {
    new Checks()
        .required("/name", name, 200)
        .text("/code", code, 50)
        .rule(
            contactEmail == null || EmailAddress.isValid(contactEmail),
            "/contact_email",
            "email",
            "an e-mail address was expected and '" + contactEmail + "' found")
        .text("/contact_phone", contactPhone, 40)
        .text("/notes", notes, 10_000)
        .done();
  }
}
