package io.dotmac.sub.core.provisioning.backup;

import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that a device had from when it was taken until when it was seen last. Its times
 * are the machine's.
 */
@Entity
@Table(name = "config_backup")
public class ConfigBackup extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ConfigBackupId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "device_id", updatable = false))
  private ProvisioningDeviceId device;

  @Column(name = "backup_method", updatable = false)
  private BackupMethod method;

  @Column(name = "is_manual", updatable = false)
  private boolean manual;

  @Column(name = "taken_at", updatable = false)
  private Instant takenAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  @Column(name = "content", updatable = false)
  private String content;

  @Column(name = "config_digest", updatable = false)
  private String digest;

  @Column(name = "text_sealed")
  private String textSealed;

  @Column(name = "lines", updatable = false)
  private int lines;

  @Column(name = "lines_added", updatable = false)
  private int linesAdded;

  @Column(name = "lines_removed", updatable = false)
  private int linesRemoved;

  @Column(name = "is_current")
  private boolean current;

  @Column(name = "keep_forever")
  private boolean keptForever;

  @Nullable
  @Column(name = "notes")
  private String notes;

  /** For Hibernate; others use {@link ConfigBackups}. */
  protected ConfigBackup() {}

  ConfigBackup(
      ProvisioningDeviceId device, ConfigSource.Fetched fetched, boolean manual, Instant at) {
    this.id = ConfigBackupId.next();
    this.device = device;
    this.method = fetched.method();
    this.manual = manual;
    this.takenAt = at;
    this.content = fetched.content();
    this.digest = ConfigLines.digest(content);
    this.lines = ConfigLines.count(content);
    this.current = true;
  }

  /** What of it was not in the one before. */
  void after(@Nullable String older) {
    linesAdded = older == null ? 0 : ConfigLines.extra(content, older);
    linesRemoved = older == null ? 0 : ConfigLines.extra(older, content);
  }

  /** The device has it still; a secret may be another. */
  void seen(String sealed, Instant at) {
    textSealed = sealed;
    seenAt = at;
  }

  void superseded() {
    current = false;
  }

  void describe(BackupNotes said) {
    keptForever = said.keepForever();
    notes = said.notes();
  }

  public ConfigBackupId id() {
    return id;
  }

  public ProvisioningDeviceId device() {
    return device;
  }

  public BackupMethod method() {
    return method;
  }

  /** Whether somebody asked for it, rather than the job. */
  public boolean isManual() {
    return manual;
  }

  /** When the device was found to have it. */
  public Instant takenAt() {
    return takenAt;
  }

  /** When the device was last found to have it. */
  public Instant seenAt() {
    return seenAt;
  }

  /** Without secrets. */
  public String content() {
    return content;
  }

  /** SHA-256 of the content, in hexadecimal. */
  public String digest() {
    return digest;
  }

  String textSealed() {
    return textSealed;
  }

  public int lines() {
    return lines;
  }

  /** How many lines the one before had not; 0 for the first. */
  public int linesAdded() {
    return linesAdded;
  }

  /** How many lines of the one before it has not; 0 for the first. */
  public int linesRemoved() {
    return linesRemoved;
  }

  /** Whether the device had it when it was last asked. */
  public boolean isCurrent() {
    return current;
  }

  /** What people say about it. */
  public BackupNotes said() {
    return new BackupNotes(keptForever, notes);
  }
}
