package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a region zone.
 *
 * @param code a short name, unique within the tenant
 */
@Embeddable
public record RegionZoneTerms(
    @Column(name = "name") String name,
    @Nullable @Column(name = "code") String code,
    @Nullable @Column(name = "description") String description) {
  void check(Tx tx) {
    new Checks()
        .required("/name", name, 200)
        .text("/code", code, 50)
        .text("/description", description, 2_000)
        .done();
  }
}
