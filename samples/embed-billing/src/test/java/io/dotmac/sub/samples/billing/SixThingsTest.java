package io.dotmac.sub.samples.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SixThingsTest {
  @Test
  void aProgramSellsBillsExplainsCollectsChangesRemindsAndExports(@TempDir Path folder) {
    List<String> said = SixThings.run(folder);

    assertThat(said.subList(0, 5))
        .containsExactly(
            "previewed 1 invoice, made 1: 8000.00 NGN is owed",
            "Fiber 50, 2026-01-16 to 2026-01-31: 15,500.00 × 16/31 = 8,000.00",
            "the card paid 8000.00 NGN",
            "given back 4000.00 NGN, owed for the rest of the month 4000.00 NGN",
            "reminded 1 account");
    assertThat(said.get(5)).contains("INV-000001", "assets:receivable  8000.00 NGN");
  }

  @Test
  void theCalculationNeedsNoDatabase() {
    assertThat(PriceOnly.lines())
        .containsExactly(
            "2026-01-16: 8600.00 NGN = 15,500.00 × 16/31 = 8,000.00; 8,000.00 × 7.5% = 600.00",
            "2026-02-01: 16662.50 NGN = 15,500.00 × 1 = 15,500.00; 15,500.00 × 7.5% = 1,162.50");
  }
}
