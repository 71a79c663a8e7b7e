package io.dotmac.sub.server.adapter.freeradius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.access.sync.PasswordFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RadacctImportDbTest {
  private static final String SESSIONS = """
      select username || ' ' || status_type || ' ' || octets_in || ' ' || octets_out
        || ' ' || coalesce(terminate_cause, '-')
      from radius_accounting_session order by username, session_id
      """;
  private static final String USAGE =
      "select sum(octets_in) || ' ' || sum(octets_out) from usage_record";

  @TempDir
  private Path folder;

  private SyncFixture isp;
  private RadacctImport accounting;

  @BeforeEach
  void start() throws IOException {
    isp = new SyncFixture(folder);
    accounting = new RadacctImport(isp.db, isp.secrets);
    isp.user("amaka", "secret");
    isp.job(PasswordFormat.CLEARTEXT, false);
  }

  @AfterEach
  void stop() {
    isp.close();
  }

  private int read() {
    return accounting.importAll(isp.caller());
  }

  /** A session that began now; {@code id} names it. */
  private void begins(String id, String user, String start) {
    isp.outside("insert into radacct (acctsessionid, acctuniqueid, username, nasipaddress,"
        + " acctstarttime, acctupdatetime, acctsessiontime, acctinputoctets, acctoutputoctets,"
        + " framedipaddress, callingstationid) values ('" + id + "', '" + id + "', '" + user
        + "', '127.0.0.1', " + start + ", " + start + ", 0, 0, 0, '100.64.0.9', 'AA-BB')");
  }

  private void reports(String id, long in, long out, int seconds) {
    isp.outside("update radacct set acctinputoctets = " + in + ", acctoutputoctets = " + out
        + ", acctsessiontime = " + seconds + ", acctupdatetime = acctstarttime + interval '"
        + seconds + " s' where acctuniqueid = '" + id + "'");
  }

  private void ends(String id) {
    isp.outside("update radacct set acctstoptime = acctupdatetime,"
        + " acctterminatecause = 'User-Request' where acctuniqueid = '" + id + "'");
  }

  @Test
  void aSessionIsFollowedFromStartToStopAndEachOctetIsCountedOnce() {
    begins("s1", "amaka", "now()");
    assertThat(read()).isOne();
    assertThat(isp.here(SESSIONS)).containsExactly("amaka start 0 0 -");

    reports("s1", 5_000_000_000L, 70_000_000_000L, 300);
    assertThat(read()).isOne();
    assertThat(read()).isZero();
    reports("s1", 6_000_000_000L, 80_000_000_000L, 500);
    ends("s1");
    assertThat(read()).isOne();
    assertThat(read()).isZero();

    assertThat(isp.here(SESSIONS))
        .containsExactly("amaka stop 6000000000 80000000000 user_request");
    assertThat(isp.here(USAGE)).containsExactly("6000000000 80000000000");
    assertThat(isp.here("select framed_ip || ' ' || (radius_client_id is not null)"
            + " from radius_accounting_session"))
        .containsExactly("100.64.0.9 true");
  }

  @Test
  void theClockOfTheAccessServerDoesNotMatter() {
    begins("s1", "amaka", "'1970-01-02'::timestamptz");
    read();
    reports("s1", 1_000, 2_000, 60);
    assertThat(read()).isOne();
    ends("s1");
    assertThat(read()).isOne();

    assertThat(isp.here(USAGE)).containsExactly("1000 2000");
    assertThat(isp.here(
            "select (max(recorded_at) > now() - interval '1 hour')::text" + " from usage_record"))
        .containsExactly("true");
  }

  @Test
  void aSessionThatEndsWhileNobodyReadsIsNotLost() {
    begins("s1", "amaka", "now()");
    begins("s2", "amaka", "now()");
    read();
    for (int i = 0; i < 5; i++) {
      begins("later" + i, "somebody else", "now()");
    }
    reports("s1", 1_000, 2_000, 60);
    ends("s1");
    begins("s3", "amaka", "now()");
    reports("s3", 10, 20, 5);
    ends("s3");

    assertThat(read()).isEqualTo(2);

    assertThat(isp.here(SESSIONS))
        .containsExactly(
            "amaka stop 1000 2000 user_request",
            "amaka start 0 0 -",
            "amaka stop 10 20 user_request");
    assertThat(isp.here(USAGE)).containsExactly("1010 2020");
  }

  @Test
  void whatHadEndedBeforeTheJobWasMadeIsNotCharged() {
    begins("old", "amaka", "now() - interval '3 days'");
    reports("old", 1_000, 2_000, 60);
    ends("old");

    assertThat(read()).isZero();

    begins("new", "amaka", "now()");
    assertThat(read()).isOne();
    assertThat(isp.here(SESSIONS)).containsExactly("amaka start 0 0 -");
  }

  @Test
  void aFailureNamesTheJobAndItsReason() {
    isp.outside("drop table radacct");

    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("main: a table of FreeRADIUS is missing: ");
  }
}
