package io.dotmac.sub.server.api.network.monitor;

import io.dotmac.sub.core.network.alert.AlertEvent;
import io.dotmac.sub.core.network.alert.AlertRule;
import io.dotmac.sub.core.network.alert.AlertRules;
import io.dotmac.sub.core.network.outage.Outage;
import io.dotmac.sub.core.network.outage.OutageSubscriber;
import io.dotmac.sub.core.network.poll.SnmpCredentials;
import io.dotmac.sub.core.network.poll.SnmpTarget;
import io.dotmac.sub.core.network.traffic.MonitoredInterface;
import io.dotmac.sub.core.provisioning.device.HostRule;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.adapter.snmp.TargetRule;
import io.dotmac.sub.server.api.network.inventory.FactResource;
import io.dotmac.sub.server.api.network.inventory.InventoryResource;
import io.dotmac.sub.server.security.Guarded;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Makes the REST resources of monitoring. */
public final class MonitorResources {
  private MonitorResources() {}

  /**
   * All of them, over that database; secrets are sealed by {@code secrets}, and devices are where
   * {@code hosts} allow them.
   */
  public static List<Object> of(Database db, SecretBox secrets, HostRule hosts) {
    return List.of(
        new SnmpCredentialResource(db, new SnmpCredentials(secrets)),
        new SnmpTargetResource(db, hosts),
        new TargetStateResource(db),
        new MonitoredInterfaceResource(db),
        new BandwidthResource(db),
        new BandwidthSampleResource(db),
        new CarriedResource(db),
        new OntOpticsResource(db),
        new AlertRuleResource(db),
        new AlertResource(db),
        new AlertEventResource(db),
        new OutageResource(db),
        new OutageSubscriberResource(db));
  }

  @Path("/snmp-targets")
  @Guarded("network:device")
  public static final class SnmpTargetResource extends InventoryResource<SnmpTarget> {
    private final HostRule hosts;

    SnmpTargetResource(Database db, HostRule hosts) {
      super(db, SnmpTarget.class);
      this.hosts = hosts;
    }

    @Override
    protected void check(SnmpTarget sent) {
      TargetRule.check(sent, hosts);
    }
  }

  @Path("/monitored-interfaces")
  @Guarded("network:device")
  public static final class MonitoredInterfaceResource extends FactResource<MonitoredInterface> {
    MonitoredInterfaceResource(Database db) {
      super(db, MonitoredInterface.class);
    }
  }

  @Path("/alert-rules")
  @Guarded("network:device")
  public static final class AlertRuleResource extends InventoryResource<AlertRule> {
    private final Database db;

    AlertRuleResource(Database db) {
      super(db, AlertRule.class);
      this.db = db;
    }

    /** Takes many into use or out of it. */
    @POST
    @Path("/bulk/status")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RequirePermission(":write")
    public HowMany status(@Auth Caller caller, ManyRules body) {
      return new HowMany(
          db.inTx(caller, tx -> AlertRules.activate(tx, body.ids(), body.isActive())));
    }
  }

  @Path("/alert-events")
  @Guarded("network:device")
  public static final class AlertEventResource extends FactResource<AlertEvent> {
    AlertEventResource(Database db) {
      super(db, AlertEvent.class);
    }
  }

  @Path("/outages")
  @Guarded("network:device")
  public static final class OutageResource extends FactResource<Outage> {
    OutageResource(Database db) {
      super(db, Outage.class);
    }
  }

  @Path("/outage-subscribers")
  @Guarded("network:device")
  public static final class OutageSubscriberResource extends FactResource<OutageSubscriber> {
    OutageSubscriberResource(Database db) {
      super(db, OutageSubscriber.class);
    }
  }
}
