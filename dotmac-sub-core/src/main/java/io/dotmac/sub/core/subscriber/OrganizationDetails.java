package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** What is known about an organization. */
@Embeddable
public record OrganizationDetails(
    @Column(name = "name") String name,
    @Nullable @Column(name = "legal_name") String legalName,
    @Nullable @Column(name = "tax_id") String taxId,
    @Nullable @Column(name = "domain") String domain,
    @Nullable @Column(name = "website") String website,
    @Nullable @Column(name = "address_line1") String addressLine1,
    @Nullable @Column(name = "address_line2") String addressLine2,
    @Nullable @Column(name = "city") String city,
    @Nullable @Column(name = "region") String region,
    @Nullable @Column(name = "postal_code") String postalCode,
    @Nullable @Column(name = "country_code") String countryCode,
    @Nullable @Column(name = "notes") String notes) {
  /** An organization of which only the name is known. */
  public static OrganizationDetails named(String name) {
    return new OrganizationDetails(
        name, null, null, null, null, null, null, null, null, null, null, null);
  }

  /** Where it is. */
  public PostalAddress address() {
    return new PostalAddress(addressLine1, addressLine2, city, region, postalCode, countryCode);
  }

  void check(Tx tx) {
    Checks checks = new Checks()
        .required("/name", name, 200)
        .text("/legal_name", legalName, 200)
        .text("/tax_id", taxId, 100)
        .text("/domain", domain, 253)
        .text("/website", website, 500)
        .text("/notes", notes, 10_000);
    address().check(checks, "");
    checks.done();
  }
}
