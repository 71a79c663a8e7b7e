package io.dotmac.sub.core.provisioning.run;

/** Asks devices. Implemented by whoever speaks to them; called with no transaction open. */
@FunctionalInterface
public interface StepWork {
  /**
   * Brings the device to what the step wants and reads it back. May be called again for the same
   * step: what is there already is not sent again.
   */
  StepResult carryOut(StepRequest request);
}
