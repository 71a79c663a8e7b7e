package io.dotmac.sub.server.adapter.freeradius;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.access.sync.PasswordFormat;
import io.dotmac.sub.core.access.sync.RadiusSyncJobId;
import io.dotmac.sub.server.adapter.freeradius.SyncFixture.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The real FreeRADIUS answers by what is written to its database; its accounting comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreeRadiusPeerTest {
  private static final String ACCEPT = "Received Access-Accept";
  private static final String REJECT = "Received Access-Reject";

  private SyncFixture isp;
  private FreeRadiusPeer peer;
  private RadiusSyncJobId job;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, InterruptedException {
    FreeRadiusPeer.require();
    isp = new SyncFixture(folder);
    // A NAS of each maker, so that FreeRADIUS has to know what each of them is told.
    List<String> makers =
        List.of("huawei", "cisco", "juniper", "nokia", "zte", "ubiquiti", "cambium", "other");
    for (int i = 0; i < makers.size(); i++) {
      isp.nas("192.0.2." + (i + 1), makers.get(i));
    }
    job = isp.job(PasswordFormat.CLEARTEXT, false);
    isp.run(job);
    peer = FreeRadiusPeer.start(folder, isp.access());
  }

  @AfterAll
  void stop() throws InterruptedException {
    if (peer != null) {
      peer.close();
    }
    if (isp != null) {
      isp.close();
    }
  }

  private Service user(String password) {
    Service made = isp.user(isp.freshName(), password);
    isp.run(job);
    return made;
  }

  private String pap(Service user, String password) throws IOException, InterruptedException {
    return peer.login(
        "User-Name = \"" + user.user() + "\"", "User-Password = \"" + password + "\"");
  }

  @Test
  void anActiveServiceIsLetInByPapAndChapWithItsSpeedInTheWordsOfEachMaker()
      throws IOException, InterruptedException {
    Service home = user("secret");

    String pap = pap(home, "secret");
    String chap = peer.login("User-Name = \"" + home.user() + "\"", "CHAP-Password = \"secret\"");

    assertThat(pap)
        .contains(
            ACCEPT,
            "Mikrotik-Rate-Limit = \"50M/100M\"",
            "WISPr-Bandwidth-Max-Down = 100000000",
            "Huawei-Output-Average-Rate = 100000000",
            "Cisco-AVPair = \"ip:sub-qos-policy-in=up-50000k\"",
            "Cisco-AVPair = \"ip:sub-qos-policy-out=down-100000k\"",
            "ERX-Service-Activate:1 = \"speed(100000k,50000k)\"",
            "Acct-Interim-Interval = 300");
    assertThat(chap).contains(ACCEPT);
    assertThat(pap(home, "guess")).contains(REJECT);
    assertThat(peer.log()).doesNotContain("Unknown attribute", "Failed to create the pair");
  }

  @Test
  void aSuspendedServiceIsRefusedAndComesBackWhenItIsPaid()
      throws IOException, InterruptedException {
    Service home = user("secret");
    Service shop = user("secret");
    isp.suspend(home);
    isp.run(job);

    assertThat(pap(home, "secret")).contains(REJECT).doesNotContain("Mikrotik-Rate-Limit");
    assertThat(pap(shop, "secret")).contains(ACCEPT);

    isp.restore(home);
    isp.run(job);
    assertThat(pap(home, "secret")).contains(ACCEPT);
  }

  @Test
  void aServiceWithALastDayHasOnlyTheTimeThatIsLeft() throws IOException, InterruptedException {
    Service home = user("secret");
    isp.services.sql("update subscription set end_on = current_date + 2 where id = ?", home.id());
    isp.run(job);

    assertThat(pap(home, "secret")).contains(ACCEPT, "Session-Timeout = ");

    isp.services.sql("update subscription set end_on = '2026-01-02' where id = ?", home.id());
    isp.run(job);
    assertThat(pap(home, "secret")).contains(REJECT);
  }

  @Test
  void equipmentThatIsBoundIsKnownHoweverItsAddressIsWritten()
      throws IOException, InterruptedException {
    Service home = user("secret");
    isp.services.sql(
        "update access_credential set mac_address = '4c:5e:0c:12:34:56' where username = ?",
        home.user());
    isp.run(job);

    for (String mac : List.of("4C-5E-0C-12-34-56", "4c5e.0c12.3456", "4c:5e:0c:12:34:56")) {
      assertThat(from(home, mac)).contains(ACCEPT);
    }
    assertThat(from(home, "4C-5E-0C-12-34-57")).contains(REJECT);
  }

  private String from(Service user, String mac) throws IOException, InterruptedException {
    return peer.login(
        "User-Name = \"" + user.user() + "\"",
        "User-Password = \"secret\"",
        "Calling-Station-Id = \"" + mac + "\"");
  }

  @Test
  void hashedPasswordsAreUnderstood() throws IOException, InterruptedException {
    for (PasswordFormat format : List.of(PasswordFormat.NT_HASH, PasswordFormat.SALTED_HASH)) {
      Service home = isp.user(isp.freshName(), "sécret");
      isp.services.sql(
          "update radius_sync_job set password_format = ?",
          format == PasswordFormat.NT_HASH ? "nt_hash" : "salted_hash");
      isp.run(job);

      assertThat(pap(home, "sécret")).as(format.toString()).contains(ACCEPT);
      assertThat(pap(home, "guess")).as(format.toString()).contains(REJECT);
      assertThat(String.join("", isp.about(home.user()))).doesNotContain("sécret");
    }
    isp.services.sql("update radius_sync_job set password_format = 'cleartext'");
    isp.run(job);
  }

  @Test
  void accountingThatFreeRadiusStoresBecomesOneSessionAndItsUsageOnce()
      throws IOException, InterruptedException {
    Service home = user("secret");
    RadacctImport accounting = new RadacctImport(isp.db, isp.secrets);

    account(home, "Start", 0, 0, 0);
    accounting.importAll(isp.caller());
    account(home, "Interim-Update", 300, 1_000, 1);
    accounting.importAll(isp.caller());
    accounting.importAll(isp.caller());
    account(home, "Stop", 600, 2_000, 2);
    accounting.importAll(isp.caller());
    accounting.importAll(isp.caller());

    assertThat(isp.here("select status_type || ' ' || duration_seconds || ' ' || octets_in || ' '"
            + " || octets_out || ' ' || terminate_cause from radius_accounting_session"
            + " where username = '" + home.user() + "'"))
        .containsExactly("stop 600 2000 " + (2_000 + 2 * (1L << 32)) + " user_request");
    assertThat(isp.here("select sum(octets_in) || ' ' || sum(octets_out) from usage_record"
            + " where subscription_id = '" + home.id() + "'"))
        .containsExactly("2000 " + (2_000 + 2 * (1L << 32)));
  }

  private void account(Service user, String kind, int seconds, long octets, int gigawords)
      throws IOException, InterruptedException {
    assertThat(peer.account(
            "User-Name = \"" + user.user() + "\"",
            "Acct-Session-Id = \"s-" + user.user() + "\"",
            "Acct-Status-Type = " + kind,
            "Acct-Session-Time = " + seconds,
            "Acct-Input-Octets = " + octets,
            "Acct-Output-Octets = " + octets,
            "Acct-Output-Gigawords = " + gigawords,
            "Acct-Terminate-Cause = User-Request",
            "NAS-Port = 7"))
        .contains("Received Accounting-Response");
  }
}
