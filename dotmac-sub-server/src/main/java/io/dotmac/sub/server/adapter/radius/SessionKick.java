package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.session.LiveSessions.LiveSession;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.radius.coa.CoaClient;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.server.adapter.radius.index.KnownNas;
import io.dotmac.sub.server.adapter.radius.index.NasIndex;
import io.dotmac.sub.server.adapter.radius.line.SessionTable;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the oldest session of a credential, for a login that takes its place. */
final class SessionKick {
  private static final Logger LOG = LoggerFactory.getLogger(SessionKick.class);

  private final NasIndex nases;
  private final CoaClient coa;

  SessionKick(NasIndex nases, CoaClient coa) {
    this.nases = nases;
    this.coa = coa;
  }

  /** Asks its NAS and does not wait: a NAS that is gone has no session to be ended. */
  void end(KnownNas asking, SessionTable.Session session) {
    end(
        asking.tenant(),
        new LiveSession(
            Ids.next(),
            session.id(),
            session.nasKey(),
            session.username(),
            null,
            session.client(),
            null,
            null));
  }

  /** The same for a session that has to end for another reason. */
  void end(TenantId tenant, LiveSession live) {
    Optional<NasClient> nas = Optional.ofNullable(live.client())
        .flatMap(nases::find)
        .filter(client -> client
            .tag(KnownNas.class)
            .filter(known -> known.tenant().equals(tenant))
            .isPresent());
    nas.flatMap(client -> RadiusEnforcer.target(client, live))
        .ifPresent(target -> coa.disconnect(target, RadiusEnforcer.identity(live))
            .thenAccept(outcome ->
                LOG.debug("session {} was to end: {}", live.sessionId(), outcome.describe())));
  }
}
