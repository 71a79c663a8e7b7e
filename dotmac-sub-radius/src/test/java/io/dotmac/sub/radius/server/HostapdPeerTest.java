package io.dotmac.sub.radius.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.WiredLab;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.coa.CoaClient;
import io.dotmac.sub.radius.coa.CoaOutcome;
import io.dotmac.sub.radius.coa.CoaTarget;
import io.dotmac.sub.radius.coa.SessionIdentity;
import io.dotmac.sub.radius.eap.EapMethod;
import io.dotmac.sub.radius.eap.EapPolicy;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** hostapd as a NAS with a real supplicant behind it, where they are installed. */
class HostapdPeerTest {
  private static final String SECRET = "testing123";
  private static final Credential ADA = Credential.clearText("secret");

  @TempDir
  Path folder;

  private final BlockingQueue<AccountingRecord> records = new LinkedBlockingQueue<>();

  @Test
  void aSessionStartsIsReportedOnIsDisconnectedAndStops() throws Exception {
    try (WiredLab lab = new WiredLab(folder);
        RadiusServer server = server(lab);
        CoaClient coa = CoaClient.open(Clock.systemUTC())) {
      lab.startNas(server.authPort(), server.acctPort(), SECRET);
      lab.startComputer("ada", "secret");

      AccountingRecord started = next(AcctStatusType.START, lab);
      assertThat(started.userName()).contains("ada");
      assertThat(started.nasIdentifier()).contains("switch-1");
      AccountingRecord interim = next(AcctStatusType.INTERIM_UPDATE, lab);
      assertThat(interim.sessionId()).isEqualTo(started.sessionId());

      CoaTarget target =
          new CoaTarget(new InetSocketAddress(lab.nas(), 3799), SharedSecret.of(SECRET));
      assertThat(coa.disconnect(target, SessionIdentity.session(started.sessionId()))
              .join())
          .isInstanceOf(CoaOutcome.Ack.class);

      AccountingRecord stopped = next(AcctStatusType.STOP, lab);
      assertThat(stopped.sessionId()).isEqualTo(started.sessionId());
      assertThat(server.metrics().total().accepts()).isPositive();
      assertThat(server.metrics().total().drops()).isEmpty();
    }
  }

  /** The next report of that kind; others are passed over. */
  private AccountingRecord next(AcctStatusType wanted, WiredLab lab) throws Exception {
    while (true) {
      AccountingRecord record = records.poll(30, TimeUnit.SECONDS);
      if (record == null) {
        throw new AssertionError("no " + wanted + " came:\n" + lab.output());
      }
      if (record.status() == wanted) {
        return record;
      }
    }
  }

  private RadiusServer server(WiredLab lab) throws Exception {
    AccessPolicy users = AccessPolicy.deciding(
        request -> AccessDecision.of(ADA.check(request.attempt()), AttributeBlock.EMPTY));
    NasClient nas =
        NasClient.of("switch", IpPrefix.parse(lab.nas().getHostAddress()), SharedSecret.of(SECRET));
    return RadiusServer.builder(NasDirectory.of(List.of(nas)))
        .bind(lab.host())
        .ports(0, 0)
        .readers(1)
        .receiveBuffer(1 << 20)
        .rejectDelay(Duration.ZERO)
        .access(EapPolicy.over(users, EapMethod.md5()))
        .accounting(AccountingSink.storing(records::addAll))
        .start();
  }
}
