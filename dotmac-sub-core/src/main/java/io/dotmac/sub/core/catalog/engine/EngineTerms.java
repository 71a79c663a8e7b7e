package io.dotmac.sub.core.catalog.engine;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an engine.
 *
 * @param code a short name, unique within the tenant
 */
@Embeddable
public record EngineTerms(
    @Column(name = "name") String name,
    @Column(name = "code") String code,
    @Nullable @Column(name = "description") String description) {
  void check() {
    new Checks()
        .required("/name", name, 200)
        .required("/code", code, 50)
        .text("/description", description, 2_000)
        .done();
  }
}
