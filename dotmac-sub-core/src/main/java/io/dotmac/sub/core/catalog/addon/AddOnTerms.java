package io.dotmac.sub.core.catalog.addon;

import io.dotmac.sub.core.catalog.profile.TaxRate;
import io.dotmac.sub.core.catalog.profile.TaxRateId;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.References;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an add-on.
 *
 * @param code a short name, unique within the tenant
 * @param addonType absent: custom
 * @param taxRateId absent: the tax of the plan it is bought with
 */
@Embeddable
public record AddOnTerms(
    @Column(name = "name") String name,
    @Nullable @Column(name = "code") String code,
    @Column(name = "addon_type") AddOnType addonType,
    @Nullable @Column(name = "description") String description,

    @Nullable @Embedded @AttributeOverride(name = "value", column = @Column(name = "tax_rate_id"))
    TaxRateId taxRateId) {
  /** Fills in the type. */
  public AddOnTerms {
    addonType = addonType == null ? AddOnType.CUSTOM : addonType;
  }

  /** An add-on of that kind. */
  public static AddOnTerms of(String name, @Nullable String code, AddOnType type) {
    return new AddOnTerms(name, code, type, null, null);
  }

  void check(Tx tx) {
    Checks checks = new Checks()
        .required("/name", name, 200)
        .text("/code", code, 50)
        .text("/description", description, 2_000);
    References.check(tx, checks, "/tax_rate_id", TaxRate.class, taxRateId);
    checks.done();
  }
}
