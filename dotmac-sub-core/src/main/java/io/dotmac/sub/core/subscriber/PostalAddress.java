package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody can be found or written to; every part may be missing.
 *
 * @param region the state or province
 * @param countryCode ISO 3166-1 alpha-2, in capitals
 */
@Embeddable
public record PostalAddress(
    @Nullable @Column(name = "address_line1") String addressLine1,
    @Nullable @Column(name = "address_line2") String addressLine2,
    @Nullable @Column(name = "city") String city,
    @Nullable @Column(name = "region") String region,
    @Nullable @Column(name = "postal_code") String postalCode,
    @Nullable @Column(name = "country_code") String countryCode) {
  /** No part known. */
  public static final PostalAddress NONE = new PostalAddress(null, null, null, null, null, null);

  private static final java.util.Set<String> COUNTRIES = java.util.Set.of(Locale.getISOCountries());

  /** A street and a city. */
  public static PostalAddress of(String street, String city, String countryCode) {
    return new PostalAddress(street, null, city, null, null, countryCode);
  }

  /** Records what cannot be stored; {@code prefix} stands before each field's name. */
  public void check(Checks checks, String prefix) {
    checks
        .text("/" + prefix + "address_line1", addressLine1, 200)
        .text("/" + prefix + "address_line2", addressLine2, 200)
        .text("/" + prefix + "city", city, 100)
        .text("/" + prefix + "region", region, 100)
        .text("/" + prefix + "postal_code", postalCode, 20)
        .rule(
            countryCode == null || COUNTRIES.contains(countryCode),
            "/" + prefix + "country_code",
            "country",
            "an ISO 3166 country code such as NG was expected and '" + countryCode + "' found");
  }

  /** The parts that are known, in one line. */
  public String oneLine() {
    return Stream.of(addressLine1, addressLine2, city, region, postalCode, countryCode)
        .filter(Objects::nonNull)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }
}
