package io.dotmac.sub.server.adapter.freeradius;

import io.dotmac.sub.core.access.session.AccountingSessions;
import io.dotmac.sub.core.access.session.SessionReport;
import io.dotmac.sub.core.access.session.SessionReport.Party;
import io.dotmac.sub.core.access.session.SessionsChanged;
import io.dotmac.sub.core.access.sync.AccountOwners;
import io.dotmac.sub.core.access.sync.RadiusSyncJob;
import io.dotmac.sub.core.access.sync.RadiusSyncJobId;
import io.dotmac.sub.core.access.sync.RadiusSyncJobs;
import io.dotmac.sub.core.access.sync.ReadSessions;
import io.dotmac.sub.core.access.sync.ReadSessions.Digest;
import io.dotmac.sub.core.access.sync.ReadSessions.Known;
import io.dotmac.sub.core.access.sync.SyncDesk;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the accounting that a FreeRADIUS stores: whatever is up there, was up when last read, or
 * has a new id. What differs from what was stored goes the way of our own accounting, which takes
 * each report once, in one transaction with the note that it was read.
 */
public final class RadacctImport {
  /** Rows whose transactions may commit after one with a higher id. */
  private static final long UNSETTLED = 1_000;

  private static final int ROWS_AT_ONCE = 1_000;
  private static final int ATTEMPTS = 4;

  private static final String CHANGED = "select " + RadacctRow.COLUMNS + """
       from radacct
      where acctstoptime is null or radacctid > ? or radacctid = any (?)
      """;

  /** The first time: not the years before. */
  private static final String FIRST = "select " + RadacctRow.COLUMNS + """
       from radacct where acctstoptime is null or acctstoptime >= ?
      """;

  private final Database db;
  private final SecretBox secrets;
  private final AccountingSessions sessions = new AccountingSessions();

  /** Stores into {@code db}; {@code secrets} opens the passwords of the external databases. */
  public RadacctImport(Database db, SecretBox secrets) {
    this.db = db;
    this.secrets = secrets;
  }

  /**
   * Reads for every job in use that wants it.
   *
   * @return how many sessions were new or had changed
   * @throws IllegalStateException naming the jobs whose database could not be read; the others were
   */
  public int importAll(Caller caller) {
    int stored = 0;
    List<String> failed = new ArrayList<>();
    for (RadiusSyncJobId id : db.inTx(caller, SyncDesk::active)) {
      RadiusSyncJob job = db.inTx(caller, tx -> new RadiusSyncJobs(secrets).require(tx, id));
      if (job.terms().importAccounting()) {
        try {
          stored += read(caller, job);
        } catch (SyncFailure | SecretBox.SecretUnreadable e) {
          failed.add(job.terms().name() + ": " + e.getMessage());
        }
      }
    }
    if (!failed.isEmpty()) {
      throw new IllegalStateException(String.join("; ", failed));
    }
    return stored;
  }

  private int read(Caller caller, RadiusSyncJob job) {
    ExternalDatabase external = new ExternalDatabase(
        job.terms().databaseUrl(),
        job.terms().databaseUser(),
        secrets.decrypt(job.passwordSealed()));
    Known known = db.inTx(caller, tx -> ReadSessions.of(tx, job.id()));
    Reading reading = new Reading(caller, job.id(), known);
    external.rolledBack(connection -> {
      try (PreparedStatement query = query(connection, known)) {
        query.setFetchSize(ROWS_AT_ONCE);
        ResultSet row = query.executeQuery();
        while (row.next()) {
          reading.take(RadacctRow.read(row));
        }
        return reading.stored;
      }
    });
    return reading.finish();
  }

  private static PreparedStatement query(Connection connection, Known known) throws SQLException {
    if (known.lastId() == 0) {
      PreparedStatement first = connection.prepareStatement(FIRST);
      first.setTimestamp(1, Timestamp.from(known.since()));
      return first;
    }
    PreparedStatement query = connection.prepareStatement(CHANGED);
    query.setLong(1, known.lastId() - UNSETTLED);
    query.setArray(
        2,
        connection.createArrayOf(
            "int8",
            known.digests().values().stream()
                .filter(Digest::open)
                .map(Digest::id)
                .toArray()));
    return query;
  }

  /** One pass over the sessions of a job. */
  private final class Reading {
    private final Caller caller;
    private final RadiusSyncJobId job;
    private final Known known;
    private final Map<String, AccountOwners.Nas> nases;
    private final Set<Long> seen = new HashSet<>();
    private final List<RadacctRow> changed = new ArrayList<>();
    private long lastId;
    private int stored;

    Reading(Caller caller, RadiusSyncJobId job, Known known) {
      this.caller = caller;
      this.job = job;
      this.known = known;
      this.lastId = known.lastId();
      this.nases = db.inTx(caller, AccountOwners::nases);
    }

    void take(RadacctRow row) {
      seen.add(row.id());
      lastId = Math.max(lastId, row.id());
      if (!row.digest().equals(known.digests().get(row.id()))) {
        changed.add(row);
      }
      if (changed.size() == ROWS_AT_ONCE) {
        store();
      }
    }

    int finish() {
      store();
      Set<Long> lost = new HashSet<>();
      known.digests().values().stream()
          .filter(digest -> digest.open() && !seen.contains(digest.id()))
          .forEach(digest -> lost.add(digest.id()));
      db.run(caller, tx -> ReadSessions.advance(tx, job, lastId, lastId - UNSETTLED, lost));
      return stored;
    }

    private void store() {
      for (int attempt = 1; !changed.isEmpty(); attempt++) {
        try {
          stored += db.inTx(caller, this::store);
          changed.clear();
        } catch (SessionsChanged raced) {
          // The NAS reports the same sessions to us as well; now they are there to be found.
          if (attempt == ATTEMPTS) {
            throw raced;
          }
        }
      }
    }

    /** Names that are nobody's here belong to another system that uses the same FreeRADIUS. */
    private int store(Tx tx) {
      Map<String, Party> owners = AccountOwners.of(
          tx, changed.stream().map(RadacctRow::username).distinct().toList());
      List<SessionReport> reports = new ArrayList<>(changed.size());
      List<Digest> read = new ArrayList<>(changed.size());
      for (RadacctRow row : changed) {
        Party owner = owners.get(row.username());
        if (owner != null) {
          reports.add(row.report(through(owner, row.nasAddress()), tx.systemNow()));
          read.add(row.digest());
        }
      }
      sessions.store(tx, reports);
      ReadSessions.stored(tx, job, read);
      return reports.size();
    }

    private Party through(Party owner, String address) {
      AccountOwners.Nas nas = nases.get(address);
      return nas == null
          ? owner
          : new Party(
              owner.subscriber(),
              owner.subscription(),
              owner.credential(),
              nas.client(),
              nas.nasDevice());
    }
  }
}
