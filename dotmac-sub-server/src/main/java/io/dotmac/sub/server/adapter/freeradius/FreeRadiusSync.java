package io.dotmac.sub.server.adapter.freeradius;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.AccessReader;
import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.access.index.ChangeKind;
import io.dotmac.sub.core.access.index.NasFacts;
import io.dotmac.sub.core.access.sync.RadiusSyncJob;
import io.dotmac.sub.core.access.sync.RadiusSyncJobId;
import io.dotmac.sub.core.access.sync.RadiusSyncJobs;
import io.dotmac.sub.core.access.sync.RadiusSyncKind;
import io.dotmac.sub.core.access.sync.RadiusSyncRun;
import io.dotmac.sub.core.access.sync.RadiusSyncRunId;
import io.dotmac.sub.core.access.sync.RadiusSyncRuns;
import io.dotmac.sub.core.access.sync.RadiusSyncTerms;
import io.dotmac.sub.core.access.sync.SyncCounts;
import io.dotmac.sub.core.access.sync.SyncDesk;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Brings the database of a FreeRADIUS in step. What is wanted is read here in batches, each in a
 * short transaction; what differs is written there in one, so that FreeRADIUS never sees half.
 */
public final class FreeRadiusSync {
  private static final int USERS_AT_ONCE = 5_000;

  private static final Set<ChangeKind> OF_USERS =
      Set.of(ChangeKind.CREDENTIAL, ChangeKind.SUBSCRIPTION, ChangeKind.OFFER, ChangeKind.PROFILE);

  private final Database db;
  private final SecretBox secrets;
  private final AccessReader reader = new AccessReader();

  /** A job as it is at the beginning of a run. */
  private record Begun(
      TenantId tenant,
      RadiusSyncJobId job,
      RadiusSyncTerms terms,
      ExternalDatabase external,
      AccessRules rules,
      List<NasFacts> nases,
      Instant at) {}

  /** Reads from {@code db}; {@code secrets} opens the passwords. */
  public FreeRadiusSync(Database db, SecretBox secrets) {
    this.db = db;
    this.secrets = secrets;
  }

  /**
   * Compares everything, and writes what differs unless it is a dry run. That it could not is what
   * the run says.
   */
  public RadiusSyncRun compare(Caller caller, RadiusSyncJobId id, boolean dryRun) {
    RadiusSyncRunId run = db.inTx(caller, tx -> {
      new RadiusSyncJobs(secrets).require(tx, id);
      return RadiusSyncRuns.begin(tx, id, dryRun ? RadiusSyncKind.DRY_RUN : RadiusSyncKind.FULL)
          .id();
    });
    try {
      Begun begun = db.inTx(caller, tx -> begin(tx, id));
      ExternalDatabase.Work<SyncCounts> work =
          connection -> everything(caller, begun, new SyncStage(connection, id, true));
      SyncCounts counts =
          dryRun ? begun.external().rolledBack(work) : begun.external().inTransaction(work);
      return db.inTx(caller, tx -> {
        if (!dryRun) {
          SyncDesk.compared(tx, id, begun.at());
        }
        return RadiusSyncRuns.succeed(tx, run, counts);
      });
    } catch (SyncFailure | SecretBox.SecretUnreadable e) {
      return db.inTx(caller, tx -> RadiusSyncRuns.fail(tx, run, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      db.run(caller, tx -> RadiusSyncRuns.fail(tx, run, "it failed here: " + e.getClass()));
      throw e;
    }
  }

  /**
   * Writes what has changed for those that changes of this tenant concern. A run is recorded if
   * something was written.
   *
   * @throws SyncFailure if the external database cannot be reached, or refuses
   */
  public void follow(Caller caller, RadiusSyncJobId id, Map<ChangeKind, Set<UUID>> changes) {
    Begun begun = db.inTx(caller, tx -> begin(tx, id));
    if (!begun.terms().syncUsers()) {
      return;
    }
    Set<UUID> concerned = new HashSet<>(changes.getOrDefault(ChangeKind.CREDENTIAL, Set.of()));
    List<AccessFacts> facts = db.inTx(caller, tx -> {
      List<AccessFacts> found = new ArrayList<>();
      changes.forEach((kind, refs) -> {
        if (OF_USERS.contains(kind)) {
          found.addAll(reader.of(tx, kind, refs));
        }
      });
      return found;
    });
    facts.forEach(one -> concerned.add(one.credential()));
    if (concerned.isEmpty()) {
      return;
    }
    SyncCounts counts = begun.external().inTransaction(connection -> {
      SyncStage stage = new SyncStage(connection, id, false);
      stage.look(concerned);
      SyncedUsers users = users(begun);
      tables(begun.terms(), stage, false);
      stage.users(users.of(facts));
      return stage.apply(begun.terms().adoptExisting(), users.left());
    });
    if (!counts.isEmpty()) {
      db.run(
          caller,
          tx -> RadiusSyncRuns.succeed(
              tx, RadiusSyncRuns.begin(tx, id, RadiusSyncKind.CHANGES).id(), counts));
    }
  }

  private Begun begin(Tx tx, RadiusSyncJobId id) {
    RadiusSyncJob job = new RadiusSyncJobs(secrets).require(tx, id);
    return new Begun(
        tx.tenant(),
        id,
        job.terms(),
        new ExternalDatabase(
            job.terms().databaseUrl(),
            job.terms().databaseUser(),
            secrets.decrypt(job.passwordSealed())),
        AccessRules.of(tx),
        reader.clients(tx),
        tx.systemNow());
  }

  private SyncedUsers users(Begun begun) {
    return new SyncedUsers(new UserRows(
        begun.tenant(),
        begun.job(),
        begun.rules(),
        begun.nases(),
        new PasswordItems(secrets, begun.terms().passwordFormat()),
        begun.at()));
  }

  private SyncCounts everything(Caller caller, Begun begun, SyncStage stage) throws SQLException {
    tables(begun.terms(), stage, true);
    SyncedUsers users = users(begun);
    if (begun.terms().syncUsers()) {
      List<UUID> all = db.inTx(caller, SyncDesk::credentials);
      for (int from = 0; from < all.size(); from += USERS_AT_ONCE) {
        List<UUID> some = all.subList(from, Math.min(all.size(), from + USERS_AT_ONCE));
        stage.users(users.of(db.inTx(caller, tx -> reader.of(tx, ChangeKind.CREDENTIAL, some))));
      }
    }
    if (begun.terms().syncNasClients()) {
      stage.put(SyncTable.NAS, NasRows.of(begun.nases(), secrets));
    }
    return stage.apply(begun.terms().adoptExisting(), users.left());
  }

  private static void tables(RadiusSyncTerms terms, SyncStage stage, boolean everything)
      throws SQLException {
    if (terms.syncUsers()) {
      // Groups first: whoever reads in between finds no user in a group that is not there.
      stage.compare(
          SyncTable.RADGROUPREPLY, SyncTable.RADCHECK, SyncTable.RADREPLY, SyncTable.RADUSERGROUP);
    }
    if (everything && terms.syncNasClients()) {
      stage.compare(SyncTable.NAS);
    }
  }
}
