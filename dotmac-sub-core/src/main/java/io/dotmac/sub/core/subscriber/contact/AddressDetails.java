package io.dotmac.sub.core.subscriber.contact;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.subscriber.PostalAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address and what it is for.
 *
 * @param taxRateId the {@code TaxRate} that is due on services at this address
 * @param latitude WGS 84 degrees, north positive; given with the longitude
 * @param longitude WGS 84 degrees, east positive
 */
@Embeddable
public record AddressDetails(
    @Column(name = "address_type") AddressType addressType,
    @Nullable @Column(name = "label") String label,
    @Column(name = "address_line1") String addressLine1,
    @Nullable @Column(name = "address_line2") String addressLine2,
    @Nullable @Column(name = "city") String city,
    @Nullable @Column(name = "region") String region,
    @Nullable @Column(name = "postal_code") String postalCode,
    @Nullable @Column(name = "country_code") String countryCode,
    @Nullable @Column(name = "latitude") BigDecimal latitude,
    @Nullable @Column(name = "longitude") BigDecimal longitude,
    @Nullable @Column(name = "tax_rate_id") UUID taxRateId,
    @Column(name = "is_primary") boolean isPrimary) {
  /** Where a service is delivered. */
  public static AddressDetails service(String street, String city, String countryCode) {
    return new AddressDetails(
        AddressType.SERVICE,
        null,
        street,
        null,
        city,
        null,
        null,
        countryCode,
        null,
        null,
        null,
        true);
  }

  /** The same at that point. */
  public AddressDetails at(BigDecimal lat, BigDecimal lon) {
    return new AddressDetails(
        addressType,
        label,
        addressLine1,
        addressLine2,
        city,
        region,
        postalCode,
        countryCode,
        lat,
        lon,
        taxRateId,
        isPrimary);
  }

  /** The postal part. */
  public PostalAddress postal() {
    return new PostalAddress(addressLine1, addressLine2, city, region, postalCode, countryCode);
  }

  void check() {
    Checks checks = new Checks()
        .present("/address_type", addressType)
        .required("/address_line1", addressLine1, 200)
        .text("/label", label, 100)
        .range("/latitude", latitude, -90, 90)
        .range("/longitude", longitude, -180, 180)
        .rule(
            (latitude == null) == (longitude == null),
            "/longitude",
            "together",
            "latitude and longitude are given together or not at all");
    postal().check(checks, "");
    checks.done();
  }
}
