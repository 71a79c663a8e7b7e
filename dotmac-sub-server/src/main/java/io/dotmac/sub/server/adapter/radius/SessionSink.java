package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.session.AccountingSessions;
import io.dotmac.sub.core.access.session.SessionReport;
import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionReport.Line;
import io.dotmac.sub.core.access.session.SessionReport.Party;
import io.dotmac.sub.core.enforcement.Intents;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.server.AccountingBatch;
import io.dotmac.sub.radius.server.AccountingRecord;
import io.dotmac.sub.radius.server.AccountingSink;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes accounting durable: a batch is one transaction a tenant, and it is acknowledged when that
 * has committed. When the database is away nothing is acknowledged, and the NASes send it again.
 */
final class SessionSink implements AccountingSink {
  private static final Logger LOG = LoggerFactory.getLogger(SessionSink.class);

  private final Database db;
  private final AccessIndex users;
  private final AccountingSessions sessions = new AccountingSessions();

  SessionSink(Database db, AccessIndex users) {
    this.db = db;
    this.users = users;
  }

  @Override
  public void store(AccountingBatch batch) {
    Map<TenantId, List<Integer>> byTenant = new LinkedHashMap<>();
    List<AccountingRecord> records = batch.records();
    for (int i = 0; i < records.size(); i++) {
      byTenant.computeIfAbsent(tenant(records.get(i)), t -> new ArrayList<>()).add(i);
    }
    byTenant.forEach((tenant, indexes) -> store(batch, tenant, indexes));
  }

  private void store(AccountingBatch batch, TenantId tenant, List<Integer> indexes) {
    List<AccountingRecord> records = indexes.stream().map(batch.records()::get).toList();
    try {
      commit(tenant, records);
      indexes.forEach(batch::done);
    } catch (RuntimeException e) {
      LOG.warn("{} accounting records are not acknowledged: {}", indexes.size(), e.toString());
      indexes.forEach(index -> batch.failed(index, e));
    }
  }

  private void commit(TenantId tenant, List<AccountingRecord> records) {
    try {
      db.run(tenant, tx -> write(tx, records));
    } catch (io.dotmac.sub.core.problem.ProblemException raced) {
      // Another node began the same session at the same moment; now it is there to be found.
      db.run(tenant, tx -> write(tx, records));
    }
  }

  /** In the order of arrival: what a NAS says of itself divides what it says of sessions. */
  private void write(Tx tx, List<AccountingRecord> records) {
    List<SessionReport> reports = new ArrayList<>();
    Set<UUID> uninvited = new HashSet<>();
    for (AccountingRecord record : records) {
      if (record.status().ofSession()) {
        reports.add(report(record, uninvited));
      } else if (record.status().ofNas()) {
        sessions.store(tx, reports);
        reports = new ArrayList<>();
        sessions.nasRestarted(tx, nasKey(record), record.happenedAt());
      }
    }
    sessions.store(tx, reports);
    Intents.request(tx, uninvited);
  }

  private SessionReport report(AccountingRecord record, Set<UUID> uninvited) {
    KnownNas nas = record.client().tag(KnownNas.class).orElseThrow();
    Optional<AccessFacts> user = user(nas.tenant(), record);
    Kind kind = kind(record.status());
    if (kind != Kind.STOP) {
      // Traffic that ought not to be: the session is cut again until it is gone.
      user.filter(facts -> facts.subscription() != null)
          .filter(facts -> !facts.active() || !facts.access().connects())
          .ifPresent(facts -> uninvited.add(facts.subscription()));
    }
    return new SessionReport(
        kind,
        nasKey(record),
        record.sessionId(),
        record.userName().orElse(""),
        record.happenedAt(),
        record.sessionSeconds(),
        record.octetsIn(),
        record.octetsOut(),
        party(nas, user),
        line(record),
        kind == Kind.STOP ? record.terminateCause().map(WireName::of).orElse("unknown") : null);
  }

  /** By the Class we sent with the Accept; by name for a NAS that does not give it back. */
  private Optional<AccessFacts> user(TenantId tenant, AccountingRecord record) {
    for (byte[] octets : record.classes()) {
      if (octets.length == 16) {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        Optional<IndexEntry> entry =
            users.find(tenant, new UUID(buffer.getLong(), buffer.getLong()));
        if (entry.isPresent()) {
          return entry.map(IndexEntry::facts);
        }
      }
    }
    return record.userName().flatMap(name -> users.find(tenant, name)).map(IndexEntry::facts);
  }

  private static Party party(KnownNas nas, Optional<AccessFacts> user) {
    return new Party(
        user.map(AccessFacts::subscriber).orElse(null),
        user.map(AccessFacts::subscription).orElse(null),
        user.map(AccessFacts::credential).orElse(null),
        nas.facts().client(),
        nas.facts().nasDevice());
  }

  private static Line line(AccountingRecord record) {
    return new Line(
        record.multiSessionId().orElse(null),
        record.framedIp().map(InetAddress::getHostAddress).orElse(null),
        record.framedIpv6Prefix().map(Object::toString).orElse(null),
        record.delegatedIpv6Prefix().map(Object::toString).orElse(null),
        record.callingStation().orElse(null),
        record.calledStation().orElse(null),
        record.nasPortId().orElse(null));
  }

  private static String nasKey(AccountingRecord record) {
    return record
        .nasAddress()
        .map(InetAddress::getHostAddress)
        .or(record::nasIdentifier)
        .orElseGet(() -> record.source().getAddress().getHostAddress());
  }

  private static Kind kind(AcctStatusType status) {
    switch (status) {
      case START:
        return Kind.START;
      case STOP:
        return Kind.STOP;
      default:
        return Kind.INTERIM;
    }
  }

  private static TenantId tenant(AccountingRecord record) {
    return record.client().tag(KnownNas.class).orElseThrow().tenant();
  }
}
