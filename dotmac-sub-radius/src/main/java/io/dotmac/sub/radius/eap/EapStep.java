package io.dotmac.sub.radius.eap;

import io.dotmac.sub.radius.auth.AuthAttempt;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.HiddenValue;
import io.dotmac.sub.radius.server.AccessDecision;
import java.util.List;
import java.util.function.Function;

/** What a conversation does next. */
public sealed interface EapStep {
  /**
   * It sends the user another request.
   *
   * @param data what follows the type of the method
   */
  record Ask(byte[] data) implements EapStep {}

  /**
   * It has what the policy needs to decide.
   *
   * @param user the name to look up
   * @param attempt the proof
   * @param then what follows from the decision
   */
  record Check(String user, AuthAttempt attempt, Function<AccessDecision, EapStep> then)
      implements EapStep {}

  /**
   * The user gets access.
   *
   * @param attributes those of the profile
   * @param hidden the keys of the session, if the method makes any
   */
  record Accepted(AttributeBlock attributes, List<HiddenValue> hidden) implements EapStep {}

  /** The user gets no access. */
  record Refused(RejectReason reason, AttributeBlock attributes) implements EapStep {}

  /** Nothing is said, because the policy cannot know. */
  record Silent() implements EapStep {}

  /** No access, and nothing but that. */
  static EapStep refused(RejectReason reason) {
    return new Refused(reason, AttributeBlock.EMPTY);
  }

  /** The end of a method that has nothing to say after the policy's decision. */
  static EapStep ending(AccessDecision decision) {
    return decision.match(
        accept -> new Accepted(accept.attributes(), accept.hidden()),
        reject -> new Refused(reject.reason(), reject.attributes()),
        challenge -> refused(RejectReason.METHOD_UNSUPPORTED),
        silence -> new Silent());
  }
}
