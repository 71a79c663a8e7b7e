package io.dotmac.sub.server;

import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.network.poll.PollRound;
import io.dotmac.sub.core.network.poll.SnmpCredentials;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.provisioning.device.HostRule;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.adapter.message.AlertMessages;
import io.dotmac.sub.server.adapter.snmp.SnmpDevices;
import io.dotmac.sub.server.api.network.monitor.MonitorResources;
import io.dotmac.sub.server.api.network.monitor.OnCallResources;
import io.dotmac.sub.server.job.MonitorJobs;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Renderer;
import io.dotmac.sub.server.web.admin.monitor.MonitorPageResource;
import io.dotmac.sub.server.web.admin.monitor.form.CredentialPages;
import io.dotmac.sub.server.web.admin.monitor.form.PolicyPages;
import io.dotmac.sub.server.web.admin.monitor.form.RotationPages;
import io.dotmac.sub.server.web.admin.monitor.form.RulePages;
import io.dotmac.sub.server.web.admin.monitor.form.TargetPages;
import java.util.ArrayList;
import java.util.List;

/** What watches the network, and who is told: routes, pages and jobs. */
final class MonitorModule {
  private final Installation installation;
  private final AlertMessages messages;

  MonitorModule(Installation installation, NotifySetup setup) {
    this.installation = installation;
    this.messages = new AlertMessages(setup);
  }

  /** The routes; devices are where {@code hosts} allow them. */
  List<Object> resources(HostRule hosts) {
    Database db = installation.db();
    List<Object> all = new ArrayList<>(MonitorResources.of(db, installation.secrets(), hosts));
    all.addAll(OnCallResources.of(db, messages));
    return all;
  }

  /** The pages; devices are where {@code hosts} allow them. */
  List<Object> pages(Renderer renderer, HostRule hosts) {
    Database db = installation.db();
    Portal portal = new Portal(db, renderer);
    return List.of(
        new MonitorPageResource(portal, db),
        new CredentialPages(portal, db, new SnmpCredentials(installation.secrets())),
        new TargetPages(portal, db, hosts),
        new RulePages(portal, db),
        new PolicyPages(portal, db, messages),
        new RotationPages(portal, db));
  }

  /** What is done by itself; {@code devices} reads them. */
  List<Job> jobs(SnmpDevices devices) {
    Database db = installation.db();
    return new MonitorJobs(db, new PollRound(db, devices), messages).all();
  }
}
