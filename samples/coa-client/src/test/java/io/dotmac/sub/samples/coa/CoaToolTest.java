package io.dotmac.sub.samples.coa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Bandwidth;
import io.dotmac.sub.radius.attribute.ErrorCause;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.coa.NasAnswer;
import io.dotmac.sub.radius.coa.SimulatedNas;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class CoaToolTest {
  @Test
  void endsASessionChangesItsSpeedAndSaysWhatBecameOfIt() throws Exception {
    try (SimulatedNas nas = SimulatedNas.start(
        InetAddress.getLoopbackAddress(),
        0,
        SharedSecret.of("testing123"),
        request -> request.first(Attributes.ACCT_SESSION_ID).orElse("").equals("81a00001")
            ? new NasAnswer.Ack()
            : new NasAnswer.Nak(ErrorCause.SESSION_CONTEXT_NOT_FOUND))) {
      assertThat(CoaTool.disconnect(nas.target(), "81a00001").describe()).isEqualTo("acknowledged");
      assertThat(
              CoaTool.throttle(nas.target(), "81a00001", Bandwidth.ofMbps(2, 1)).describe())
          .isEqualTo("acknowledged");
      assertThat(CoaTool.disconnect(nas.target(), "gone").describe())
          .isEqualTo("refused: Session context not found (503)");
      assertThat(nas.received().get(1).first(Mikrotik.RATE_LIMIT)).contains("1M/2M");
    }
  }
}
