package io.dotmac.sub.radius.server;

import java.util.Map;

/**
 * The server's figures since it started, as they were at one moment.
 *
 * @param total all clients together, and what came from nobody known
 * @param clients by the id of the client
 * @param accountingBacklog records that wait to be made durable
 * @param delayedRejects rejects that wait to be sent
 */
public record ServerMetrics(
    Traffic total, Map<String, Traffic> clients, int accountingBacklog, int delayedRejects) {

  /**
   * What was received and answered.
   *
   * @param accessRequests Access-Requests that were proven and not duplicates
   * @param accountingRequests Accounting-Requests that were proven and not duplicates
   * @param accountingIgnored of these, such as report on tunnels: answered, not stored
   * @param duplicatesAnswered retransmissions answered with the same octets as before
   * @param duplicatesPending retransmissions of requests that were still being worked on
   * @param rejectsByReason by the code of the reason
   * @param drops by reason; reasons that did not occur are not in the map
   * @param medianMicros half of the decisions were made within this many microseconds, as an upper
   *     bound within a factor of two
   * @param p99Micros 99 of 100 decisions were made within this many microseconds, likewise
   */
  public record Traffic(
      long accessRequests,
      long accepts,
      long rejects,
      long challenges,
      long accountingRequests,
      long accountingResponses,
      long accountingIgnored,
      long statusServer,
      long duplicatesAnswered,
      long duplicatesPending,
      Map<String, Long> rejectsByReason,
      Map<DropReason, Long> drops,
      long medianMicros,
      long p99Micros) {

    /** How often packets were dropped for this reason. */
    public long dropped(DropReason reason) {
      return drops.getOrDefault(reason, 0L);
    }
  }
}
