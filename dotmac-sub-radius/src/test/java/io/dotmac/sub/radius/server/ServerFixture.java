package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Servers on free ports of the loopback address that reject without delay. */
final class ServerFixture {
  static final Map<String, Credential> USERS =
      Map.of("ada", Credential.clearText("secret"), "bob", Credential.hashed(password -> true));

  /** Knows two users and gives no attributes. */
  static final AccessPolicy POLICY = AccessPolicy.deciding(request -> {
    Credential credential = USERS.get(request.userName().orElse(""));
    return credential == null
        ? AccessDecision.reject(RejectReason.UNKNOWN_USER)
        : AccessDecision.of(credential.check(request.attempt()), AttributeBlock.EMPTY);
  });

  private ServerFixture() {}

  static NasClient nas() {
    return NasClient.of("nas", IpPrefix.parse("127.0.0.1"), RawNas.SECRET);
  }

  static RadiusServer.Builder builder(NasClient... clients) {
    return RadiusServer.builder(NasDirectory.of(List.of(clients)))
        .bind(RawNas.LOOPBACK)
        .ports(0, 0)
        .readers(2)
        .receiveBuffer(1 << 20)
        .closeGrace(Duration.ofSeconds(2))
        .rejectDelay(Duration.ZERO);
  }

  static RadiusServer authenticating(AccessPolicy policy) throws IOException {
    return builder(nas()).access(policy).start();
  }

  static RadiusServer accounting(AccountingSink sink) throws IOException {
    return builder(nas()).accounting(sink).start();
  }

  /** Waits until {@code condition} holds, at most 30 s. */
  static void await(String what, java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within 30 s: " + what);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(200_000);
    }
  }
}
