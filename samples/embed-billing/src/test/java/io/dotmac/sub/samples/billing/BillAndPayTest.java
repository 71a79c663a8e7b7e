package io.dotmac.sub.samples.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillAndPayTest {
  @Test
  void aMonthIsBilledAndPaidWithoutAServer(@TempDir Path folder) {
    assertThat(BillAndPay.run(folder)).isEqualTo("owed 15000.00 NGN, after the payment 0.00 NGN");
  }
}
