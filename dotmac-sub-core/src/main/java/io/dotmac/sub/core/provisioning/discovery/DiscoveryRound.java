package io.dotmac.sub.core.provisioning.discovery;

import io.dotmac.sub.core.provisioning.device.ProvisioningDevice;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.provisioning.run.ProvisioningRuns;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the devices of a tenant for ONTs that show themselves, one after the other. */
public final class DiscoveryRound {
  private static final Logger LOG = LoggerFactory.getLogger(DiscoveryRound.class);

  private final Database db;
  private final OntDiscovery discovery;
  private final DiscoveredOnts onts =
      new DiscoveredOnts(new ProvisioningRuns(new ServiceOrders(new Subscriptions())));

  /** Works on this database and asks devices through {@code discovery}. */
  public DiscoveryRound(Database db, OntDiscovery discovery) {
    this.db = db;
    this.discovery = discovery;
  }

  /** What was done for a tenant. */
  public record Looked(int devices, int found, int started, int silent) {
    @Override
    public String toString() {
      return devices + " devices asked, " + silent + " of them silent, " + found + " ONTs seen, "
          + started + " let in";
    }
  }

  /** Asks all devices that have a workflow for what shows itself; none where that is off. */
  public Looked look(TenantId tenant) {
    Caller caller = Caller.system(tenant, "discovery");
    List<StepRequest.Target> targets = db.inTx(caller, DiscoveryRound::targets);
    int found = 0;
    int started = 0;
    int silent = 0;
    for (StepRequest.Target target : targets) {
      try {
        List<FoundOnt> shown = discovery.discover(target);
        found += shown.size();
        started += db.inTx(caller, tx -> onts.record(tx, target.id(), shown));
      } catch (RuntimeException e) {
        // The others are asked all the same, and this one the next time.
        LOG.warn("device {} does not say which ONTs it sees: {}", target.id(), e.getMessage());
        silent++;
      }
    }
    return new Looked(targets.size(), found, started, silent);
  }

  private static List<StepRequest.Target> targets(Tx tx) {
    if (Settings.get(tx, ZeroTouch.SETTING) == ZeroTouch.OFF) {
      return List.of();
    }
    return tx
        .session()
        .createSelectionQuery(
            "from ProvisioningDevice e where e.terms.isActive = true"
                + " and e.terms.workflowId is not null order by e.id.value",
            ProvisioningDevice.class)
        .getResultList()
        .stream()
        .map(StepRequest.Target::of)
        .toList();
  }
}
