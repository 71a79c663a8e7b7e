package io.dotmac.sub.billing.dunning.prepaid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.dunning.prepaid.PrepaidRule.State;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrepaidRuleTest {
  private final PrepaidRule rule = new PrepaidRule(3, 10);

  @Test
  void whoHasEnoughIsFineHoweverLongItWasLow() {
    assertThat(rule.on(LocalDate.of(2026, 1, 31), true, LocalDate.of(2026, 1, 1)))
        .isEqualTo(State.FINE);
  }

  @Test
  void theDaysOfGraceComeFirstThenTheBlockThenTheRejection() {
    assertThat(on("2026-01-01", null)).isEqualTo(State.LOW);
    assertThat(on("2026-01-03", "2026-01-01")).isEqualTo(State.LOW);
    assertThat(on("2026-01-04", "2026-01-01")).isEqualTo(State.BLOCKED);
    assertThat(on("2026-01-13", "2026-01-01")).isEqualTo(State.BLOCKED);
    assertThat(on("2026-01-14", "2026-01-01")).isEqualTo(State.DEACTIVATED);
  }

  @Test
  void withoutGraceItIsBlockedAtOnceAndWithoutDeactivationForEver() {
    PrepaidRule strict = new PrepaidRule(0, 0);

    assertThat(strict.on(LocalDate.of(2026, 1, 1), false, null)).isEqualTo(State.BLOCKED);
    assertThat(strict.on(LocalDate.of(2030, 1, 1), false, LocalDate.of(2026, 1, 1)))
        .isEqualTo(State.BLOCKED);
    assertThatThrownBy(() -> new PrepaidRule(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PrepaidRule(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  private State on(String today, @Nullable String since) {
    return rule.on(LocalDate.parse(today), false, since == null ? null : LocalDate.parse(since));
  }
}
