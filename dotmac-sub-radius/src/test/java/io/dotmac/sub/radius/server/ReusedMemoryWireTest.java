package io.dotmac.sub.radius.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The memory of answered requests is used again; nobody may notice. */
class ReusedMemoryWireTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final SharedSecret SECRET = SharedSecret.of("testing123");
  private static final int ROUNDS = 20;
  private static final int AT_ONCE = 50;

  /** Accepts everybody and says the name back: at once, or a little later if it begins with l. */
  private record Echo(ExecutorService later) implements AccessPolicy {
    @Override
    public void decide(AccessRequest request, AccessResponder responder) {
      if (request.userName().orElse("").startsWith("l")) {
        later.execute(() -> answer(request, responder));
      } else {
        answer(request, responder);
      }
    }

    private static void answer(AccessRequest request, AccessResponder responder) {
      String name = request.userName().orElse("");
      responder.respond(AccessDecision.accept(AttributeBlock.of(Attributes.REPLY_MESSAGE, name)));
    }

    @Override
    public boolean keepsRequests() {
      return false;
    }
  }

  @Test
  void everyAnswerIsTheOneToItsOwnRequestWhetherGivenAtOnceOrLater() throws Exception {
    ExecutorService later = Executors.newSingleThreadExecutor();
    NasClient nas = NasClient.of("nas", IpPrefix.parse("127.0.0.1"), SECRET);
    // Few are remembered, so that their memory comes round often.
    try (RadiusServer server = RadiusServer.builder(NasDirectory.of(List.of(nas)))
            .bind(LOOPBACK)
            .ports(0, 0)
            .readers(1)
            .receiveBuffer(1 << 20)
            .duplicates(Duration.ofSeconds(5), 16)
            .access(new Echo(later))
            .start();
        RadiusClient client = RadiusClient.open(LOOPBACK, server.authPort(), 1, SECRET)) {
      for (int round = 0; round < ROUNDS; round++) {
        Map<String, CompletableFuture<SendOutcome>> asked = new LinkedHashMap<>();
        for (int i = 0; i < AT_ONCE; i++) {
          String name = (i % 5 == 0 ? "l" : "n") + "ame-".repeat(i % 40) + round + "-" + i;
          asked.put(name, client.pap(name, "secret", AttributeBlock.EMPTY));
        }
        asked.forEach((name, answer) -> assertThat(answer.join())
            .isInstanceOfSatisfying(
                SendOutcome.Answered.class,
                answered ->
                    assertThat(answered.reply().first(Attributes.REPLY_MESSAGE)).contains(name)));
      }
    } finally {
      later.shutdown();
    }
  }
}
