package io.dotmac.sub.devices.plan;

import io.dotmac.sub.devices.device.DeviceError;
import java.util.List;
import java.util.function.Function;

/** What became of a plan, as read back from the device. */
public sealed interface PlanResult {
  /** The wanted state was read back; {@code sent} is what led there. */
  record Applied(List<String> sent) implements PlanResult {}

  /** The wanted state was there already; nothing was sent but questions. */
  record Unchanged() implements PlanResult {}

  /** It failed, and the device is as it was before: read back, not assumed. */
  record RejectedRolledBack(DeviceError error, List<String> sent) implements PlanResult {}

  /** It failed, and what could not be taken back is listed. */
  record Partial(DeviceError error, List<String> sent, List<String> leftovers)
      implements PlanResult {}

  /** It failed, and the device cannot be asked what became of it: read back before any retry. */
  record Unknown(DeviceError error, List<String> sent) implements PlanResult {}

  /** Exactly one of the functions is called: the one for what happened. */
  default <R> R match(
      Function<Applied, R> applied,
      Function<Unchanged, R> unchanged,
      Function<RejectedRolledBack, R> rejected,
      Function<Partial, R> partial,
      Function<Unknown, R> unknown) {
    if (this instanceof Applied it) {
      return applied.apply(it);
    } else if (this instanceof Unchanged it) {
      return unchanged.apply(it);
    } else if (this instanceof RejectedRolledBack it) {
      return rejected.apply(it);
    } else if (this instanceof Partial it) {
      return partial.apply(it);
    }
    return unknown.apply((Unknown) this);
  }

  /** APPLIED, UNCHANGED, REJECTED_ROLLED_BACK, PARTIAL or UNKNOWN. */
  default String name() {
    return match(
        it -> "APPLIED",
        it -> "UNCHANGED",
        it -> "REJECTED_ROLLED_BACK",
        it -> "PARTIAL",
        it -> "UNKNOWN");
  }

  /** Whether the device is in the wanted state. */
  default boolean done() {
    return this instanceof Applied || this instanceof Unchanged;
  }
}
