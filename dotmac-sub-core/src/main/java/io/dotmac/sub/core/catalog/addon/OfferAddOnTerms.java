package io.dotmac.sub.core.catalog.addon;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * How an add-on goes with an offer.
 *
 * @param isRequired whether each service on the offer has it from the start
 * @param minQuantity absent: 1
 * @param maxQuantity absent: any
 */
@Embeddable
public record OfferAddOnTerms(
    @Column(name = "is_required") boolean isRequired,
    @Nullable @Column(name = "min_quantity") Integer minQuantity,
    @Nullable @Column(name = "max_quantity") Integer maxQuantity) {
  /** May be bought, any number. */
  public static final OfferAddOnTerms OPTIONAL = new OfferAddOnTerms(false, null, null);

  /** The quantity a required one starts with. */
  public int startingQuantity() {
    return minQuantity == null ? 1 : Math.max(1, minQuantity);
  }

  /** Whether that many may be bought. */
  public boolean allows(int quantity) {
    return quantity >= 1
        && (minQuantity == null || quantity >= minQuantity)
        && (maxQuantity == null || quantity <= maxQuantity);
  }

  void check() {
    new Checks()
        .range("/min_quantity", minQuantity, 0, 100_000)
        .range("/max_quantity", maxQuantity, 1, 100_000)
        .rule(
            minQuantity == null || maxQuantity == null || minQuantity <= maxQuantity,
            "/max_quantity",
            "range",
            "max_quantity must not be below min_quantity")
        .done();
  }
}
