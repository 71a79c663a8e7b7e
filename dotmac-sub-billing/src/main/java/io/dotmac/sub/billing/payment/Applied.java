package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.money.Money;
import java.util.UUID;

/**
 * A part of a payment that pays an invoice.
 *
 * @param invoice what is paid
 * @param amount more than 0
 */
public record Applied(UUID invoice, Money amount) {}
