package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.ClientState.Counter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounting port: proves Accounting-Requests and queues them for the sink. */
final class AccountingService implements Reader.Service {
  private final ServerState server;
  private final AccountingQueue queue;

  AccountingService(ServerState server, AccountingQueue queue) {
    this.server = server;
    this.queue = queue;
  }

  @Override
  public PacketCode code() {
    return PacketCode.ACCOUNTING_REQUEST;
  }

  @Override
  public PacketCode aliveCode() {
    return PacketCode.ACCOUNTING_RESPONSE;
  }

  /** Records wait to be stored. */
  @Override
  public boolean keepsRequests() {
    return true;
  }

  @Override
  public boolean take(Exchange exchange) {
    PacketSigner signer = PacketSigner.ofThread();
    PacketView packet = exchange.request;
    SharedSecret secret = secretOf(exchange.nas, packet, signer);
    if (secret == null) {
      exchange.client.drop(DropReason.REQUEST_AUTHENTICATOR_WRONG);
      return false;
    }
    // Accounting needs no Message-Authenticator, but one that is there has to be right.
    DropReason wrong = Proof.of(exchange.nas, packet, signer).drop();
    if (wrong != null) {
      exchange.client.drop(wrong);
      return false;
    }
    Optional<AccountingRecord> accounting =
        AccountingRecord.of(exchange.nas, exchange.source, packet, server.now());
    if (accounting.isEmpty()) {
      return takeUnknown(exchange, secret);
    }
    exchange.client.count(Counter.ACCOUNTING_REQUESTS);
    AcctStatusType status = accounting.get().status();
    if (!status.ofSession() && !status.ofNas()) {
      return ignore(exchange, secret);
    }
    if (!queue.offer(exchange, accounting.get(), secret)) {
      exchange.client.drop(DropReason.ACCOUNTING_QUEUE_FULL);
      return false;
    }
    return true;
  }

  /** A status type nobody knows says nothing about a session; unanswered it would never end. */
  private boolean takeUnknown(Exchange exchange, SharedSecret secret) {
    Optional<Long> type = exchange.request.first(Attributes.ACCT_STATUS_TYPE);
    if (type.isEmpty() || AcctStatusType.of(type.get()).isPresent()) {
      exchange.client.drop(DropReason.ACCOUNTING_INCOMPLETE);
      return false;
    }
    exchange.client.count(Counter.ACCOUNTING_REQUESTS);
    return ignore(exchange, secret);
  }

  private boolean ignore(Exchange exchange, SharedSecret secret) {
    exchange.client.count(Counter.ACCOUNTING_IGNORED);
    answer(exchange, secret);
    return true;
  }

  private static @Nullable SharedSecret secretOf(
      NasClient nas, PacketView packet, PacketSigner signer) {
    for (SharedSecret secret : nas.secrets()) {
      if (signer.signedBy(packet, secret)) {
        return secret;
      }
    }
    return null;
  }

  /** Tells the NAS that its record is safe. */
  static void answer(Exchange exchange, SharedSecret secret) {
    PacketWriter writer = Exchange.writer()
        .begin(PacketCode.ACCOUNTING_RESPONSE, exchange.request.identifier())
        .copyAll(exchange.request, Attributes.PROXY_STATE);
    exchange.client.count(Counter.ACCOUNTING_RESPONSES);
    exchange.client.decided(System.nanoTime() - exchange.startedNanos);
    exchange.write(writer, secret);
    exchange.answer();
  }
}
