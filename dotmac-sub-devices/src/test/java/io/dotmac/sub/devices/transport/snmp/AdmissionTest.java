package io.dotmac.sub.devices.transport.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.devices.device.DeviceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final DeviceId ONE = new DeviceId("one");
  private static final DeviceId TWO = new DeviceId("two");

  private final List<String> started = new ArrayList<>();

  private void submit(Admission admission, DeviceId device, int limit, String name) {
    admission.submit(device, limit, () -> started.add(name));
  }

  @Test
  void noDeviceIsAskedMoreThanItsLimitAtOnce() {
    Admission admission = new Admission(10);
    for (int i = 0; i < 4; i++) {
      submit(admission, ONE, 2, "one-" + i);
    }
    assertThat(started).containsExactly("one-0", "one-1");

    admission.done(ONE);

    assertThat(started).containsExactly("one-0", "one-1", "one-2");
  }

  @Test
  void allDevicesTogetherAreNotAskedMoreThanTheWholeLimitAndTakeTurns() {
    Admission admission = new Admission(2);
    for (int i = 0; i < 3; i++) {
      submit(admission, ONE, 2, "one-" + i);
    }
    submit(admission, TWO, 2, "two-0");
    assertThat(started).containsExactly("one-0", "one-1");

    admission.done(ONE);
    admission.done(ONE);

    assertThat(started).containsExactlyInAnyOrder("one-0", "one-1", "one-2", "two-0");
  }

  @Test
  void manyRequestsThatAreOverAtOnceDoNotNest() {
    Admission admission = new Admission(1);
    submit(admission, TWO, 1, "first");
    int[] over = {0};
    for (int i = 0; i < 100_000; i++) {
      admission.submit(ONE, 1, () -> {
        over[0]++;
        admission.done(ONE);
      });
    }

    admission.done(TWO);

    assertThat(over[0]).isEqualTo(100_000);
  }
}
