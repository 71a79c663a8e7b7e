package io.dotmac.sub.billing.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NumberingPolicyDbTest {
  private final Isp isp = Isp.open().today("2026-01-01");
  private final SubscriberId ada = isp.subscriber("Ada");

  @Test
  void aMissingNumberIsAFaultUnlessItsSeriesMayHaveGaps() {
    isp.tx(tx -> {
      Settings.set(tx, Series.INVOICE.gapless(), "false");
      return null;
    });
    isp.invoice(ada, "1");
    isp.sabotage("update number_lane set next_value = next_value + 5 where tenant_id = ?");
    isp.invoice(ada, "1");

    assertThat(isp.invoices(ada))
        .extracting(Invoice::number)
        .containsExactly(Optional.of("INV-000001"), Optional.of("INV-000007"));
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
    isp.sabotage("delete from number_lane where tenant_id = ?");
    assertThat(isp.tx(MoneyVerifier::verify))
        .extracting(MoneyVerifier.Violation::check)
        .containsExactly("number_gaps");
  }
}
