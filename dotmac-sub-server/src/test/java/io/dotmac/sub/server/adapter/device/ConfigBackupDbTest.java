package io.dotmac.sub.server.adapter.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.provisioning.backup.BackupMethod;
import io.dotmac.sub.core.provisioning.backup.BackupNotes;
import io.dotmac.sub.core.provisioning.backup.BackupRound;
import io.dotmac.sub.core.provisioning.backup.ConfigBackup;
import io.dotmac.sub.core.provisioning.backup.ConfigBackupId;
import io.dotmac.sub.core.provisioning.backup.ConfigBackups;
import io.dotmac.sub.core.provisioning.backup.ConfigSource;
import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.devices.backup.ConfigText;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Configurations as they are asked for and kept. */
class ConfigBackupDbTest {
  private static final String FIRST = """
      sysname MA5800-X7
      snmp-agent community read cipher pl4nted-1
      vlan 100 smart
      """;

  private final OrderWorld world = new OrderWorld();
  private final ConfigBackups backups = new ConfigBackups(world.secrets);
  private final Caller somebody = Caller.system(world.tenant, "test");

  @AfterEach
  void close() {
    world.close();
  }

  /** A device that gives what it is told to. */
  private static final class Told implements ConfigSource {
    volatile String text = FIRST;
    final AtomicInteger asked = new AtomicInteger();

    @Override
    public boolean serves(DeviceTerms device) {
      return device.vendor() == ProvisioningVendor.HUAWEI;
    }

    @Override
    public Fetched fetch(StepRequest.Target device) {
      asked.incrementAndGet();
      if (text.isEmpty()) {
        throw new IllegalStateException("the device is silent");
      }
      return new Fetched(BackupMethod.SSH, text, ConfigText.kept(text));
    }
  }

  private BackupRound round(ConfigSource source) {
    return new BackupRound(world.db, source, backups);
  }

  private List<ConfigBackup> kept() {
    return world.in(tx -> tx.session()
        .createSelectionQuery("from ConfigBackup e order by e.takenAt, e.id", ConfigBackup.class)
        .getResultList());
  }

  @Test
  void aConfigurationIsKeptOnceUntilItChangesAndHasNoSecret() {
    Told device = new Told();

    assertThat(round(device).backUp(world.tenant)).isEqualTo(new BackupRound.Done(1, 0, 0, 0));
    assertThat(round(device).backUp(world.tenant)).isEqualTo(new BackupRound.Done(0, 1, 0, 0));
    device.text = FIRST + "vlan 200 smart\n";
    assertThat(round(device).backUp(world.tenant)).isEqualTo(new BackupRound.Done(1, 0, 0, 0));

    List<ConfigBackup> kept = kept();
    assertThat(kept).extracting(ConfigBackup::isCurrent).containsExactly(false, true);
    assertThat(kept.get(1).linesAdded()).isEqualTo(1);
    assertThat(kept.get(1).linesRemoved()).isZero();
    assertThat(kept.get(0).content()).contains("vlan 100 smart").doesNotContain("pl4nted");
    String original = world.in(tx -> backups.original(tx, kept.get(0).id()));
    assertThat(original).isEqualTo(FIRST);
    assertThat(world.update("update config_backup set updated_at = updated_at where tenant_id = ?"
            + " and (content || text_sealed || config_digest) like '%pl4nted%'"))
        .isZero();
  }

  @Test
  void anotherSecretAloneIsNoChangeButTheWholeTextIsTheNewOne() {
    Told device = new Told();
    round(device).backUp(world.tenant);
    device.text = FIRST.replace("pl4nted-1", "pl4nted-2");

    assertThat(round(device).backUp(world.tenant).same()).isEqualTo(1);

    ConfigBackupId only = kept().get(0).id();
    String original = world.in(tx -> backups.original(tx, only));
    assertThat(original).contains("pl4nted-2");
  }

