package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.session.LiveSessions.LiveSession;
import io.dotmac.sub.core.enforcement.SessionDisconnects;
import io.dotmac.sub.core.enforcement.SessionDisconnects.Claim;
import io.dotmac.sub.core.enforcement.SessionDisconnects.Finding;
import io.dotmac.sub.core.enforcement.SessionDriver;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.radius.coa.CoaClient;
import io.dotmac.sub.radius.coa.CoaTarget;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.server.adapter.radius.enforce.Answer;
import io.dotmac.sub.server.adapter.radius.index.KnownNas;
import io.dotmac.sub.server.adapter.radius.index.NasIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Ends the sessions that staff want ended: by a Disconnect-Request, or by a driver of the device
 * where that does not help. No transaction is open while NASes are asked.
 */
final class StaffDisconnects {
  private final Database db;
  private final NasIndex nases;
  private final CoaClient coa;
  private final List<SessionDriver> drivers;

  StaffDisconnects(Database db, NasIndex nases, CoaClient coa, List<SessionDriver> drivers) {
    this.db = db;
    this.nases = nases;
    this.coa = coa;
    this.drivers = List.copyOf(drivers);
  }

  /** Carries out what is due; gives how many. */
  int work(TenantId tenant) {
    List<Claim> claims = db.inTx(tenant, SessionDisconnects::claim);
    // All are asked before the first answer is awaited.
    List<CompletableFuture<Finding>> asked =
        claims.stream().map(claim -> ask(tenant, claim)).toList();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      Finding said = asked.get(i).join();
      findings.add(said.gone() ? said : driven(tenant, claims.get(i), said));
    }
    if (!findings.isEmpty()) {
      db.run(tenant, tx -> SessionDisconnects.record(tx, findings));
    }
    return findings.size();
  }

  private CompletableFuture<Finding> ask(TenantId tenant, Claim claim) {
    LiveSession session = claim.session();
    Optional<NasClient> nas = Optional.ofNullable(session.client())
        .flatMap(nases::find)
        .filter(client -> KnownNas.of(client).tenant().equals(tenant));
    Optional<CoaTarget> target = nas.flatMap(client -> RadiusEnforcer.target(client, session));
    if (target.isEmpty()) {
      String why = nas.isEmpty()
          ? "the NAS " + session.nasKey() + " has no RADIUS client with a secret"
          : "the address of the NAS " + session.nasKey() + " is not known";
      return CompletableFuture.completedFuture(new Finding(claim.id(), false, "not_sent", why));
    }
    return coa.disconnect(target.get(), RadiusEnforcer.identity(session)).thenApply(said -> {
      Answer answer = new Answer("disconnect", said, db.clock().instant());
      return new Finding(claim.id(), answer.done(), answer.word(), said.describe());
    });
  }

  private Finding driven(TenantId tenant, Claim claim, Finding said) {
    LiveSession session = claim.session();
    UUID device = session.nasDevice();
    return drivers.stream()
        .filter(each -> device != null && each.serves(tenant, device))
        .findFirst()
        .filter(driver -> device != null
            && driver
                .disconnect(new SessionDriver.Target(
                    tenant, device, session.sessionId(), session.username(), session.framedIp()))
                .isEmpty())
        .map(driver -> new Finding(claim.id(), true, "ack", "the device ended the session"))
        .orElse(said);
  }
}
