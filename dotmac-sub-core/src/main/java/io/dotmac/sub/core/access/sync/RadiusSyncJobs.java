package io.dotmac.sub.core.access.sync;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Tx;
import org.jspecify.annotations.Nullable;

/** Jobs that keep FreeRADIUS servers in step; the password of a database is never given back. */
public final class RadiusSyncJobs {
  /** All of them; staff only. */
  public static final Listing<RadiusSyncJob> LISTING = Listing.of(RadiusSyncJob.class)
      .filter("is_active", "e.terms.isActive = :is_active", Parsers::flag)
      .sort("name", "lower(e.terms.name)")
      .sort("created_at", "e.createdAt")
      .search("lower(e.terms.name) like :q or lower(e.terms.databaseUrl) like :q")
      .defaultSort("name");

  private static final int LONGEST_PASSWORD = 200;

  private final SecretBox secrets;

  /** Seals passwords with {@code secrets}. */
  public RadiusSyncJobs(SecretBox secrets) {
    this.secrets = secrets;
  }

  /** Adds one. Nothing is asked of the database before its first run. */
  public RadiusSyncJob create(Tx tx, RadiusSyncTerms terms, @Nullable String password) {
    Checks checks = new Checks();
    terms.check(tx, checks);
    checks.required("/database_password", password, LONGEST_PASSWORD).done();
    RadiusSyncJob job = new RadiusSyncJob(terms, secrets.encrypt(String.valueOf(password)));
    tx.save(job);
    return job;
  }

  /** The one of that id. */
  public RadiusSyncJob require(Tx tx, RadiusSyncJobId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited; without a password it keeps the one it has. */
  public RadiusSyncJob update(
      Tx tx, RadiusSyncJobId id, RadiusSyncTerms terms, @Nullable String password) {
    Checks checks = new Checks();
    terms.check(tx, checks);
    if (password != null) {
      checks.required("/database_password", password, LONGEST_PASSWORD);
    }
    checks.done();
    RadiusSyncJob job = require(tx, id);
    job.change(terms);
    if (password != null) {
      job.replacePassword(secrets.encrypt(password));
    }
    SyncDesk.compareSoon(tx, id);
    return job;
  }

  /** It runs no more; what it has written stays there. */
  public RadiusSyncJob deactivate(Tx tx, RadiusSyncJobId id) {
    RadiusSyncJob job = require(tx, id);
    job.change(job.terms().active(false));
    return job;
  }
}
