package io.dotmac.sub.radius.coa;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.ErrorCause;
import io.dotmac.sub.radius.client.OutgoingRequest;
import io.dotmac.sub.radius.client.RequestSender;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.MessageAuthenticator;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * Ends and changes live sessions by asking their NAS. Thousands of requests may be under way at
 * once; each NAS gets a few at a time. Outcomes are delivered on the client's one thread: do
 * nothing slow there.
 */
public final class CoaClient implements AutoCloseable {
  /** Source ports: times 256, so many requests can be in flight. */
  private static final int SOURCE_PORTS = 32;

  private static final int PER_NAS = 64;

  private final RequestSender sender;
  private final Clock clock;
  private final Retransmission schedule;

  private CoaClient(RequestSender sender, Clock clock, Retransmission schedule) {
    this.sender = sender;
    this.clock = clock;
    this.schedule = schedule;
  }

  /** A client whose Event-Timestamp comes from {@code clock}. It asks again after 2, 4 and 8 s. */
  public static CoaClient open(Clock clock) throws IOException {
    return new CoaClient(RequestSender.open(SOURCE_PORTS, PER_NAS), clock, Retransmission.STANDARD);
  }

  /** The same client, on the same sockets, with other waits. */
  public CoaClient retransmitting(Retransmission waits) {
    return new CoaClient(sender, clock, waits);
  }

  /** Asks the NAS to end a session. The future always completes, and never exceptionally. */
  public CompletableFuture<CoaOutcome> disconnect(CoaTarget nas, SessionIdentity session) {
    return ask(nas, PacketCode.DISCONNECT_REQUEST, session.attributes());
  }

  /**
   * Asks the NAS to change a session: {@code changes} are the attributes an Access-Accept would
   * carry, such as those of a speed. The future always completes, and never exceptionally.
   */
  public CompletableFuture<CoaOutcome> change(
      CoaTarget nas, SessionIdentity session, AttributeBlock changes) {
    return ask(nas, PacketCode.COA_REQUEST, session.attributes().plus(changes));
  }

  /** Requests without an outcome. */
  public int unfinished() {
    return sender.unfinished();
  }

  /** Stops, also for clients derived from this one. What has no answer ends as {@code Unsent}. */
  @Override
  public void close() {
    sender.close();
  }

  private CompletableFuture<CoaOutcome> ask(
      CoaTarget nas, PacketCode code, AttributeBlock attributes) {
    OutgoingRequest request = new OutgoingRequest(
        nas.address(),
        identifier ->
            // Retransmissions repeat these octets, so the time is that of the first one.
            new PacketWriter()
                .begin(code, identifier)
                .messageAuthenticator()
                .add(attributes)
                .add(Attributes.EVENT_TIMESTAMP, clock.instant())
                .signedRequest(nas.secret(), PacketSigner.ofThread()),
        (asked, reply) -> answers(asked, reply, nas.secret()));
    return sender.send(request, schedule).thenApply(CoaClient::outcome);
  }

  /** ACK is the request's code plus one, NAK plus two. */
  private static boolean answers(PacketView asked, PacketView reply, SharedSecret secret) {
    int difference = reply.code() - asked.code();
    PacketSigner signer = PacketSigner.ofThread();
    byte[] authenticator = asked.authenticator();
    if (difference < 1 || difference > 2 || !signer.answers(reply, authenticator, secret)) {
      return false;
    }
    // Many NAS answer without Message-Authenticator; one that is there has to be right.
    MessageAuthenticator found = signer.check(reply, authenticator, secret);
    return found == MessageAuthenticator.VALID || found == MessageAuthenticator.ABSENT;
  }

  private static CoaOutcome outcome(SendOutcome sent) {
    return sent.match(
        answered -> answer(answered.reply()),
        timedOut -> new CoaOutcome.TimedOut(timedOut.transmissions(), timedOut.unproven()),
        unsent -> new CoaOutcome.Unsent(unsent.why()));
  }

  private static CoaOutcome answer(PacketView reply) {
    if (reply.is(PacketCode.DISCONNECT_ACK) || reply.is(PacketCode.COA_ACK)) {
      return new CoaOutcome.Ack(reply);
    }
    ErrorCause cause =
        reply.first(Attributes.ERROR_CAUSE).flatMap(ErrorCause::of).orElse(null);
    return new CoaOutcome.Nak(cause, reply);
  }
}
