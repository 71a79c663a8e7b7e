package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.List;

/**
 * What has to be done outside the office when services begin and end. Called in the transaction of
 * the verb, so that an order is there exactly when the service is.
 */
public interface FieldWork {
  /** Nobody goes anywhere: whoever activates a service knows that it works. */
  FieldWork NONE = new FieldWork() {
    @Override
    public void begin(Tx tx, List<Subscription> pending) {}

    @Override
    public void requireDone(Tx tx, Subscription service) {}

    @Override
    public void end(Tx tx, Subscription service, LocalDate on) {}
  };

  /** New services wait for their activation; those that exist elsewhere are not among them. */
  void begin(Tx tx, List<Subscription> pending);

  /** Refuses, as a conflict, unless all is done that the service's activation waits for. */
  void requireDone(Tx tx, Subscription service);

  /** A service is over; {@code on} is the first day it is not served. */
  void end(Tx tx, Subscription service, LocalDate on);
}
