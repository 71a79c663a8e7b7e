package io.dotmac.sub.server;

import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.access.credential.AccessCredentials;
import io.dotmac.sub.core.access.nas.NasDevices;
import io.dotmac.sub.core.access.nas.RadiusClients;
import io.dotmac.sub.core.access.realm.RadiusHomeServers;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.api.access.AccessCredentialResource;
import io.dotmac.sub.server.api.access.NasDeviceResource;
import io.dotmac.sub.server.api.access.RadiusClientResource;
import io.dotmac.sub.server.api.access.ServiceAccessResource;
import io.dotmac.sub.server.api.access.ServiceLockResource;
import io.dotmac.sub.server.api.access.radius.AuthLogEntryResource;
import io.dotmac.sub.server.api.access.radius.EnforcementIntentResource;
import io.dotmac.sub.server.api.access.radius.OfferRadiusProfileResource;
import io.dotmac.sub.server.api.access.radius.RadiusAccountingSessionResource;
import io.dotmac.sub.server.api.access.radius.RadiusAttributeResource;
import io.dotmac.sub.server.api.access.radius.RadiusProfileResource;
import io.dotmac.sub.server.api.access.radius.RadiusServerResource;
import io.dotmac.sub.server.api.access.radius.RouterBlockResource;
import io.dotmac.sub.server.api.access.radius.SessionDisconnectResource;
import io.dotmac.sub.server.api.access.realm.RadiusHomeServerResource;
import io.dotmac.sub.server.api.access.realm.RadiusRealmResource;
import io.dotmac.sub.server.api.access.sync.RadiusSyncJobResource;
import io.dotmac.sub.server.api.access.sync.RadiusSyncRunResource;
import io.dotmac.sub.server.api.network.IpAssignmentResource;
import io.dotmac.sub.server.api.network.IpBlockResource;
import io.dotmac.sub.server.api.network.IpPoolResource;
import io.dotmac.sub.server.api.network.Ipv4AddressResource;
import io.dotmac.sub.server.api.network.Ipv6AddressResource;
import io.dotmac.sub.server.api.network.PoolForecastResource;
import io.dotmac.sub.server.api.network.inventory.InventoryResources;
import io.dotmac.sub.server.api.network.plant.FiberPlantResource;
import io.dotmac.sub.server.api.network.plant.GisSourceResources;
import io.dotmac.sub.server.api.network.plant.GisSync;
import io.dotmac.sub.server.api.network.plant.OntReadingResource;
import io.dotmac.sub.server.api.network.plant.TraceResources;
import io.dotmac.sub.server.api.network.plant.UtilizationResources;
import io.dotmac.sub.server.api.usage.QuotaBucketResource;
import io.dotmac.sub.server.api.usage.UsageRecordResource;
import java.util.ArrayList;
import java.util.List;

/** The routes of network access and usage, made by plain constructor calls. */
final class AccessModule {
  private AccessModule() {}

  /** The resources, in no order. */
  static List<Object> resources(Installation installation, GisSync sources) {
    Database db = installation.db();
    ServiceLocks locks = new ServiceLocks();
    SecretBox secrets = installation.secrets();
    List<Object> all = new ArrayList<>(plant(db));
    all.addAll(GisSourceResources.of(db, sources));
    all.addAll(List.of(
        new ServiceLockResource(db, locks),
        new ServiceAccessResource(db, locks),
        new AccessCredentialResource(db, new AccessCredentials(secrets)),
        new NasDeviceResource(db, new NasDevices()),
        new RadiusClientResource(db, new RadiusClients(secrets)),
        new RadiusServerResource(db),
        new RadiusProfileResource(db),
        new RadiusAttributeResource(db),
        new OfferRadiusProfileResource(db),
        new RadiusRealmResource(db),
        new RadiusHomeServerResource(db, new RadiusHomeServers(secrets)),
        new RadiusAccountingSessionResource(db),
        new AuthLogEntryResource(db),
        new EnforcementIntentResource(db),
        new RouterBlockResource(db),
        new SessionDisconnectResource(db),
        new RadiusSyncJobResource(db, secrets),
        new RadiusSyncRunResource(db),
        new IpPoolResource(db),
        new PoolForecastResource(db),
        new IpBlockResource(db),
        new IpAssignmentResource(db),
        new Ipv4AddressResource(db),
        new Ipv6AddressResource(db),
        new UsageRecordResource(db),
        new QuotaBucketResource(db)));
    return List.copyOf(all);
  }

  /** What the network is made of, and the way of light through it. */
  private static List<Object> plant(Database db) {
    List<Object> all = new ArrayList<>(InventoryResources.of(db));
    all.addAll(TraceResources.of(db));
    all.addAll(UtilizationResources.of(db));
    all.add(new OntReadingResource(db));
    all.add(new FiberPlantResource(db));
    return all;
  }
}
