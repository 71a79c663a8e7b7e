package io.dotmac.sub.core.subscriber;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber to be.
 *
 * @param subscriberNumber kept from another system; absent: the next of the tenant's sequence
 * @param accountNumber as {@code subscriberNumber}
 * @param accountStartOn absent: today
 */
public record NewSubscriber(
    SubscriberDetails details,
    @Nullable String subscriberNumber,
    @Nullable String accountNumber,
    @Nullable LocalDate accountStartOn,
    SubscriberStatus status) {
  /** An active subscriber with numbers of the tenant's sequences, from today on. */
  public static NewSubscriber of(SubscriberDetails details) {
    return new NewSubscriber(details, null, null, null, SubscriberStatus.ACTIVE);
  }

  /** The same, a customer since that day. */
  public NewSubscriber since(LocalDate day) {
    return new NewSubscriber(details, subscriberNumber, accountNumber, day, status);
  }

  /** The same, keeping that number. */
  public NewSubscriber numbered(@Nullable String number) {
    return new NewSubscriber(details, number, accountNumber, accountStartOn, status);
  }

  /** The same, in that status. */
  public NewSubscriber as(SubscriberStatus other) {
    return new NewSubscriber(details, subscriberNumber, accountNumber, accountStartOn, other);
  }
}
