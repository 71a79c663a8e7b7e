package io.dotmac.sub.core.access.sync;

import io.dotmac.sub.core.access.radius.RadiusServer;
import io.dotmac.sub.core.access.radius.RadiusServerId;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a job that keeps a FreeRADIUS in step.
 *
 * @param serverId the RADIUS server whose database it is, if it is registered
 * @param databaseUrl as {@link DatabaseUrl} has it
 * @param adoptExisting whether users who are there already become ours when we know them
 * @param intervalMinutes how often everything is compared
 */
@Embeddable
public record RadiusSyncTerms(
    @Column(name = "name") String name,
    @Nullable @Column(name = "server_id") UUID serverId,
    @Column(name = "database_url") String databaseUrl,
    @Column(name = "database_user") String databaseUser,
    @Column(name = "sync_users") boolean syncUsers,
    @Column(name = "sync_nas_clients") boolean syncNasClients,
    @Column(name = "import_accounting") boolean importAccounting,
    @Column(name = "password_format") PasswordFormat passwordFormat,
    @Column(name = "adopt_existing") boolean adoptExisting,
    @Column(name = "interval_minutes") int intervalMinutes,
    @Column(name = "is_active") boolean isActive) {
  /** Of a job about which nothing is said yet. */
  public static final RadiusSyncTerms BLANK = new RadiusSyncTerms(
      "", null, "", "", true, true, true, PasswordFormat.CLEARTEXT, false, 60, true);

  void check(Tx tx, Checks checks) {
    checks
        .required("/name", name, 200)
        .required("/database_url", databaseUrl, 500)
        .required("/database_user", databaseUser, 63)
        .present("/password_format", passwordFormat)
        .range("/interval_minutes", intervalMinutes, 5, 10_080)
        .rule(
            serverId == null
                || tx.find(RadiusServer.class, new RadiusServerId(serverId)).isPresent(),
            "/server_id",
            "unknown",
            "no radius server of the id " + serverId + " exists");
    DatabaseUrl.flaw(databaseUrl)
        .ifPresent(flaw -> checks.rule(false, "/database_url", "format", flaw));
  }

  /** The same, in use or not. */
  RadiusSyncTerms active(boolean active) {
    return new RadiusSyncTerms(
        name,
        serverId,
        databaseUrl,
        databaseUser,
        syncUsers,
        syncNasClients,
        importAccounting,
        passwordFormat,
        adoptExisting,
        intervalMinutes,
        active);
  }
}
