package io.dotmac.sub.server.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber of the demo is and does.
 *
 * @param number 1 for the first
 * @param plan the index of the plan they have
 * @param joinedOn the first day of service
 * @param billingDay the day of the month they are billed
 * @param stopsPayingOn the invoices issued from that day on stay unpaid; only for {@code STOPS}
 * @param leavesOn the first day without service; absent: they stay
 * @param paysAfterDays days from an invoice to its payment
 */
record DemoPerson(
    int number,
    String firstName,
    String lastName,
    String email,
    String phone,
    String street,
    String city,
    int plan,
    LocalDate joinedOn,
    int billingDay,
    PayingHabit habit,
    @Nullable LocalDate stopsPayingOn,
    @Nullable LocalDate leavesOn,
    int paysAfterDays,
    boolean staticAddress,
    boolean managedWifi) {
  /** What they type into their router: {@code amaka.okafor7}. */
  String login() {
    return (firstName + "." + lastName).toLowerCase(java.util.Locale.ROOT).replace(" ", "")
        + number;
  }
}
