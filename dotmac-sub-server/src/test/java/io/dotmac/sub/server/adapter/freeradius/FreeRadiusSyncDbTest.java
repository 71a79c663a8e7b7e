package io.dotmac.sub.server.adapter.freeradius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.access.sync.PasswordFormat;
import io.dotmac.sub.core.access.sync.RadiusSyncJobId;
import io.dotmac.sub.core.access.sync.RadiusSyncRun;
import io.dotmac.sub.core.access.sync.RadiusSyncStatus;
import io.dotmac.sub.core.access.sync.SyncCounts.Changed;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.server.adapter.freeradius.SyncFixture.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeRadiusSyncDbTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir
  private Path folder;

  private SyncFixture isp;

  @BeforeEach
  void start() throws IOException {
    isp = new SyncFixture(folder);
  }

  @AfterEach
  void stop() {
    isp.close();
  }

  @Test
  void aUserHasPasswordLimitsAndAddressesAndSharesTheSpeedInAGroup() {
    Service home = isp.user("amaka", "secret");
    isp.services.sql(
        "update access_credential set ipv4_address = '100.64.0.7',"
            + " mac_address = '4c:5e:0c:12:34:56', delegated_ipv6_prefix = '2001:db8:7::/56',"
            + " framed_routes = '10.7.0.0/24 100.64.0.7'"
            + " where username = ?",
        home.user());

    RadiusSyncRun run = isp.run(isp.job(PasswordFormat.CLEARTEXT, false));

    assertThat(run.error()).isEmpty();
    assertThat(run.users()).isEqualTo(new Changed(1, 0, 0));
    assertThat(run.clients()).isEqualTo(new Changed(1, 0, 0));
    assertThat(isp.about("amaka"))
        .containsExactly(
            "check Calling-Station-Id =~ ^4[cC][-:.]?5[eE][-:.]?0[cC][-:.]?12[-:.]?34[-:.]?56$",
            "check Cleartext-Password := secret",
            "check Simultaneous-Use := 1",
            "group Acct-Interim-Interval = 300",
            "group Framed-Protocol = 1",
            "group Mikrotik-Rate-Limit = 50M/100M",
            "group Service-Type = 2",
            "reply Delegated-IPv6-Prefix := 2001:db8:7:0:0:0:0:0/56",
            "reply Framed-IP-Address := 100.64.0.7",
            "reply Framed-IP-Netmask := 255.255.255.255",
            "reply Framed-Route := 10.7.0.0/24 100.64.0.7");
    assertThat(isp.there("select nasname || ' ' || secret from nas"))
        .containsExactly("127.0.0.1 " + SyncFixture.NAS_SECRET);
  }

  @Test
  void whatIsRightIsLeftAloneAndOnlyRowsThatDifferAreWritten() {
    Service home = isp.user("amaka", "secret");
    isp.user("bello", "other");
    RadiusSyncJobId job = isp.job(PasswordFormat.SALTED_HASH, false);
    isp.run(job);
    List<String> before = isp.there("select id::text from radcheck order by id");

    RadiusSyncRun again = isp.run(job);
    isp.services.sql(
        "update access_credential set ipv4_address = '100.64.0.7' where username = ?", home.user());
    RadiusSyncRun changed = isp.run(job);

    assertThat(again.users()).isEqualTo(Changed.NONE);
    assertThat(again.details().path("rows")).isEmpty();
    assertThat(changed.users()).isEqualTo(new Changed(0, 1, 0));
    assertThat(changed.details().path("rows").toString())
        .isEqualTo("{\"radreply\":{\"added\":2,\"removed\":0}}");
    assertThat(isp.there("select id::text from radcheck order by id")).isEqualTo(before);
  }

  @Test
  void aSuspendedUserIsRefusedThereAndTheOtherServiceOfTheSubscriberIsNot() {
    Service home = isp.user("amaka", "secret");
    isp.user("shop", "secret");
    RadiusSyncJobId job = isp.job(PasswordFormat.CLEARTEXT, false);
    isp.run(job);

    isp.suspend(home);
    RadiusSyncRun run = isp.run(job);

    assertThat(run.users()).isEqualTo(new Changed(0, 1, 0));
    assertThat(isp.about("amaka"))
        .containsExactly("check Auth-Type := Reject", "reply Reply-Message := Access denied");
    assertThat(isp.about("shop")).contains("check Cleartext-Password := secret");
    isp.restore(home);
    isp.run(job);
    assertThat(isp.about("amaka")).contains("check Cleartext-Password := secret");
  }

  @Test
  void whereThereIsAWalledGardenASuspendedUserIsLetIntoThat() {
    Service home = isp.user("amaka", "secret");
    isp.db.run(isp.tenant, tx -> {
      Settings.set(tx, AccessRules.SUSPENDED, "walled_garden");
      Settings.set(tx, AccessRules.GARDEN_URL, "https://pay.example");
    });
    isp.suspend(home);

    isp.run(isp.job(PasswordFormat.CLEARTEXT, false));

    assertThat(isp.about("amaka"))
        .contains(
            "check Cleartext-Password := secret",
            "group Mikrotik-Address-List = overdue",
            "group Session-Timeout = 900",
            "group Mikrotik-Rate-Limit = 512k/512k",
            "group WISPr-Redirection-URL = https://pay.example");
  }

  @Test
  void aDryRunCountsWhatDiffersAndWritesNothing() {
    isp.user("amaka", "secret");
    RadiusSyncJobId job = isp.job(PasswordFormat.CLEARTEXT, false);

    RadiusSyncRun run = isp.sync.compare(isp.caller(), job, true);

    assertThat(run.status()).isEqualTo(RadiusSyncStatus.SUCCESS);
    assertThat(run.users()).isEqualTo(new Changed(1, 0, 0));
    assertThat(isp.there("select username from radcheck union all select nasname from nas"))
        .isEmpty();
    assertThat(isp.there("select to_regclass('dotmac_sync')::text")).containsExactly((String) null);
  }

  @Test
  void rowsOfOthersStayAndAUserWhoIsThereAlreadyIsLeftAloneAndNamed() {
    isp.user("amaka", "secret");
    isp.user("bello", "secret");
    isp.outside("insert into radcheck (username, attribute, op, value) values"
        + " ('amaka', 'Cleartext-Password', ':=', 'of old'),"
        + " ('guest', 'Auth-Type', ':=', 'Accept')");
    isp.outside("insert into radreply (username, attribute, op, value)"
        + " values ('bello', 'Reply-Message', '=', 'hello')");
    RadiusSyncJobId job = isp.job(PasswordFormat.CLEARTEXT, false);

    RadiusSyncRun run = isp.run(job);

    assertThat(run.users()).isEqualTo(new Changed(1, 0, 0));
    assertThat(run.details().path("left_alone").toString())
        .isEqualTo("{\"not_ours\":{\"count\":1,\"names\":[\"amaka\"]}}");
    assertThat(isp.about("amaka")).containsExactly("check Cleartext-Password := of old");
    isp.services.sql("delete from access_credential where username = 'bello'");
    assertThat(isp.run(job).users()).isEqualTo(new Changed(0, 0, 1));
    assertThat(isp.about("bello")).containsExactly("reply Reply-Message = hello");
    assertThat(isp.about("guest")).containsExactly("check Auth-Type := Accept");
  }

  @Test
  void aUserWhoIsThereAlreadyBecomesOursWhereTheJobSaysSo() {
    isp.user("amaka", "secret");
    isp.outside("insert into radcheck (username, attribute, op, value) values"
        + " ('amaka', 'Cleartext-Password', ':=', 'of old'),"
        + " ('guest', 'Auth-Type', ':=', 'Accept')");

    RadiusSyncRun run = isp.run(isp.job(PasswordFormat.CLEARTEXT, true));

    assertThat(run.details().path("left_alone")).isEmpty();
    assertThat(isp.about("amaka"))
        .contains("check Cleartext-Password := secret")
        .doesNotContain("check Cleartext-Password := of old");
    assertThat(isp.about("guest")).containsExactly("check Auth-Type := Accept");
  }

  @Test
  void twoJobsNeverTouchEachOthersUsers() {
    isp.user("amaka", "secret");
    isp.run(isp.job(PasswordFormat.CLEARTEXT, false));

    RadiusSyncRun other = isp.run(isp.job(PasswordFormat.NT_HASH, true));

    assertThat(other.users()).isEqualTo(Changed.NONE);
    assertThat(other.details().path("left_alone").path("not_ours").path("count").asInt())
        .isOne();
    assertThat(isp.about("amaka")).contains("check Cleartext-Password := secret");
  }

  @Test
  void aRowThatSomebodyDeletedThereComesBack() {
    isp.user("amaka", "secret");
    RadiusSyncJobId job = isp.job(PasswordFormat.CLEARTEXT, false);
    isp.run(job);
    List<String> whole = isp.about("amaka");

    isp.outside("delete from radcheck where attribute = 'Simultaneous-Use'");
    RadiusSyncRun run = isp.run(job);

    assertThat(run.users()).isEqualTo(new Changed(0, 1, 0));
    assertThat(isp.about("amaka")).isEqualTo(whole);
  }

  @Test
  void aRunThatFailsHalfWayLeavesEverythingAsItWas() {
    isp.user("amaka", "secret");
    RadiusSyncJobId job = isp.job(PasswordFormat.CLEARTEXT, false);
    isp.outside("alter table radusergroup add check (username <> 'amaka')");

    RadiusSyncRun run = isp.run(job);

    assertThat(run.status()).isEqualTo(RadiusSyncStatus.FAILED);
    assertThat(run.error().orElse("")).startsWith("the database refused: ");
    assertThat(isp.there(
            "select username from radcheck union all select groupname" + " from radgroupreply"))
        .isEmpty();
  }

  @Test
  void aDatabaseThatCannotBeReachedIsToldWithoutItsPassword() {
    RadiusSyncRun nobody = isp.run(isp.job(
        "jdbc:postgresql://127.0.0.1:1/radius", "hunter2-secret", PasswordFormat.CLEARTEXT, false));
    RadiusSyncRun noSuch = isp.run(isp.job(
        isp.url().replaceAll("/[^/]*$", "/nowhere"),
        isp.access().password(),
        PasswordFormat.CLEARTEXT,
        false));

    assertThat(nobody.error().orElse(""))
        .startsWith("the database cannot be reached: ")
        .doesNotContain("hunter2");
    assertThat(noSuch.error().orElse("")).contains("nowhere");
  }

  @Test
  void changesAreThereWithinSecondsAndAreARunOfTheirOwn() {
    Service home = isp.user("amaka", "secret");
    RadiusSyncJobId job = isp.job(PasswordFormat.CLEARTEXT, false);
    try (FreeRadiusFollower follower = FreeRadiusFollower.start(isp.db, isp.secrets)) {
      await().atMost(SOON).until(() -> !isp.about("amaka").isEmpty());

      isp.suspend(home);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(isp.about("amaka")).contains("check Auth-Type := Reject"));
      isp.user("bello", "secret");
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(isp.about("bello")).contains("check Cleartext-Password := secret"));
      isp.services.sql("delete from access_credential where username = 'amaka'");
      await().atMost(SOON).untilAsserted(() -> assertThat(isp.about("amaka")).isEmpty());

      assertThat(follower.trouble()).isEmpty();
    }
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(
                isp.here("select kind || ' ' || users_created || users_updated || users_removed"
                    + " from radius_sync_run where job_id = '" + job + "' order by started_at"))
            .containsExactly("full 100", "changes 010", "changes 100", "changes 001"));
    assertThat(isp.here("select followed_until::text from radius_sync_job"))
        .containsExactly((String) null);
  }
}