  @Test
  void twoNodesNeverAskOneDeviceAtTheSameTimeAndNoTransactionIsOpen() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Told device = new Told();
    ConfigSource slow = new ConfigSource() {
      @Override
      public boolean serves(DeviceTerms device) {
        return true;
      }

      @Override
      public Fetched fetch(StepRequest.Target target) {
        asking.countDown();
        try {
          answer.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        return device.fetch(target);
      }
    };
    CompletableFuture<BackupRound.Done> first =
        CompletableFuture.supplyAsync(() -> round(slow).backUp(world.tenant));
    asking.await();

    assertThat(round(device).backUp(world.tenant)).isEqualTo(new BackupRound.Done(0, 0, 0, 1));
    assertThatThrownBy(() -> round(device).backUp(somebody, world.device))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("already");
    assertThat(device.asked).hasValue(0);
    assertThat(world.update("update provisioning_device set name = name where tenant_id = ?"))
        .isEqualTo(1);

    answer.countDown();
    assertThat(first.get().changed()).isEqualTo(1);
    assertThat(kept()).hasSize(1);
  }

  @Test
  void theLeaseOfADeadNodeEndsAndWhoComesTooLateKeepsNothing() {
    Told device = new Told();
    ConfigSource overtaken = new ConfigSource() {
      @Override
      public boolean serves(DeviceTerms device) {
        return true;
      }

      @Override
      public Fetched fetch(StepRequest.Target target) {
        world.update("update config_backup_round set leased_until = now() - interval '1 second'"
            + " where tenant_id = ?");
        round(device).backUp(somebody, target.id());
        return new Fetched(BackupMethod.SSH, "late", "late\n");
      }
    };

    assertThat(round(overtaken).backUp(world.tenant).failed()).isEqualTo(1);

    assertThat(kept()).singleElement().satisfies(it -> {
      assertThat(it.content()).contains("vlan 100");
      assertThat(it.isManual()).isTrue();
    });
  }

  @Test
  void aDeviceThatDoesNotAnswerIsSaidSoAndWhatIsKeptStays() {
    Told device = new Told();
    round(device).backUp(world.tenant);
    device.text = "";

    assertThat(round(device).backUp(world.tenant).failed()).isEqualTo(1);
    assertThatThrownBy(() -> round(device).backUp(somebody, world.device))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("the device is silent");

    assertThat(world.update("update config_backup_round set error = error where tenant_id = ?"
            + " and error = 'the device is silent' and succeeded_at is not null"
            + " and lease_token is null"))
        .isEqualTo(1);
    assertThat(kept()).hasSize(1);
  }

  @Test
  void whatNoDeviceHasAnyLongerIsForgottenInItsTimeUnlessItIsToStay() {
    Told device = new Told();
    for (int i = 0; i < 4; i++) {
      device.text = FIRST + "vlan " + (200 + i) + " smart\n";
      round(device).backUp(world.tenant);
    }
    List<ConfigBackup> kept = kept();
    world.run(tx -> backups.describe(tx, kept.get(0).id(), new BackupNotes(true, "as built")));
    world.update("update config_backup set taken_at = now() - interval '31 days',"
        + " seen_at = now() - interval '31 days' where tenant_id = ?");
    world.update("update config_backup set seen_at = now() - interval '29 days'"
        + " where tenant_id = ? and content like '%vlan 201%'");

    assertThat(round(device).forget(world.tenant)).isZero();
    world.run(tx -> Settings.set(tx, ConfigBackups.KEPT_DAYS, "30"));
    assertThat(round(device).forget(world.tenant)).isEqualTo(1);

    assertThat(kept()).hasSize(3).noneMatch(it -> it.content().contains("vlan 202"));
  }

  @Test
  void aLineTerminalGivesItsConfigurationOverItsDriver() {
    world.olt.configured("snmp-agent community read cipher pl4nted-9");
    BackupRound round = round(new ConfigReader(world.door));

    ConfigBackupId id = round.backUp(somebody, world.device);

    assertThat(kept()).singleElement().satisfies(it -> {
      assertThat(it.id()).isEqualTo(id);
      assertThat(it.method()).isEqualTo(BackupMethod.SSH);
      assertThat(it.content()).contains("community read cipher ******").doesNotContain("pl4nted");
    });
    assertThat(round.backUp(somebody, world.device)).isEqualTo(id);
  }
}
