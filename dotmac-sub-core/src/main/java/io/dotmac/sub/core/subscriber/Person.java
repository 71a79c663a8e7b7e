package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who a subscriber is and how to address them.
 *
 * @param displayName the name to show; absent: first and last name
 * @param email unique within the tenant, capitals do not matter
 * @param locale a BCP 47 tag such as {@code en-NG}; absent: the tenant's
 * @param timezone an IANA zone such as {@code Africa/Lagos}; absent: the tenant's
 */
@Embeddable
public record Person(
    @Column(name = "first_name") String firstName,
    @Column(name = "last_name") String lastName,
    @Nullable @Column(name = "display_name") String displayName,
    @Nullable @Column(name = "avatar_url") String avatarUrl,
    @Column(name = "email") String email,
    @Nullable @Column(name = "phone") String phone,
    @Nullable @Column(name = "date_of_birth") LocalDate dateOfBirth,
    @Column(name = "gender") Gender gender,
    @Nullable @Column(name = "preferred_contact_method") ContactMethod preferredContactMethod,
    @Nullable @Column(name = "locale") String locale,
    @Nullable @Column(name = "timezone") String timezone) {
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{2,38}");
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  /** A person of whom only the name and the address are known. */
  public static Person of(String firstName, String lastName, String email) {
    return new Person(
        firstName, lastName, null, null, email, null, null, Gender.UNKNOWN, null, null, null);
  }

  /** The same person, reached by that phone. */
  public Person withPhone(@Nullable String number) {
    return new Person(
        firstName,
        lastName,
        displayName,
        avatarUrl,
        email,
        number,
        dateOfBirth,
        gender,
        preferredContactMethod,
        locale,
        timezone);
  }

  /** The name to show. */
  public String name() {
    return displayName == null || displayName.isBlank()
        ? (firstName + " " + lastName).strip()
        : displayName;
  }

  /** Records what cannot be stored. */
  public void check(Checks checks, LocalDate today) {
    checks
        .required("/first_name", firstName, 100)
        .required("/last_name", lastName, 100)
        .text("/display_name", displayName, 200)
        .text("/avatar_url", avatarUrl, 500)
        .required("/email", email, 254)
        .rule(
            dateOfBirth == null || (dateOfBirth.isBefore(today) && dateOfBirth.getYear() >= 1900),
            "/date_of_birth",
            "range",
            "a day in the past and not before 1900 was expected and " + dateOfBirth + " found")
        .present("/gender", gender)
        .rule(
            timezone == null || ZONES.contains(timezone),
            "/timezone",
            "timezone",
            "a zone such as Africa/Lagos was expected and '" + timezone + "' found");
    if (email != null && !email.isBlank()) {
      checkEmail(checks, "/email", email);
    }
    checkPhone(checks, "/phone", phone);
    checkLocale(checks, locale);
  }

  static void checkEmail(Checks checks, String pointer, String email) {
    checks.rule(
        EmailAddress.isValid(email),
        pointer,
        "email",
        "an e-mail address was expected and '" + email + "' found");
  }

  static void checkPhone(Checks checks, String pointer, @Nullable String phone) {
    checks.rule(
        phone == null || PHONE.matcher(phone).matches(),
        pointer,
        "phone",
        "a phone number such as +234 801 234 5678 was expected and '" + phone + "' found");
  }

  static void checkLocale(Checks checks, @Nullable String locale) {
    checks.rule(
        locale == null || !Locale.forLanguageTag(locale).getLanguage().isEmpty(),
        "/locale",
        "locale",
        "a language tag such as en-NG was expected and '" + locale + "' found");
  }
}
