package io.dotmac.sub.core.provisioning.backup;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The configurations that are kept of devices. */
public final class ConfigBackups {
  /** All of them, the newest first; staff only. */
  public static final Listing<ConfigBackup> LISTING = Listing.of(ConfigBackup.class)
      .filter("device_id", "e.device.value = :device_id", Id::parse)
      .filter(
          "nas_device_id",
          "e.device.value in (select d.id.value from ProvisioningDevice d"
              + " where d.terms.nasDeviceId = :nas_device_id)",
          Id::parse)
      .filter("is_current", "e.current = :is_current", Parsers::flag)
      .filter("keep_forever", "e.keptForever = :keep_forever", Parsers::flag)
      .sort("taken_at", "e.takenAt")
      .sort("seen_at", "e.seenAt")
      .defaultSort("-taken_at");

  /** The entities and columns of this package, for the session factory. */
  public static final List<Class<?>> ENTITIES =
      List.of(ConfigBackup.class, BackupMethod.Column.class);

  /** How long a configuration is kept that its device has no longer. */
  public static final Setting<Integer> KEPT_DAYS = Setting.integer(
          SettingDomain.PROVISIONING, "config_backup_kept_days", 365)
      .range(1, 3_650);

  /** A configuration of more characters is not one. */
  static final int MOST_CHARACTERS = 16 << 20;

  private final SecretBox secrets;

  /** Seals whole texts with {@code secrets}. */
  public ConfigBackups(SecretBox secrets) {
    this.secrets = secrets;
  }

  /** Two of one device or of two. */
  public record Pair(ConfigBackup older, ConfigBackup newer) {}

  /** The one of that id. */
  public ConfigBackup require(Tx tx, ConfigBackupId id) {
    return LISTING.require(tx, id);
  }

  /**
   * Two to be compared.
   *
   * @param newer absent: the one that its device has now
   */
  public Pair pair(Tx tx, @Nullable ConfigBackupId older, @Nullable ConfigBackupId newer) {
    new Checks().present("/older", older).done();
    ConfigBackup first = require(tx, Objects.requireNonNull(older));
    ConfigBackup second = newer == null
        ? current(tx, first.device())
            .orElseThrow(() -> Problem.notFound("current configuration", first.device()))
        : require(tx, newer);
    return new Pair(first, second);
  }

  /** The one that a device had when it was last asked. */
  public Optional<ConfigBackup> current(Tx tx, ProvisioningDeviceId device) {
    return tx.session()
        .createSelectionQuery(
            "from ConfigBackup e where e.device.value = :device and e.current = true",
            ConfigBackup.class)
        .setParameter("device", device.value())
        .uniqueResultOptional();
  }

  /** As the device gave it, with its secrets. */
  public String original(Tx tx, ConfigBackupId id) {
    return secrets.decrypt(require(tx, id).textSealed());
  }

  /** What people say about it, and whether it stays. */
  public ConfigBackup describe(Tx tx, ConfigBackupId id, BackupNotes said) {
    new Checks().text("/notes", said.notes(), 2_000).done();
    ConfigBackup backup = require(tx, id);
    backup.describe(said);
    return backup;
  }

  /** Keeps what a device gave, if it is another than it had; gives the one that it has now. */
  ConfigBackup record(
      Tx tx, ProvisioningDeviceId device, ConfigSource.Fetched fetched, boolean manual) {
    Instant now = tx.systemNow();
    Optional<ConfigBackup> present = current(tx, device);
    if (present.filter(it -> it.content().equals(fetched.content())).isPresent()) {
      ConfigBackup same = present.get();
      same.seen(secrets.encrypt(fetched.text()), now);
      return same;
    }
    ConfigBackup next = new ConfigBackup(device, fetched, manual, now);
    next.after(present.map(ConfigBackup::content).orElse(null));
    next.seen(secrets.encrypt(fetched.text()), now);
    present.ifPresent(old -> {
      old.superseded();
      tx.session().flush();
    });
    tx.save(next);
    return next;
  }

  /** Deletes what is kept no longer; gives how many that were. */
  public int forget(Tx tx) {
    Duration kept = Duration.ofDays(Settings.get(tx, KEPT_DAYS));
    return tx.session()
        .createMutationQuery("delete from ConfigBackup e where e.current = false"
            + " and e.keptForever = false and e.seenAt < :before")
        .setParameter("before", tx.systemNow().minus(kept))
        .executeUpdate();
  }
}
