package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.UUID;

/** What may be edited about a attribute of a profile. */
@Embeddable
public record RadiusAttributeTerms(
    @Column(name = "profile_id") UUID profileId,
    @Column(name = "attribute") String attribute,
    @Column(name = "operator") String operator,
    @Column(name = "value") String value) {
  void check(Tx tx) {
    Checks checks = new Checks();
    boolean known = profileId != null
        && tx.find(RadiusProfile.class, new RadiusProfileId(profileId)).isPresent();
    checks
        .rule(known, "/profile_id", "not_found", "a profile was expected and none found")
        .required("/attribute", attribute, 100)
        .rule(
            List.of("=", ":=", "+=").contains(operator),
            "/operator",
            "enum",
            "expected one of =, :=, +=, found '" + operator + "'")
        .required("/value", value, 247);
    checks.done();
  }
}
