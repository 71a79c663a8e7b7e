package io.dotmac.sub.billing.cash;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;

/**
 * One incoming row of a bank's file.
 *
 * @param no its place in the file, from 1
 */
public record StatementRow(
    int no, LocalDate bookedOn, Money amount, String reference, String payer) {}
