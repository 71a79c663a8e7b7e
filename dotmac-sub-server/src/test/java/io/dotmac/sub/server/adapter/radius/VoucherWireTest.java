package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.access.voucher.HotspotBatchTerms;
import io.dotmac.sub.core.access.voucher.HotspotBatches;
import io.dotmac.sub.core.access.voucher.Voucher;
import io.dotmac.sub.core.access.voucher.VoucherCode;
import io.dotmac.sub.core.access.voucher.VoucherUse;
import io.dotmac.sub.core.access.voucher.Vouchers;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.attribute.Wispr;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.coa.NasAnswer;
import io.dotmac.sub.radius.coa.SimulatedNas;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketView;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Logins with vouchers on the real RADIUS service, and what sessions use up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoucherWireTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String FIRST = "4C-5E-0C-00-00-01";
  private static final String SECOND = "4C-5E-0C-00-00-02";

  private SimulatedNas router;
  private RadiusFixture isp;
  private HotspotBatches batches;
  private Vouchers vouchers;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    router = SimulatedNas.start(
        InetAddress.getLoopbackAddress(), 0, RadiusFixture.SECRET, request -> new NasAnswer.Ack());
    isp = new RadiusFixture(folder, router.target().address().getPort());
    Keyring keys = Keyring.loadOrCreate(folder.resolve("keys"));
    batches = new HotspotBatches(keys);
    vouchers = new Vouchers(keys);
  }

  @AfterAll
  void stop() {
    isp.close();
    router.close();
  }

  /** The code of a new voucher, once RADIUS knows it. */
  private String voucher(
      @Nullable Long valid, @Nullable Long online, @Nullable Long octets, boolean lockMac) {
    String code = isp.db.inTx(isp.tenant, tx -> {
      var batch = batches.create(
          tx,
          new HotspotBatchTerms(
              "Day", 1, "D", 8, valid, online, octets, 10_000, 5_000, 1, lockMac, null, null, null),
          Money.of("5.00", "NGN"));
      tx.session().flush();
      return vouchers.code(vouchers.of(tx, batch.id()).get(0));
    });
    // A password that is wrong tells whether the code is known, and begins nothing.
    await().atMost(SOON).until(() -> {
      login(code, "wrong", FIRST);
      return isp.rows("select reason from radius_auth_log where tenant_id = ? and username = '"
              + code + "'")
          .contains("wrong_password");
    });
    return code;
  }

  private PacketView login(String code, String password, String mac) {
    SendOutcome outcome = isp.asking
        .pap(code, password, AttributeBlock.of(Attributes.CALLING_STATION_ID, mac))
        .join();
    if (outcome instanceof SendOutcome.Answered answered) {
      return answered.reply();
    }
    throw new IllegalStateException("no answer: " + outcome);
  }

  private Voucher state(String code) {
    return isp.db.inTx(isp.tenant, tx -> vouchers.find(tx, code).orElseThrow());
  }

  private void refused(String code, String reason) {
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(login(code, code, FIRST).is(PacketCode.ACCESS_REJECT)).isTrue();
      assertThat(isp.rows("select reason from radius_auth_log where tenant_id = ? and username = '"
              + code + "'"))
          .contains(reason);
    });
  }

  private static AttributeBlock session(String code, long octets, long seconds) {
    return RadiusFixture.report("s-" + code, code, octets)
        .plus(AttributeBlock.of(Attributes.ACCT_SESSION_TIME, seconds))
        .plus(AttributeBlock.of(Attributes.CALLING_STATION_ID, FIRST));
  }

  private void account(AcctStatusType status, String code, long octets, long seconds) {
    SendOutcome outcome =
        isp.asking.account(status, session(code, octets, seconds)).join();
    assertThat(outcome).isInstanceOf(SendOutcome.Answered.class);
  }

  @Test
  void theCodeAloneLetsInHoweverItIsTypedWithSpeedTimeAndVolumeThatAreLeft() {
    String code = voucher(86_400L, 3_600L, 5_000_000_000L, false);

    PacketView reply = login(VoucherCode.printed(code).toLowerCase(Locale.ROOT), "", FIRST);

    assertThat(reply.is(PacketCode.ACCESS_ACCEPT)).isTrue();
    assertThat(reply.first(Wispr.BANDWIDTH_MAX_DOWN)).contains(10_000_000L);
    assertThat(reply.first(Wispr.BANDWIDTH_MAX_UP)).contains(5_000_000L);
    assertThat(reply.first(Mikrotik.RATE_LIMIT)).contains("5M/10M");
    assertThat(reply.first(Attributes.SESSION_TIMEOUT)).contains(3_600L);
    assertThat(reply.first(Mikrotik.TOTAL_LIMIT)).contains(5_000_000_000L % (1L << 32));
    assertThat(reply.first(Mikrotik.TOTAL_LIMIT_GIGAWORDS)).contains(1L);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(state(code).firstLoginAt()).isPresent());
  }

  @Test
  void chapWithTheCodeAsPasswordLetsInToo() {
    String code = voucher(null, null, null, false);

    assertThat(isp.asking.chap(code, code, AttributeBlock.EMPTY).join().toString())
        .contains("ACCESS_ACCEPT");
    assertThat(isp.asking.chap(code, "wrong", AttributeBlock.EMPTY).join().toString())
        .contains("ACCESS_REJECT");
  }

  @Test
  void sessionsUseUpTheVolumeAndThenTheSessionIsEndedAndTheNextLoginRefused() {
    String code = voucher(null, null, 11_000L, false);
    assertThat(login(code, code, FIRST).is(PacketCode.ACCESS_ACCEPT)).isTrue();

    // A login is written within a second; only one that is in use can be used up.
    await().atMost(SOON).until(() -> state(code).firstLoginAt().isPresent());
    account(AcctStatusType.START, code, 0, 0);
    account(AcctStatusType.INTERIM_UPDATE, code, 500, 60);
    isp.db.run(isp.tenant, VoucherUse::meter);
    assertThat(state(code).usedOctets()).isEqualTo(5_500);
    assertThat(state(code).usedSeconds()).isEqualTo(60);
    account(AcctStatusType.INTERIM_UPDATE, code, 1_000, 120);
    isp.db.run(isp.tenant, VoucherUse::meter);

    assertThat(state(code).status().toString()).isEqualTo("USED_UP");
    refused(code, "voucher_used_up");
    await()
        .atMost(SOON)
        .until(() -> router.received().stream()
            .anyMatch(request -> request.is(PacketCode.DISCONNECT_REQUEST)
                && request.first(Attributes.USER_NAME).orElse("").equals(code)));
  }

  @Test
  void timeOnlineIsCountedOverSessions() {
    String code = voucher(null, 3_600L, null, false);
    login(code, code, FIRST);
    account(AcctStatusType.START, code, 0, 0);
    account(AcctStatusType.STOP, code, 10, 1_000);
    await().atMost(SOON).until(() -> state(code).firstLoginAt().isPresent());
    isp.db.run(isp.tenant, VoucherUse::meter);

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(login(code, code, FIRST).first(Attributes.SESSION_TIMEOUT))
            .contains(2_600L));
  }

  @Test
  void aVoucherIsOverWhenItsTimeSinceTheFirstLoginIs() {
    String code = voucher(86_400L, null, null, false);
    login(code, code, FIRST);
    await().atMost(SOON).until(() -> state(code).firstLoginAt().isPresent());

    isp.services.sql(
        "update voucher set first_login_at = now() - interval '2 days' where id = ?",
        state(code).id().value());

    refused(code, "voucher_expired");
    isp.db.run(isp.tenant, VoucherUse::meter);
    assertThat(state(code).status().toString()).isEqualTo("EXPIRED");
  }

  @Test
  void oneThatIsTakenBackIsRefused() {
    String code = voucher(null, null, null, false);

    isp.db.run(isp.tenant, tx -> vouchers.revoke(tx, state(code).id(), "lost"));

    refused(code, "voucher_revoked");
  }

  @Test
  void aVoucherIsForTheDeviceOfItsFirstLoginWhereItsBatchSaysSo() {
    String code = voucher(null, null, null, true);

    assertThat(login(code, code, FIRST).is(PacketCode.ACCESS_ACCEPT)).isTrue();
    assertThat(login(code, code, SECOND).is(PacketCode.ACCESS_REJECT)).isTrue();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(state(code).macAddress()).contains("4c:5e:0c:00:00:01"));
    assertThat(login(code, code, SECOND).is(PacketCode.ACCESS_REJECT)).isTrue();
    assertThat(login(code, code, FIRST).is(PacketCode.ACCESS_ACCEPT)).isTrue();
  }

  @Test
  void oneDeviceAtATimeIsOnlineWithIt() {
    String code = voucher(null, null, null, false);

    assertThat(login(code, code, FIRST).is(PacketCode.ACCESS_ACCEPT)).isTrue();
    assertThat(login(code, code, SECOND).is(PacketCode.ACCESS_REJECT)).isTrue();
  }
}
