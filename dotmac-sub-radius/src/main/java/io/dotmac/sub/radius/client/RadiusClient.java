package io.dotmac.sub.radius.client;

import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.MessageAuthenticator;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * Asks one RADIUS server, as a NAS does. Access-Requests carry Message-Authenticator first, and
 * replies to them are believed only if theirs is right, unless the server is excused from sending
 * it.
 */
public final class RadiusClient implements AutoCloseable {
  private static final int SOURCE_PORTS = 16;

  private final RequestTransport sender;
  private final InetSocketAddress authentication;
  private final InetSocketAddress accounting;
  private final SharedSecret secret;
  private final Retransmission schedule;
  private final boolean demandMessageAuthenticator;
  private final SecureRandom random = new SecureRandom();

  private RadiusClient(
      RequestTransport sender,
      InetSocketAddress authentication,
      InetSocketAddress accounting,
      SharedSecret secret,
      Retransmission schedule,
      boolean demandMessageAuthenticator) {
    this.sender = sender;
    this.authentication = authentication;
    this.accounting = accounting;
    this.secret = secret;
    this.schedule = schedule;
    this.demandMessageAuthenticator = demandMessageAuthenticator;
  }

  /** A client of the server at {@code host} with these ports. */
  public static RadiusClient open(InetAddress host, int authPort, int acctPort, SharedSecret secret)
      throws IOException {
    return new RadiusClient(
        RequestSender.open(SOURCE_PORTS, SOURCE_PORTS * 256),
        new InetSocketAddress(host, authPort),
        new InetSocketAddress(host, acctPort),
        secret,
        Retransmission.STANDARD,
        true);
  }

  /**
   * A client whose requests, of both kinds, {@code transport} carries, such as a {@code
   * RadsecSender} does. Closing the client closes it.
   *
   * @param server where the transport goes
   */
  public static RadiusClient over(
      RequestTransport transport, InetSocketAddress server, SharedSecret secret) {
    return new RadiusClient(transport, server, server, secret, Retransmission.STANDARD, true);
  }

  /** The same client, on the same sockets, with other waits. */
  public RadiusClient retransmitting(Retransmission waits) {
    return new RadiusClient(
        sender, authentication, accounting, secret, waits, demandMessageAuthenticator);
  }

  /** The same client, which also believes replies without Message-Authenticator. */
  public RadiusClient excusingMessageAuthenticator() {
    return new RadiusClient(sender, authentication, accounting, secret, schedule, false);
  }

  /** Asks for access with a password, hidden as User-Password. */
  public CompletableFuture<SendOutcome> pap(String user, String password, AttributeBlock more) {
    byte[] authenticator = randomOctets();
    byte[] hidden = PacketSigner.ofThread()
        .hide(password.getBytes(StandardCharsets.UTF_8), authenticator, secret);
    AttributeBlock attributes = AttributeBlock.builder()
        .add(Attributes.USER_NAME, user)
        .add(Attributes.USER_PASSWORD, hidden)
        .addAll(more)
        .build();
    return access(authenticator, attributes);
  }

  /** Asks for access with the answer to a challenge of its own. */
  public CompletableFuture<SendOutcome> chap(String user, String password, AttributeBlock more) {
    byte[] challenge = randomOctets();
    int identifier = challenge[0] & 0xff;
    byte[] response = PacketSigner.ofThread()
        .chapResponse(identifier, password.getBytes(StandardCharsets.UTF_8), challenge);
    byte[] value = new byte[1 + response.length];
    value[0] = (byte) identifier;
    System.arraycopy(response, 0, value, 1, response.length);
    AttributeBlock attributes = AttributeBlock.builder()
        .add(Attributes.USER_NAME, user)
        .add(Attributes.CHAP_PASSWORD, value)
        .add(Attributes.CHAP_CHALLENGE, challenge)
        .addAll(more)
        .build();
    return access(randomOctets(), attributes);
  }

  /** Asks for access with nothing but these attributes. */
  public CompletableFuture<SendOutcome> access(AttributeBlock attributes) {
    return access(randomOctets(), attributes);
  }

  /**
   * Asks for access with attributes that depend on the authenticator of the request and on the
   * secret, such as a password that somebody else has hidden with others.
   */
  public CompletableFuture<SendOutcome> access(
      BiFunction<byte[], SharedSecret, AttributeBlock> attributes) {
    byte[] authenticator = randomOctets();
    return access(authenticator, attributes.apply(authenticator.clone(), secret));
  }

  private CompletableFuture<SendOutcome> access(byte[] authenticator, AttributeBlock attributes) {
    return sender.send(
        new OutgoingRequest(
            authentication,
            identifier -> new PacketWriter()
                .begin(PacketCode.ACCESS_REQUEST, identifier)
                .messageAuthenticator()
                .add(attributes)
                .request(authenticator, secret, PacketSigner.ofThread()),
            (request, reply) -> answers(request, reply, demandMessageAuthenticator)
                && (reply.is(PacketCode.ACCESS_ACCEPT)
                    || reply.is(PacketCode.ACCESS_REJECT)
                    || reply.is(PacketCode.ACCESS_CHALLENGE))),
        schedule);
  }

  /** Reports on a session, or on the NAS itself. */
  public CompletableFuture<SendOutcome> account(AcctStatusType status, AttributeBlock more) {
    AttributeBlock attributes =
        AttributeBlock.of(Attributes.ACCT_STATUS_TYPE, status.number()).plus(more);
    return sender.send(
        new OutgoingRequest(
            accounting,
            identifier -> new PacketWriter()
                .begin(PacketCode.ACCOUNTING_REQUEST, identifier)
                .add(attributes)
                .signedRequest(secret, PacketSigner.ofThread()),
            (request, reply) ->
                answers(request, reply, false) && reply.is(PacketCode.ACCOUNTING_RESPONSE)),
        schedule);
  }

  /** Asks the authentication port whether it is alive (Status-Server, RFC 5997). */
  public CompletableFuture<SendOutcome> authenticationStatus() {
    return status(authentication, PacketCode.ACCESS_ACCEPT);
  }

  /** Asks the accounting port whether it is alive (Status-Server, RFC 5997). */
  public CompletableFuture<SendOutcome> accountingStatus() {
    return status(accounting, PacketCode.ACCOUNTING_RESPONSE);
  }

  private CompletableFuture<SendOutcome> status(InetSocketAddress port, PacketCode alive) {
    byte[] authenticator = randomOctets();
    return sender.send(
        new OutgoingRequest(
            port,
            identifier -> new PacketWriter()
                .begin(PacketCode.STATUS_SERVER, identifier)
                .messageAuthenticator()
                .request(authenticator, secret, PacketSigner.ofThread()),
            (request, reply) ->
                answers(request, reply, demandMessageAuthenticator) && reply.is(alive)),
        schedule);
  }

  private boolean answers(PacketView request, PacketView reply, boolean demand) {
    PacketSigner signer = PacketSigner.ofThread();
    byte[] authenticator = request.authenticator();
    if (!signer.answers(reply, authenticator, secret)) {
      return false;
    }
    MessageAuthenticator found = signer.check(reply, authenticator, secret);
    return found == MessageAuthenticator.VALID || (found == MessageAuthenticator.ABSENT && !demand);
  }

  private byte[] randomOctets() {
    byte[] octets = new byte[16];
    random.nextBytes(octets);
    return octets;
  }

  /** Closes the sockets, also those of clients derived from this one. */
  @Override
  public void close() {
    sender.close();
  }
}
