package io.dotmac.sub.core.network.plant.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.network.olt.PonPort.Technology;
import io.dotmac.sub.core.network.olt.SfpClass;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossesTest {
  @Test
  void aKilometreOfFibreTakesMoreOfTheLightUpThanDown() {
    assertThat(Losses.fibre(new BigDecimal("2000"), Technology.GPON))
        .isEqualTo(new Loss(new BigDecimal("0.500"), new BigDecimal("0.700")));
    assertThat(Losses.fibre(new BigDecimal("2000"), Technology.XGS_PON))
        .isEqualTo(new Loss(new BigDecimal("0.460"), new BigDecimal("0.800")));
  }

  @Test
  void aSecondInputOfASplitterTakesSomeLightToo() {
    assertThat(Losses.splitter("1:8")).isEqualByComparingTo("10.50");
    assertThat(Losses.splitter("2:8")).isEqualByComparingTo("10.90");
    assertThatThrownBy(() -> Losses.splitter("1:7")).hasMessageContaining("1:7");
  }

  @ParameterizedTest
  @CsvSource({
    "28.01, GPON_B_PLUS, OVER",
    "28.00, GPON_B_PLUS, TIGHT",
    "25.01, GPON_B_PLUS, TIGHT",
    "25.00, GPON_B_PLUS, GOOD",
    "13.00, GPON_B_PLUS, GOOD",
    "12.99, GPON_B_PLUS, DAZZLING",
    "30.00, XGS_N2, TIGHT",
    "30.00,, UNKNOWN"
  })
  void theClassOfTheOpticsDecidesWhetherALossIsBorne(
      BigDecimal loss, SfpClass optics, Verdict verdict) {
    assertThat(Verdict.of(Loss.same(loss), optics)).isEqualTo(verdict);
  }

  @Test
  void theWorseDirectionDecidesWhatIsTooMuchAndTheBetterOneWhatDazzles() {
    Loss loss = new Loss(new BigDecimal("12.90"), new BigDecimal("13.10"));
    Loss much = new Loss(new BigDecimal("27.90"), new BigDecimal("28.10"));

    assertThat(Verdict.of(loss, SfpClass.GPON_B_PLUS)).isEqualTo(Verdict.DAZZLING);
    assertThat(Verdict.of(much, SfpClass.GPON_B_PLUS)).isEqualTo(Verdict.OVER);
  }
}
