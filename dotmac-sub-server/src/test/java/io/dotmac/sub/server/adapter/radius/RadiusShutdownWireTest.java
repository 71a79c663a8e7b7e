package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.AttributeBlock;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class RadiusShutdownWireTest {
  private static final Logger OURS = (Logger) LoggerFactory.getLogger("io.dotmac.sub");

  @TempDir
  Path folder;

  @Test
  void aServerThatIsShutDownUnderLoadHasNothingToWarnOf() throws Exception {
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong answered = new AtomicLong();
    List<Thread> nases = new ArrayList<>();
    try (RadiusFixture isp = new RadiusFixture(folder, 3799)) {
      UUID subscriber = isp.services.subscriber();
      isp.credential(isp.services.service(subscriber), subscriber, "ada", "secret");
      await().atMost(Duration.ofSeconds(30)).until(() -> isp.accepted("ada", "secret"));
      for (int i = 0; i < 4; i++) {
        int number = i;
        nases.add(new Thread(() -> ask(isp, number, over, answered), "load-" + number));
      }
      nases.forEach(Thread::start);
      await().atMost(Duration.ofSeconds(30)).until(() -> answered.get() > 500);
      heard.start();
      OURS.addAppender(heard);

      isp.radius.close();

      OURS.detachAppender(heard);
      over.set(true);
      for (Thread nas : nases) {
        nas.join(30_000);
      }
    }

    assertThat(heard.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEmpty();
  }

  /** Right and wrong passwords and accounting, one after the other, until nobody answers. */
  private static void ask(RadiusFixture isp, int number, AtomicBoolean over, AtomicLong answered) {
    try (RadiusClient opened = RadiusClient.open(
        InetAddress.getLoopbackAddress(),
        isp.radius.authPort(),
        isp.radius.acctPort(),
        RadiusFixture.SECRET)) {
      RadiusClient nas = opened.retransmitting(Retransmission.ofMillis(300));
      for (long octets = 1; !over.get(); octets++) {
        String session = number + "-" + octets / 10;
        SendOutcome outcome = octets % 3 == 0
            ? nas.account(
                    AcctStatusType.INTERIM_UPDATE, RadiusFixture.report(session, "ada", octets))
                .join()
            : nas.pap("ada", octets % 3 == 1 ? "secret" : "wrong", AttributeBlock.EMPTY)
                .join();
        if (outcome instanceof SendOutcome.Answered) {
          answered.incrementAndGet();
        }
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
