package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.session.AccountingEntry;
import io.dotmac.sub.core.access.session.AccountingSessions;
import io.dotmac.sub.core.access.session.JournalPosition;
import io.dotmac.sub.core.access.session.SessionReport;
import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionsChanged;
import io.dotmac.sub.core.enforcement.Intents;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.adapter.radius.index.AccessIndex;
import io.dotmac.sub.server.adapter.radius.index.IndexEntry;
import io.dotmac.sub.server.adapter.radius.journal.EntryCodec.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Stores entries of accounting in the database: one transaction for those of a tenant. */
final class EntryStore {
  private static final int ATTEMPTS = 4;

  private final Database db;
  private final AccessIndex users;
  private final SessionNews news;
  private final AccountingSessions sessions = new AccountingSessions();

  EntryStore(Database db, AccessIndex users, SessionNews news) {
    this.db = db;
    this.users = users;
    this.news = news;
  }

  /** Stores them all; those of some tenants may be stored when it fails. */
  void store(List<Item> items) {
    byTenant(items).forEach((tenant, entries) -> commit(tenant, tx -> write(tx, entries)));
  }

  /**
   * Stores entries of a journal, each once: those that a run before has stored are passed over.
   *
   * @param first the number of the first of them
   */
  void replay(UUID journal, long first, List<Item> items) {
    Map<TenantId, Map<Long, AccountingEntry>> numbered = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      numbered
          .computeIfAbsent(items.get(i).tenant(), tenant -> new LinkedHashMap<>())
          .put(first + i, items.get(i).entry());
    }
    numbered.forEach((tenant, entries) -> commit(tenant, tx -> {
      long next = JournalPosition.next(tx, journal);
      write(
          tx,
          entries.entrySet().stream()
              .filter(entry -> entry.getKey() >= next)
              .map(Map.Entry::getValue)
              .toList());
      JournalPosition.advance(tx, journal, Math.max(next, first + items.size()));
    }));
  }

  private static Map<TenantId, List<AccountingEntry>> byTenant(List<Item> items) {
    Map<TenantId, List<AccountingEntry>> byTenant = new LinkedHashMap<>();
    for (Item item : items) {
      byTenant.computeIfAbsent(item.tenant(), tenant -> new ArrayList<>()).add(item.entry());
    }
    return byTenant;
  }

  private void commit(TenantId tenant, Consumer<Tx> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        db.run(tenant, work);
        return;
      } catch (SessionsChanged | ProblemException raced) {
        // Another node changed or began the same session; now it is there to be found.
        if (attempt == ATTEMPTS) {
          throw raced;
        }
      }
    }
  }

  private void write(Tx tx, List<AccountingEntry> entries) {
    sessions.storeAll(tx, entries);
    Set<UUID> uninvited = new HashSet<>();
    for (AccountingEntry entry : entries) {
      if (entry instanceof SessionReport report && report.kind() != Kind.STOP) {
        uninvited(tx.tenant(), report).ifPresent(uninvited::add);
      }
    }
    Intents.request(tx, uninvited);
  }

  /** The service, if its traffic ought not to be: the session is cut again until it is gone. */
  private Optional<UUID> uninvited(TenantId tenant, SessionReport report) {
    UUID credential = report.party().credential();
    return Optional.ofNullable(credential)
        .flatMap(id -> users.find(tenant, id))
        .filter(user -> !user.terms().active() || !user.terms().access().connects())
        .filter(user -> !inGarden(tenant, user, report))
        .map(IndexEntry::service);
  }

  /** Inside the walled garden a session may stay that would be cut outside. */
  private boolean inGarden(TenantId tenant, IndexEntry user, SessionReport report) {
    return user.terms().active()
        && users.policy(tenant).walls(user.terms().access().state())
        && news.isWalled(user.credential(), report);
  }
}
