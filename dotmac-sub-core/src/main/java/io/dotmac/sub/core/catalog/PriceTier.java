package io.dotmac.sub.core.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A range of quantities with a rate of its own.
 *
 * @param upTo the last quantity that belongs to it; absent for the last tier
 * @param unitPrice of each unit; it may have up to eight decimals
 * @param flatFee once when the tier is reached; absent: none
 */
public record PriceTier(
    @Nullable BigDecimal upTo,
    BigDecimal unitPrice,
    @Nullable BigDecimal flatFee) {}
