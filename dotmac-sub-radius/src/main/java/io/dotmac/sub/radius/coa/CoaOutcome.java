package io.dotmac.sub.radius.coa;

import io.dotmac.sub.radius.attribute.ErrorCause;
import io.dotmac.sub.radius.packet.PacketView;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of a Disconnect-Request or CoA-Request. */
public sealed interface CoaOutcome {
  /** The NAS did it. */
  record Ack(PacketView reply) implements CoaOutcome {
    @Override
    public <R> R match(
        Function<Ack, R> ack,
        Function<Nak, R> nak,
        Function<TimedOut, R> timedOut,
        Function<Unsent, R> unsent) {
      return ack.apply(this);
    }
  }

  /**
   * The NAS refused.
   *
   * @param causeOrNull why, if it said so and the cause is one that RADIUS names
   */
  record Nak(@Nullable ErrorCause causeOrNull, PacketView reply) implements CoaOutcome {
    /** Why, if it said so and the cause is one that RADIUS names. */
    public Optional<ErrorCause> cause() {
      return Optional.ofNullable(causeOrNull);
    }

    /** Whether the session is not there (any more), so that there is nothing left to do. */
    public boolean sessionGone() {
      return causeOrNull == ErrorCause.SESSION_CONTEXT_NOT_FOUND;
    }

    @Override
    public <R> R match(
        Function<Ack, R> ack,
        Function<Nak, R> nak,
        Function<TimedOut, R> timedOut,
        Function<Unsent, R> unsent) {
      return nak.apply(this);
    }
  }

  /**
   * The NAS did not answer in time: whether it did it is not known.
   *
   * @param transmissions how often it was asked
   * @param unproven how many answers came that did not know the secret
   */
  record TimedOut(int transmissions, int unproven) implements CoaOutcome {
    @Override
    public <R> R match(
        Function<Ack, R> ack,
        Function<Nak, R> nak,
        Function<TimedOut, R> timedOut,
        Function<Unsent, R> unsent) {
      return timedOut.apply(this);
    }
  }

  /**
   * The NAS was not asked, or the client was closed before it answered.
   *
   * @param why in a sentence
   */
  record Unsent(String why) implements CoaOutcome {
    @Override
    public <R> R match(
        Function<Ack, R> ack,
        Function<Nak, R> nak,
        Function<TimedOut, R> timedOut,
        Function<Unsent, R> unsent) {
      return unsent.apply(this);
    }
  }

  /** Exactly one of the functions is called: the one for what happened. */
  <R> R match(
      Function<Ack, R> ack,
      Function<Nak, R> nak,
      Function<TimedOut, R> timedOut,
      Function<Unsent, R> unsent);

  /** One line for people: what happened and why. */
  default String describe() {
    return match(
        ack -> "acknowledged",
        nak -> nak.cause()
            .map(cause -> "refused: " + cause.text() + " (" + cause.number() + ")")
            .orElse("refused without a cause"),
        timedOut -> timedOut.unproven() > 0
            ? "no answer that knows the secret after " + timedOut.transmissions() + " requests"
            : "no answer after " + timedOut.transmissions() + " requests",
        unsent -> "not sent: " + unsent.why());
  }
}
