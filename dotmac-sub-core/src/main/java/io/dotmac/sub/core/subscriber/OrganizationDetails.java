package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an organization.
 *
 * @param contactEmail where messages about its account go; absent: nobody is told
 * @param locale a BCP 47 tag such as {@code en-NG}, of whom messages go to; absent: the tenant's
 */
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
    @Nullable @Column(name = "contact_name") String contactName,
    @Nullable @Column(name = "contact_email") String contactEmail,
    @Nullable @Column(name = "contact_phone") String contactPhone,
    @Nullable @Column(name = "locale") String locale,
    @Nullable @Column(name = "notes") String notes) {
  /** An organization of which only the name is known. */
  public static OrganizationDetails named(String name) {
    return new OrganizationDetails(
        name, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null);
  }

  /** The same, which is told things at that address. */
  public OrganizationDetails withContact(@Nullable String person, @Nullable String email) {
    return new OrganizationDetails(
        name,
        legalName,
        taxId,
        domain,
        website,
        addressLine1,
        addressLine2,
        city,
        region,
        postalCode,
        countryCode,
        person,
        email,
        contactPhone,
        locale,
        notes);
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
        .text("/contact_name", contactName, 200)
        .text("/contact_email", contactEmail, 254)
        .text("/notes", notes, 10_000);
    if (contactEmail != null) {
      Person.checkEmail(checks, "/contact_email", contactEmail);
    }
    Person.checkPhone(checks, "/contact_phone", contactPhone);
    Person.checkLocale(checks, locale);
    address().check(checks, "");
    checks.done();
  }
}
