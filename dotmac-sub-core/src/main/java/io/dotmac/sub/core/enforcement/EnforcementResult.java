package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.access.AccessState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of bringing the network in line for one service.
 *
 * @param desired the state that was applied
 * @param reason why, machine-readable
 * @param outcome whether the network is in line now
 * @param evidence each request to a NAS and its answer
 * @param error what is in the way, if the network is not in line
 */
public record EnforcementResult(
    AccessState desired,
    String reason,
    Outcome outcome,
    List<Evidence> evidence,
    @Nullable String error) {
  /** Copies the evidence. */
  public EnforcementResult {
    evidence = List.copyOf(evidence);
  }

  /** Whether the network is in line now. */
  public enum Outcome {
    /** It is. */
    DONE,
    /** It is not, and trying again can help. */
    RETRY,
    /** It is not, since a NAS does not answer: it is asked until it does. */
    WAIT,
    /** It is not, and somebody has to do something first. */
    FAILED
  }

  /**
   * One request to a NAS.
   *
   * @param session the session's id on the NAS, or the address or login that a router holds back
   * @param nas which NAS
   * @param action {@code disconnect}, {@code coa}, {@code driver}, {@code address_list} or {@code
   *     ppp_secret}
   * @param answer {@code ack}, {@code nak}, {@code timeout}, or why nothing was sent
   */
  public record Evidence(
      String session, String nas, String action, String answer, String detail, Instant at) {}
}
