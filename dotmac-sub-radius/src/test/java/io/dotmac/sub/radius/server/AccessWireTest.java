package io.dotmac.sub.radius.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.MessageAuthenticator;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AccessWireTest {
  private static final SharedSecret SECRET = RawNas.SECRET;
  private static final AttributeBlock ADA = AttributeBlock.of(Attributes.USER_NAME, "ada");

  @Test
  void answersEveryCodeWithMessageAuthenticatorFirstAndAllProxyStatesInOrder() throws Exception {
    AccessPolicy policy =
        AccessPolicy.deciding(request -> switch (request.userName().orElse("")) {
          case "accept" ->
            AccessDecision.accept(AttributeBlock.of(Attributes.SESSION_TIMEOUT, 60L));
          case "challenge" ->
            new AccessDecision.Challenge(AttributeBlock.of(Attributes.STATE, new byte[] {7}));
          default -> AccessDecision.reject(RejectReason.SUSPENDED);
        });
    AttributeBlock proxied = AttributeBlock.builder()
        .add(Attributes.PROXY_STATE, new byte[] {2})
        .add(Attributes.PROXY_STATE, new byte[0])
        .add(Attributes.PROXY_STATE, new byte[] {1, 1})
        .build();
    try (RadiusServer server = ServerFixture.authenticating(policy);
        RawNas nas = new RawNas()) {
      for (String user : new String[] {"accept", "reject", "challenge"}) {
        byte[] request =
            nas.access(SECRET, AttributeBlock.of(Attributes.USER_NAME, user).plus(proxied));
        PacketView reply = RawNas.view(nas.ask(server.authPort(), request));

        byte[] authenticator = RawNas.view(request).authenticator();
        PacketSigner signer = PacketSigner.ofThread();
        assertThat(reply.code())
            .isEqualTo(user.equals("accept") ? 2 : user.equals("reject") ? 3 : 11);
        assertThat(reply.identifier()).isEqualTo(request[1]);
        assertThat(reply.toBytes()[20]).as("the first attribute").isEqualTo((byte) 80);
        assertThat(signer.check(reply, authenticator, SECRET))
            .isEqualTo(MessageAuthenticator.VALID);
        assertThat(signer.answers(reply, authenticator, SECRET)).isTrue();
        assertThat(reply.all(Attributes.PROXY_STATE))
            .containsExactly(new byte[] {2}, new byte[0], new byte[] {1, 1});
      }
      ServerMetrics.Traffic figures = server.metrics().clients().get("nas");
      assertThat(figures.accessRequests()).isEqualTo(3);
      assertThat(figures.accepts()).isEqualTo(1);
      assertThat(figures.challenges()).isEqualTo(1);
      assertThat(figures.rejectsByReason()).containsEntry("suspended", 1L);
      assertThat(figures.p99Micros()).isPositive();
    }
  }

  @Test
  void theBackendSeesWhoAsksAndWhen() throws Exception {
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    AtomicReference<AccessRequest> seen = new AtomicReference<>();
    RadiusServer.Builder builder = ServerFixture.builder(ServerFixture.nas().tagged("tenant-1"))
        .clock(Clock.fixed(noon, ZoneOffset.UTC))
        .access((request, responder) -> {
          seen.set(request);
          responder.accept(AttributeBlock.EMPTY);
        });
    AttributeBlock request = AttributeBlock.builder()
        .addAll(ADA)
        .add(Attributes.CALLING_STATION_ID, "AA-BB")
        .add(Attributes.CALLED_STATION_ID, "pppoe")
        .add(Attributes.NAS_IDENTIFIER, "bras")
        .add(Attributes.NAS_PORT_ID, "ether1")
        .add(Attributes.NAS_IP_ADDRESS, (java.net.Inet4Address)
            IpPrefix.parse("192.0.2.9").network())
        .build();
    try (RadiusServer server = builder.start();
        RawNas nas = new RawNas()) {
      nas.ask(server.authPort(), nas.access(SECRET, request));
    }

    AccessRequest access = seen.get();
    assertThat(access.client().tag(String.class)).contains("tenant-1");
    assertThat(access.userName()).contains("ada");
    assertThat(access.callingStation()).contains("AA-BB");
    assertThat(access.calledStation()).contains("pppoe");
    assertThat(access.nasIdentifier()).contains("bras");
    assertThat(access.nasPortId()).contains("ether1");
    assertThat(access.nasAddress()).contains(InetAddress.getByName("192.0.2.9"));
    assertThat(access.receivedAt()).isEqualTo(noon);
  }

  @Test
  void aRetransmissionGetsTheSameOctetsAndThePolicyRunsOnce() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    AccessPolicy counting = (request, responder) -> responder.accept(
        AttributeBlock.of(Attributes.SESSION_TIMEOUT, (long) runs.incrementAndGet()));
    try (RadiusServer server = ServerFixture.authenticating(counting);
        RawNas nas = new RawNas()) {
      byte[] request = nas.access(SECRET, ADA);

      byte[] first = nas.ask(server.authPort(), request);
      byte[] second = nas.ask(server.authPort(), request);

      assertThat(second).isEqualTo(first);
      assertThat(runs).hasValue(1);
      assertThat(server.metrics().total().duplicatesAnswered()).isEqualTo(1);
    }
  }

  @Test
  void theSameIdentifierWithAnotherAuthenticatorIsANewRequest() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    AccessPolicy counting = (request, responder) -> {
      runs.incrementAndGet();
      responder.accept(AttributeBlock.EMPTY);
    };
    try (RadiusServer server = ServerFixture.authenticating(counting);
        RawNas nas = new RawNas()) {
      byte[] first = nas.access(SECRET, ADA);
      for (int i = 0; i < 255; i++) {
        nas.nextIdentifier();
      }
      byte[] second = nas.access(SECRET, ADA);

      assertThat(second[1]).isEqualTo(first[1]);
      assertThat(nas.ask(server.authPort(), first))
          .isNotEqualTo(nas.ask(server.authPort(), second));
      assertThat(runs).hasValue(2);
    }
  }

  @Test
  void copiesOfARequestInProgressAreDroppedAndTheLateAnswerArrives() throws Exception {
    CompletableFuture<AccessDecision> later = new CompletableFuture<>();
    AtomicInteger runs = new AtomicInteger();
    AccessPolicy slow = AccessPolicy.awaiting(request -> {
      runs.incrementAndGet();
      return later;
    });
    try (RadiusServer server = ServerFixture.authenticating(slow);
        RawNas nas = new RawNas()) {
      byte[] request = nas.access(SECRET, ADA);
      nas.send(server.authPort(), request);
      nas.send(server.authPort(), request);
      ServerFixture.await("copy", () -> server.metrics().total().duplicatesPending() == 1);

      later.complete(AccessDecision.accept(AttributeBlock.EMPTY));

      assertThat(RawNas.view(nas.receive(30_000).orElseThrow()).is(PacketCode.ACCESS_ACCEPT))
          .isTrue();
      assertThat(nas.receive(50)).isEmpty();
      assertThat(runs).hasValue(1);
    }
  }

  @Test
  void theFirstAnswerCounts() throws Exception {
    AccessPolicy twice = (request, responder) -> {
      responder.reject(RejectReason.EXPIRED);
      responder.accept(AttributeBlock.EMPTY);
    };
    try (RadiusServer server = ServerFixture.authenticating(twice);
        RawNas nas = new RawNas()) {
      byte[] reply = nas.ask(server.authPort(), nas.access(SECRET, ADA));

      assertThat(RawNas.view(reply).is(PacketCode.ACCESS_REJECT)).isTrue();
      assertThat(nas.receive(50)).isEmpty();
      assertThat(server.metrics().total().accepts()).isZero();
    }
  }

  @Test
  void whateverAPolicyDoesTheReaderLives() throws Exception {
    AccessPolicy hostile = (request, responder) -> {
      switch (request.userName().orElse("")) {
        case "throw" -> throw new IllegalStateException("broken policy");
        case "deep" -> recurse(1);
        case "interrupt" -> {
          Thread.currentThread().interrupt();
          responder.respond(new AccessDecision.Silence());
        }
        case "long" -> responder.accept(longBlock());
        case "fail" ->
          AccessPolicy.awaiting(
                  any -> CompletableFuture.failedFuture(new IllegalStateException("later")))
              .decide(request, responder);
        default -> responder.accept(AttributeBlock.EMPTY);
      }
    };
    try (RadiusServer server = ServerFixture.authenticating(hostile);
        RawNas nas = new RawNas()) {
      AttributeBlock proxy = AttributeBlock.of(Attributes.PROXY_STATE, new byte[253]);
      for (String user : new String[] {"throw", "deep", "interrupt", "long", "fail"}) {
        nas.send(
            server.authPort(),
            nas.access(SECRET, AttributeBlock.of(Attributes.USER_NAME, user).plus(proxy)));
      }

      byte[] reply = nas.ask(server.authPort(), nas.access(SECRET, ADA));

      assertThat(RawNas.view(reply).is(PacketCode.ACCESS_ACCEPT)).isTrue();
      ServerMetrics.Traffic figures = server.metrics().total();
      assertThat(figures.dropped(DropReason.POLICY_FAILED)).isEqualTo(2);
      assertThat(figures.dropped(DropReason.POLICY_SILENT)).isEqualTo(2);
      assertThat(figures.dropped(DropReason.REPLY_TOO_LONG)).isEqualTo(1);
    }
  }

  @Test
  void aRequestThePolicyFailedOnIsDecidedAnewWhenItComesAgain() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    AccessPolicy recovering = (request, responder) -> {
      if (runs.incrementAndGet() == 1) {
        throw new IllegalStateException("not yet");
      }
      responder.accept(AttributeBlock.EMPTY);
    };
    try (RadiusServer server = ServerFixture.authenticating(recovering);
        RawNas nas = new RawNas()) {
      byte[] request = nas.access(SECRET, ADA);
      nas.send(server.authPort(), request);

      byte[] reply = nas.ask(server.authPort(), request);

      assertThat(RawNas.view(reply).is(PacketCode.ACCESS_ACCEPT)).isTrue();
    }
  }

  @Test
  void rejectsAreHeldBackAndNothingWaitsForThem() throws Exception {
    RadiusServer.Builder builder = ServerFixture.builder(ServerFixture.nas())
        .readers(1)
        .rejectDelay(Duration.ofSeconds(2))
        .access((request, responder) -> {
          if (request.userName().orElse("").equals("ada")) {
            responder.accept(AttributeBlock.EMPTY);
          } else {
            responder.reject(RejectReason.UNKNOWN_USER);
          }
        });
    try (RadiusServer server = builder.start();
        RawNas nas = new RawNas()) {
      long start = System.nanoTime();
      byte[] rejected = nas.access(SECRET, AttributeBlock.of(Attributes.USER_NAME, "eve"));
      nas.send(server.authPort(), rejected);
      nas.send(server.authPort(), rejected);
      PacketView accept = RawNas.view(nas.ask(server.authPort(), nas.access(SECRET, ADA)));
      PacketView reject = RawNas.view(nas.receive(30_000).orElseThrow());
      Duration took = Duration.ofNanos(System.nanoTime() - start);

      assertThat(accept.is(PacketCode.ACCESS_ACCEPT)).isTrue();
      assertThat(reject.is(PacketCode.ACCESS_REJECT)).isTrue();
      assertThat(took).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
      assertThat(server.metrics().total().duplicatesPending()).isEqualTo(1);
    }
  }

  @Test
  void closingLetsDelayedRejectsGoAtOnce() throws Exception {
    RadiusServer server = ServerFixture.builder(ServerFixture.nas())
        .rejectDelay(Duration.ofSeconds(5))
        .access((request, responder) -> responder.reject(RejectReason.UNKNOWN_USER))
        .start();
    try (RawNas nas = new RawNas()) {
      nas.send(server.authPort(), nas.access(SECRET, ADA));
      ServerFixture.await(
          "delayed",
          () ->
              server.metrics().delayedRejects() <= 1 && server.metrics().total().rejects() == 1);

      server.close();

      // Whoever closes is told only then, and a server that is closed sends nothing.
      assertThat(nas.receive(30_000)).isPresent();
    } finally {
      server.close();
    }
  }

  private static int recurse(int depth) {
    return recurse(depth + 1) + 1;
  }

  private static AttributeBlock longBlock() {
    AttributeBlock.Builder builder = AttributeBlock.builder();
    for (int i = 0; i < 15; i++) {
      builder.add(Attributes.CLASS, new byte[253]);
    }
    return builder.build();
  }
}
