package io.dotmac.sub.core.access.realm;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a realm.
 *
 * @param name without the sign that parts it from the user, in small letters
 */
@Embeddable
public record RadiusRealmTerms(
    @Column(name = "name") String name,
    @Column(name = "form") RealmForm form,
    @Column(name = "accounting") RealmAccounting accounting,
    @Nullable @Column(name = "description") String description) {
  private static final Pattern NAME = Pattern.compile("[^\\s@\\\\/\\p{Cntrl}]{1,253}");

  void check(Checks checks) {
    checks
        .rule(
            NAME.matcher(name).matches(),
            "/name",
            "name",
            "a realm such as partner.example was expected and '" + name + "' found")
        .present("/form", form)
        .present("/accounting", accounting)
        .text("/description", description, 2_000);
  }

  RadiusRealmTerms inSmallLetters() {
    return new RadiusRealmTerms(name.toLowerCase(Locale.ROOT), form, accounting, description);
  }
}
