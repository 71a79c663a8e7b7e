package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.session.AccountingEntry;
import io.dotmac.sub.core.access.session.SessionReport;
import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionReport.Line;
import io.dotmac.sub.core.access.session.SessionReport.Party;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.server.AccountingRecord;
import io.dotmac.sub.server.adapter.radius.index.AccessIndex;
import io.dotmac.sub.server.adapter.radius.index.IndexEntry;
import io.dotmac.sub.server.adapter.radius.index.KnownNas;
import io.dotmac.sub.server.adapter.radius.index.UserReply;
import io.dotmac.sub.server.adapter.radius.journal.EntryCodec.Item;
import io.dotmac.sub.server.adapter.radius.voucher.VoucherIndex;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** Reads what a record of accounting says, and whose it is by the index. */
final class EntryReader {
  private final AccessIndex users;
  private final VoucherIndex vouchers;
  private final SessionNews news;

  EntryReader(AccessIndex users, VoucherIndex vouchers, SessionNews news) {
    this.users = users;
    this.vouchers = vouchers;
    this.news = news;
  }

  /** What the record says, for the table of sessions too. It is about a session, or its NAS. */
  Item read(AccountingRecord record) {
    KnownNas nas = KnownNas.of(record.client());
    AccountingEntry entry = record.status().ofSession()
        ? report(nas, record)
        : new AccountingEntry.NasRestart(nasKey(record), record.happenedAt());
    news.heard(record, entry);
    return new Item(nas.tenant(), entry);
  }

  private SessionReport report(KnownNas nas, AccountingRecord record) {
    Kind kind = kind(record.status());
    return new SessionReport(
        kind,
        nasKey(record),
        record.sessionId(),
        record.userName().orElse(""),
        record.happenedAt(),
        record.sessionSeconds(),
        record.octetsIn(),
        record.octetsOut(),
        record.countsGigawords(),
        party(nas, record),
        line(record),
        kind == Kind.STOP ? record.terminateCause().map(WireName::of).orElse("unknown") : null);
  }

  /** By the Class we sent with the Accept; by name for a NAS that does not give it back. */
  private Optional<IndexEntry> user(TenantId tenant, AccountingRecord record) {
    for (byte[] octets : record.classes()) {
      if (octets.length == 16 || UserReply.isWalled(octets)) {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        Optional<IndexEntry> entry =
            users.find(tenant, new UUID(buffer.getLong(), buffer.getLong()));
        if (entry.isPresent()) {
          return entry;
        }
      }
    }
    return record.userName().flatMap(name -> users.find(tenant, name));
  }

  private Party party(KnownNas nas, AccountingRecord record) {
    Optional<IndexEntry> user = user(nas.tenant(), record);
    Optional<UUID> login = user.map(IndexEntry::credential);
    return new Party(
        user.map(IndexEntry::subscriber).orElse(null),
        user.map(IndexEntry::service).orElse(null),
        login.or(() -> vouchers.owner(nas.tenant(), record)).orElse(null),
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
        record.nasPortId().orElse(null),
        record.nasPort().orElse(0L));
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
}
