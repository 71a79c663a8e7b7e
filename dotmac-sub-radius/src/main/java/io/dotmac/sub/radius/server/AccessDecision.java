package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.auth.AuthReply;
import io.dotmac.sub.radius.auth.AuthVerdict;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.HiddenValue;
import java.util.List;
import java.util.function.Function;

/** What a policy answers to an Access-Request. */
public sealed interface AccessDecision {
  /**
   * Access.
   *
   * @param attributes sent as they are
   * @param hidden sent hidden: keys and passwords of tunnels
   */
  record Accept(AttributeBlock attributes, List<HiddenValue> hidden) implements AccessDecision {
    /** Keeps its own list. */
    public Accept {
      hidden = List.copyOf(hidden);
    }

    /** Nothing that would have to be hidden. */
    public Accept(AttributeBlock attributes) {
      this(attributes, List.of());
    }

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

  /**
   * What follows from a verdict: access with the attributes of the user's profile and what the
   * method adds to them, or no access for the reason the verdict has.
   */
  static AccessDecision of(AuthVerdict verdict, AttributeBlock profile) {
    AuthReply reply = verdict.reply();
    if (verdict.verified() && reply == AuthReply.NONE) {
      return new Accept(profile);
    }
    return verdict.match(
        () -> new Accept(profile.plus(reply.attributes()), reply.hidden()),
        refused -> new Reject(refused.reason(), reply.attributes()));
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
