package io.dotmac.sub.server;

import io.dotmac.sub.core.provisioning.backup.BackupRound;
import io.dotmac.sub.core.provisioning.backup.ConfigBackups;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevices;
import io.dotmac.sub.core.provisioning.discovery.DiscoveredOnts;
import io.dotmac.sub.core.provisioning.discovery.DiscoveryRound;
import io.dotmac.sub.core.provisioning.drift.DriftRound;
import io.dotmac.sub.core.provisioning.line.LineTests;
import io.dotmac.sub.core.provisioning.order.InstallAppointments;
import io.dotmac.sub.core.provisioning.order.ProvisioningTasks;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.provisioning.run.ProvisioningRuns;
import io.dotmac.sub.core.provisioning.run.RunWorker;
import io.dotmac.sub.core.provisioning.template.ConfigTemplates;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.webhook.target.DeviceTargets;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.server.adapter.device.ConfigReader;
import io.dotmac.sub.server.adapter.device.DeviceDoor;
import io.dotmac.sub.server.adapter.device.DeviceDrivers;
import io.dotmac.sub.server.adapter.device.DeviceTemplates;
import io.dotmac.sub.server.adapter.device.DeviceWork;
import io.dotmac.sub.server.adapter.device.LineProbe;
import io.dotmac.sub.server.adapter.device.OntFinder;
import io.dotmac.sub.server.adapter.device.OntSurvey;
import io.dotmac.sub.server.adapter.device.TemplatePreviews;
import io.dotmac.sub.server.api.provisioning.InstallAppointmentResource;
import io.dotmac.sub.server.api.provisioning.OrderHistoryResource;
import io.dotmac.sub.server.api.provisioning.ProvisioningTaskResource;
import io.dotmac.sub.server.api.provisioning.ServiceOrderResource;
import io.dotmac.sub.server.api.provisioning.TechnicianResource;
import io.dotmac.sub.server.api.provisioning.backup.ConfigBackupResource;
import io.dotmac.sub.server.api.provisioning.backup.DeviceBackupResource;
import io.dotmac.sub.server.api.provisioning.drift.DriftCheckResource;
import io.dotmac.sub.server.api.provisioning.drift.DriftFindingResource;
import io.dotmac.sub.server.api.provisioning.line.LineTestResource;
import io.dotmac.sub.server.api.provisioning.run.DiscoveredOntResource;
import io.dotmac.sub.server.api.provisioning.run.ProvisioningDeviceResource;
import io.dotmac.sub.server.api.provisioning.run.RunResource;
import io.dotmac.sub.server.api.provisioning.run.StepResource;
import io.dotmac.sub.server.api.provisioning.run.WorkflowResource;
import io.dotmac.sub.server.outbound.DeviceAddresses;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.plant.BackupPageResource;
import io.dotmac.sub.server.web.admin.plant.DriftPageResource;
import io.dotmac.sub.server.web.admin.plant.LinePageResource;
import java.util.List;

/** The routes of provisioning, and what carries out orders on devices. */
final class ProvisioningModule {
  private ProvisioningModule() {}

  static List<Object> resources(Installation installation, DeviceTargets targets) {
    Database db = installation.db();
    ServiceOrders orders = new ServiceOrders(new Subscriptions());
    ProvisioningRuns runs = new ProvisioningRuns(orders);
    return List.of(
        new TechnicianResource(db),
        new ServiceOrderResource(db, orders),
        new OrderHistoryResource(db, orders),
        new ProvisioningTaskResource(db, new ProvisioningTasks(orders)),
        new InstallAppointmentResource(db, new InstallAppointments(orders)),
        new ProvisioningDeviceResource(
            db,
            new ProvisioningDevices(
                installation.secrets(), targets::flaw, new DeviceDrivers(Devices.network()))),
        new WorkflowResource(db, runs),
        new StepResource(db),
        new RunResource(db, runs),
        new DiscoveredOntResource(db, new DiscoveredOnts(runs)));
  }

  /** Reaches devices through the drivers on the class path, where they may be. */
  static DeviceDoor door(Installation installation, DeviceTargets targets) {
    return new DeviceDoor(Devices.network(), installation.secrets(), DeviceAddresses.of(targets));
  }

  /** Asks devices behind that door for their configurations. */
  static BackupRound backups(Installation installation, DeviceDoor door) {
    return new BackupRound(
        installation.db(), new ConfigReader(door), new ConfigBackups(installation.secrets()));
  }

  /** The routes of what is kept of devices. */
  static List<Object> kept(Installation installation, BackupRound backups) {
    ConfigBackups kept = new ConfigBackups(installation.secrets());
    return List.of(
        new ConfigBackupResource(installation.db(), kept),
        new DeviceBackupResource(installation.db(), backups, kept));
  }

  /** Reads line terminals behind that door, and compares. */
  static DriftRound drift(Installation installation, DeviceDoor door) {
    return new DriftRound(installation.db(), new OntSurvey(door));
  }

  /** Tests lines behind that door. */
  static LineTests lines(Installation installation, DeviceDoor door) {
    return new LineTests(installation.db(), new LineProbe(door));
  }

  /** The routes of what devices say otherwise, and of what they say of lines. */
  static List<Object> reading(Installation installation, DriftRound drift, LineTests lines) {
    return List.of(
        new DriftFindingResource(installation.db()),
        new DriftCheckResource(drift),
        new LineTestResource(installation.db(), lines));
  }

  /** The pages that have devices read. */
  static List<Object> pages(Portal portal, BackupRound backups, DriftRound drift, LineTests lines) {
    return List.of(
        new BackupPageResource(portal, backups),
        new DriftPageResource(portal, drift),
        new LinePageResource(lines));
  }

  /** Templates of commands, as the drivers take them. */
  static ConfigTemplates templates() {
    return new ConfigTemplates(new DeviceTemplates());
  }

  /** Works out what templates would do, behind that door. */
  static TemplatePreviews previews(Installation installation, DeviceDoor door) {
    return new TemplatePreviews(installation.db(), new DeviceWork(door));
  }

  /** Carries out orders on devices behind that door. */
  static RunWorker worker(Installation installation, DeviceDoor door) {
    return new RunWorker(installation.db(), new DeviceWork(door));
  }

  /** Asks devices behind that door for ONTs that show themselves. */
  static DiscoveryRound discovery(Installation installation, DeviceDoor door) {
    return new DiscoveryRound(installation.db(), new OntFinder(door));
  }
}
