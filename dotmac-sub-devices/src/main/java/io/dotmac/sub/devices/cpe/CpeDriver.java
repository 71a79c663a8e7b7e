package io.dotmac.sub.devices.cpe;

import io.dotmac.sub.devices.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Equipment at customers' premises. Reads throw a {@code DeviceException}; changes are plans, which
 * call the equipment and read back what it has then. What the equipment cannot be told now is not
 * left waiting at the server: a change that was not made is not made later either.
 */
public interface CpeDriver {
  List<Cpe> find(CpeQuery query);

  /** The values; one that the equipment does not have is left out. */
  Map<CpeParameter, CpeReading> read(CpeId cpe, Set<CpeParameter> parameters, Freshness freshness);

  /** Sets values. One that the equipment does not have, or does not let be set, is refused. */
  Plan planSet(CpeId cpe, Map<CpeParameter, String> values);

  /** Names the wireless network, and gives it a password of 8 to 63 characters. */
  Plan planWifi(CpeId cpe, String ssid, String password);

  /** The login with which the equipment connects. */
  Plan planPppoe(CpeId cpe, String user, String password);

  /** Restarts it. */
  Plan planReboot(CpeId cpe);

  /** Takes everything back that it was told, also by the customer. */
  Plan planFactoryReset(CpeId cpe);

  /**
   * Has it fetch a file of the server and install it. Done means that it said yes; which version it
   * has then, is read when it is back.
   */
  Plan planUpgrade(CpeId cpe, String file);

  /** What went wrong and is still there. */
  List<CpeFault> faults(CpeId cpe);

  /** Forgets a fault and the task that met it. */
  Plan planClearFault(CpeFault fault);

  List<CpePreset> presets();

  /** Makes a preset as wanted. */
  Plan planPreset(CpePreset wanted);

  Plan planRemovePreset(String name);
}
