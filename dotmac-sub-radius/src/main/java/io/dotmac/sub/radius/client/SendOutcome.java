package io.dotmac.sub.radius.client;

import io.dotmac.sub.radius.packet.PacketView;
import java.time.Duration;
import java.util.function.Function;

/** What became of a request. */
public sealed interface SendOutcome {
  /**
   * A reply came that proved itself.
   *
   * @param transmissions how often the request was sent
   * @param elapsed from the first transmission to the reply
   */
  record Answered(PacketView request, PacketView reply, int transmissions, Duration elapsed)
      implements SendOutcome {
    @Override
    public <R> R match(
        Function<Answered, R> answered,
        Function<TimedOut, R> timedOut,
        Function<Unsent, R> unsent) {
      return answered.apply(this);
    }
  }

  /**
   * No reply came in time that proved itself.
   *
   * @param transmissions how often the request was sent
   * @param unproven how many replies came and were not believed: if there are any, the secrets
   *     probably differ
   */
  record TimedOut(int transmissions, int unproven) implements SendOutcome {
    @Override
    public <R> R match(
        Function<Answered, R> answered,
        Function<TimedOut, R> timedOut,
        Function<Unsent, R> unsent) {
      return timedOut.apply(this);
    }
  }

  /**
   * The request was never sent, or the sender was closed before a reply came.
   *
   * @param why in a sentence
   */
  record Unsent(String why) implements SendOutcome {
    @Override
    public <R> R match(
        Function<Answered, R> answered,
        Function<TimedOut, R> timedOut,
        Function<Unsent, R> unsent) {
      return unsent.apply(this);
    }
  }

  /** Exactly one of the functions is called: the one for what happened. */
  <R> R match(
      Function<Answered, R> answered, Function<TimedOut, R> timedOut, Function<Unsent, R> unsent);
}
