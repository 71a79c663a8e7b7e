package io.dotmac.sub.devices.script;

import io.dotmac.sub.devices.plan.Plan;

/** A device whose command line takes scripts. */
public interface ScriptDriver {
  /** Nothing to do when all that the script checks is so already. */
  Plan planScript(ConfigScript script);
}
