package io.dotmac.sub.server.web.admin.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalTest {
  @ParameterizedTest
  @CsvSource({
    "-7.99, BAD",
    "-8.00, GOOD",
    "-25.00, GOOD",
    "-25.01, WEAK",
    "-27.00, WEAK",
    "-27.01, BAD",
    ", UNREAD"
  })
  void theLightThatAnOntReceivesSaysHowItsSignalIs(BigDecimal rx, Signal signal) {
    assertThat(Signal.of(rx)).isEqualTo(signal);
  }
}
