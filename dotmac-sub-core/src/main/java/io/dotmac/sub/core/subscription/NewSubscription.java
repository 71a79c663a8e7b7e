package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.catalog.BillingMode;
import io.dotmac.sub.core.catalog.ContractTerm;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.OfferVersionId;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service to be.
 *
 * @param offerVersion pins the price to that version; absent: the price of each period's first day
 * @param account who owes; absent: the account of its organization if that is billed for all its
 *     people, else the subscriber itself
 * @param status pending, active or suspended; the latter two for services that exist already
 * @param startOn the first day of service; absent: the day of the activation
 * @param endOn the first day that is no longer served; absent: without an end
 * @param anchorDay the day of the month bills are anchored to; absent: the engine's, else the
 *     subscriber's billing day, else the day of {@code startOn}
 * @param billedThrough nothing before that day is charged by this system: it was charged elsewhere
 */
public record NewSubscription(
    SubscriberId subscriber,
    OfferId offer,
    @Nullable OfferVersionId offerVersion,
    @Nullable UUID account,
    SubscriptionStatus status,
    @Nullable BillingMode billingMode,
    @Nullable ContractTerm contractTerm,
    @Nullable LocalDate startOn,
    @Nullable LocalDate endOn,
    @Nullable Integer anchorDay,
    @Nullable LocalDate billedThrough,
    SubscriptionTerms terms) {
  /** Waits for its activation. */
  public static NewSubscription pending(SubscriberId subscriber, OfferId offer) {
    return new NewSubscription(
        subscriber,
        offer,
        null,
        null,
        SubscriptionStatus.PENDING,
        null,
        null,
        null,
        null,
        null,
        null,
        SubscriptionTerms.PLAIN);
  }

  /** Has been served since that day. */
  public static NewSubscription active(SubscriberId subscriber, OfferId offer, LocalDate since) {
    return pending(subscriber, offer).as(SubscriptionStatus.ACTIVE).from(since);
  }

  /** The same in that status. */
  public NewSubscription as(SubscriptionStatus other) {
    return new NewSubscription(
        subscriber,
        offer,
        offerVersion,
        account,
        other,
        billingMode,
        contractTerm,
        startOn,
        endOn,
        anchorDay,
        billedThrough,
        terms);
  }

  /** The same from that day on. */
  public NewSubscription from(@Nullable LocalDate day) {
    return new NewSubscription(
        subscriber,
        offer,
        offerVersion,
        account,
        status,
        billingMode,
        contractTerm,
        day,
        endOn,
        anchorDay,
        billedThrough,
        terms);
  }

  /** The same on those terms. */
  public NewSubscription on(SubscriptionTerms other) {
    return new NewSubscription(
        subscriber,
        offer,
        offerVersion,
        account,
        status,
        billingMode,
        contractTerm,
        startOn,
        endOn,
        anchorDay,
        billedThrough,
        other);
  }

  /** The same, anchored to that day of the month. */
  public NewSubscription anchored(@Nullable Integer day) {
    return new NewSubscription(
        subscriber,
        offer,
        offerVersion,
        account,
        status,
        billingMode,
        contractTerm,
        startOn,
        endOn,
        day,
        billedThrough,
        terms);
  }

  /** The same, charged elsewhere for the days before that one. */
  public NewSubscription billedThrough(@Nullable LocalDate day) {
    return new NewSubscription(
        subscriber,
        offer,
        offerVersion,
        account,
        status,
        billingMode,
        contractTerm,
        startOn,
        endOn,
        anchorDay,
        day,
        terms);
  }

  /** The same until that day, the first that is no longer served; absent: without an end. */
  public NewSubscription until(@Nullable LocalDate day) {
    return new NewSubscription(
        subscriber,
        offer,
        offerVersion,
        account,
        status,
        billingMode,
        contractTerm,
        startOn,
        day,
        anchorDay,
        billedThrough,
        terms);
  }

  /** The same, owed by that account. */
  public NewSubscription owedBy(@Nullable UUID other) {
    return new NewSubscription(
        subscriber,
        offer,
        offerVersion,
        other,
        status,
        billingMode,
        contractTerm,
        startOn,
        endOn,
        anchorDay,
        billedThrough,
        terms);
  }
}
