package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.packet.AttributeBlock;
import java.util.function.Function;

/** What a policy answers to an Access-Request. */
public sealed interface AccessDecision {
  /** Access, with these attributes. */
  record Accept(AttributeBlock attributes) implements AccessDecision {
    @Override
    public <R> R match(
        Function<Accept, R> accept,
        Function<Reject, R> reject,
        Function<Challenge, R> challenge,
        Function<Silence, R> silence) {
      return accept.apply(this);
    }
  }

  /**
   * No access.
   *
   * @param reason counted, never sent
   * @param attributes usually none, or a neutral Reply-Message
   */
  record Reject(RejectReason reason, AttributeBlock attributes) implements AccessDecision {
    @Override
    public <R> R match(
        Function<Accept, R> accept,
        Function<Reject, R> reject,
        Function<Challenge, R> challenge,
        Function<Silence, R> silence) {
      return reject.apply(this);
    }
  }

  /**
   * The method has another round.
   *
   * @param attributes with the State by which the next request is recognised
   */
  record Challenge(AttributeBlock attributes) implements AccessDecision {
    @Override
    public <R> R match(
        Function<Accept, R> accept,
        Function<Reject, R> reject,
        Function<Challenge, R> challenge,
        Function<Silence, R> silence) {
      return challenge.apply(this);
    }
  }

  /** No answer, so that the NAS asks another server: for when this one cannot know. */
  record Silence() implements AccessDecision {
    @Override
    public <R> R match(
        Function<Accept, R> accept,
        Function<Reject, R> reject,
        Function<Challenge, R> challenge,
        Function<Silence, R> silence) {
      return silence.apply(this);
    }
  }

  /** Access, with these attributes. */
  static AccessDecision accept(AttributeBlock attributes) {
    return new Accept(attributes);
  }

  /** No access, and nothing said. */
  static AccessDecision reject(RejectReason reason) {
    return new Reject(reason, AttributeBlock.EMPTY);
  }

  /** Exactly one of the functions is called: the one for this decision. */
  <R> R match(
      Function<Accept, R> accept,
      Function<Reject, R> reject,
      Function<Challenge, R> challenge,
      Function<Silence, R> silence);
}
