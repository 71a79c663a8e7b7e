package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.problem.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens {@code dayOffset} days after an invoice was due.
 *
 * @param dayOffset unique within a policy set
 */
public record DunningRung(
    int dayOffset, DunningAction action, @Nullable String note) {
  /** The ladder of a fresh tenant. */
  public static final List<DunningRung> STANDARD = List.of(
      new DunningRung(7, DunningAction.NOTIFY, null),
      new DunningRung(14, DunningAction.THROTTLE, null),
      new DunningRung(21, DunningAction.SUSPEND, null),
      new DunningRung(30, DunningAction.REJECT, null));

  void check() {
    new Checks()
        .range("/day_offset", dayOffset, 0, 3_650)
        .present("/action", action)
        .text("/note", note, 500)
        .done();
  }
}
