package io.dotmac.sub.billing.dunning.policy;

import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A step that a replayed policy takes.
 *
 * @param stepNo its place on the ladder, from 1
 * @param day on the ladder
 * @param overdue what was late when it was taken
 * @param fee what it would have cost, zero when nothing
 * @param paid what really was paid after it and before the account's next step, or the end
 */
public record Touch(
    UUID account,
    LocalDate on,
    int stepNo,
    int day,
    DunningAction action,
    Money overdue,
    Money fee,
    Money paid) {}
