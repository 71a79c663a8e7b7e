package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.AdslForum;
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
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The checks a login passes, seen from a NAS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessPolicyWireTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String MAC = "4C-5E-0C-12-34-56";
  private static final String OTHER_MAC = "4C-5E-0C-99-99-99";

  private SimulatedNas router;
  private RadiusFixture isp;
  private int number;
  private UUID amaka;
  private UUID home;
  private UUID credential;
  private String user;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    router = SimulatedNas.start(
        InetAddress.getLoopbackAddress(), 0, RadiusFixture.SECRET, request -> new NasAnswer.Ack());
    isp = new RadiusFixture(folder, router.target().address().getPort());
  }

  @AfterAll
  void stop() {
    isp.close();
    router.close();
  }

  @BeforeEach
  void oneService() {
    isp.services.sql("delete from domain_setting");
    set(AccessRules.SESSIONS, "1");
    user = "policy" + ++number;
    amaka = isp.services.subscriber();
    home = isp.services.service(amaka);
    credential = isp.credential(home, amaka, user, "secret");
    await().atMost(SOON).until(() -> from(MAC).is(PacketCode.ACCESS_ACCEPT));
  }

  @Test
  void aSecondLineIsRefusedWhileTheFirstOneIsUpAndItsReasonIsLogged() {
    up("s1", MAC);

    assertThat(from(OTHER_MAC).is(PacketCode.ACCESS_REJECT)).isTrue();
    await().atMost(SOON).untilAsserted(() -> assertThat(reasons()).contains("too_many_sessions"));

    down("s1", MAC);
    assertThat(from(OTHER_MAC).is(PacketCode.ACCESS_ACCEPT)).isTrue();
  }

  @Test
  void theSameLineThatDialsAgainIsLetInBesideItsOwnGhost() {
    up("s1", MAC);

    assertThat(from("4c5e.0c12.3456").is(PacketCode.ACCESS_ACCEPT)).isTrue();
  }

  @Test
  void theOldestSessionIsEndedWhereThatIsThePolicy() {
    up("s1", MAC);
    set(AccessRules.FULL, "disconnect_oldest");

    await().atMost(SOON).until(() -> from(OTHER_MAC).is(PacketCode.ACCESS_ACCEPT));
    await().atMost(SOON).untilAsserted(() -> assertThat(disconnected("s1")).isEqualTo(1));
  }

  @Test
  void aProfileMayAllowMoreSessions() {
    UUID profile = Ids.next();
    isp.services.sql(
        "insert into radius_profile (tenant_id, id, name, simultaneous_use)"
            + " values (?, ?, 'family', 2)",
        isp.tenant.value(),
        profile);
    isp.services.sql(
        "update access_credential set radius_profile_id = ? where id = ?", profile, credential);
    up("s1", MAC);

    await().atMost(SOON).until(() -> from(OTHER_MAC).is(PacketCode.ACCESS_ACCEPT));
    assertThat(from("4C-5E-0C-77-77-77").is(PacketCode.ACCESS_REJECT)).isTrue();
  }

  @Test
  void theFirstLoginBindsACredentialThatLearnsAndStaffCanResetIt() {
    set(AccessRules.SESSIONS, "5");
    isp.services.sql(
        "update access_credential set learn_mac = true, learn_nas = true, learn_vlan = true"
            + " where id = ?",
        credential);
    await().atMost(SOON).until(() -> {
      from(MAC, "ether2.100");
      return "4c:5e:0c:12:34:56 100 false".equals(binding());
    });

    await().atMost(SOON).until(() -> from(OTHER_MAC, "ether2.100").code() == 3);
    assertThat(from(MAC, "ether2.200").is(PacketCode.ACCESS_REJECT)).isTrue();
    assertThat(from(MAC, "ether2.100").is(PacketCode.ACCESS_ACCEPT)).isTrue();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(reasons()).contains("wrong_station", "wrong_vlan"));

    isp.services.sql(
        "update access_credential set mac_address = null, bound_vlan_id = null,"
            + " learn_mac = true where id = ?",
        credential);
    await().atMost(SOON).until(() -> {
      from(OTHER_MAC, "ether2.100");
      return "4c:5e:0c:99:99:99  false".equals(binding());
    });
  }

  @Test
  void aCredentialOfAnotherNasIsRefused() {
    UUID elsewhere = Ids.next();
    isp.services.sql(
        "insert into nas_device (tenant_id, id, name, vendor) values (?, ?, 'far', 'cisco')",
        isp.tenant.value(),
        elsewhere);
    isp.services.sql(
        "update access_credential set nas_device_id = ? where id = ?", elsewhere, credential);

    await().atMost(SOON).until(() -> from(MAC).is(PacketCode.ACCESS_REJECT));
    await().atMost(SOON).untilAsserted(() -> assertThat(reasons()).contains("wrong_nas"));
  }

  @Test
  void aServiceThatEndsLimitsTheSessionAndRefusesAfterItsEnd() {
    LocalDate today = LocalDate.now(ZoneId.of("Africa/Lagos"));
    isp.services.sql("update subscription set end_on = ? where id = ?", today.plusDays(2), home);

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(from(MAC).first(Attributes.SESSION_TIMEOUT))
            .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(86_000L, 172_800L)));

    isp.services.sql("update subscription set end_on = ? where id = ?", today, home);
    await().atMost(SOON).until(() -> from(MAC).is(PacketCode.ACCESS_REJECT));
    await().atMost(SOON).untilAsserted(() -> assertThat(reasons()).contains("expired"));
  }

  @Test
  void aSuspendedServiceIsLetIntoTheWalledGardenWhereThatIsThePolicyAndOutWhenItIsPaid() {
    set(AccessRules.SUSPENDED, "walled_garden");
    set(AccessRules.GARDEN_URL, "https://pay.example.net/");
    set(AccessRules.GARDEN_SECONDS, "600");
    isp.lock(home, LockReason.OVERDUE, LockEffect.SUSPEND);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(from(MAC).first(Mikrotik.ADDRESS_LIST)).contains("overdue"));
    PacketView reply = from(MAC);
    assertThat(reply.first(Attributes.SESSION_TIMEOUT)).contains(600L);
    assertThat(reply.first(Wispr.REDIRECTION_URL)).contains("https://pay.example.net/");
    assertThat(reply.first(Mikrotik.RATE_LIMIT)).contains("512k/512k");

    await().atMost(SOON).until(() -> intents().stream().allMatch("done"::equals));
    byte[] inGarden = reply.first(Attributes.CLASS).orElseThrow();
    report(AcctStatusType.START, "g-" + user, MAC, inGarden);
    report(AcctStatusType.INTERIM_UPDATE, "g-" + user, MAC, inGarden);
    assertThat(disconnected("g-" + user)).isZero();

    isp.release(home, LockReason.OVERDUE);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(disconnected("g-" + user)).isEqualTo(1));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(from(MAC).first(Mikrotik.RATE_LIMIT)).contains("50M/100M"));
    assertThat(from(MAC).first(Mikrotik.ADDRESS_LIST)).isEmpty();
  }

  @Test
  void aServiceThatIsRejectedIsNeverLetIntoTheWalledGarden() {
    set(AccessRules.SUSPENDED, "walled_garden");
    isp.lock(home, LockReason.FRAUD, LockEffect.REJECT);

    await().atMost(SOON).until(() -> from(MAC).is(PacketCode.ACCESS_REJECT));
    await().atMost(SOON).untilAsserted(() -> assertThat(reasons()).contains("rejected_fraud"));
  }

  @Test
  void equipmentIsKnownByItsMacAddressInAnyFormWithoutAPassword() {
    UUID id = bare("ipoe", "box-" + user);
    isp.services.sql(
        "update access_credential set mac_address = ? where id = ?", macOf(number), id);
    String written = macOf(number).replace(":", "").toUpperCase(java.util.Locale.ROOT);

    await().atMost(SOON).until(() -> login(written, written, station(written)).code() == 2);
    assertThat(login(written, "any", station(OTHER_MAC)).is(PacketCode.ACCESS_REJECT))
        .isTrue();
  }

  @Test
  void equipmentIsKnownByTheLineThatItsRelayNames() {
    UUID id = bare("dhcp", "line-" + user);
    isp.services.sql(
        "update access_credential set circuit_id = ? where id = ?", "olt1 0/1/" + number, id);

    AttributeBlock here = line("olt1 0/1/" + number);
    await().atMost(SOON).until(() -> login("whatever", "x", here).code() == 2);
    assertThat(login("whatever", "x", line("olt1 0/9/9")).is(PacketCode.ACCESS_REJECT))
        .isTrue();
  }

  @Test
  void aPppoeCredentialWithoutAPasswordLetsNobodyIn() {
    bare("pppoe", "open-" + user);

    await().atMost(SOON).untilAsserted(() -> {
      assertThat(login("open-" + user, "x", AttributeBlock.EMPTY).code()).isEqualTo(3);
      assertThat(isp.rows("select distinct reason from radius_auth_log where tenant_id = ?"
              + " and username = 'open-" + user + "'"))
          .contains("credential_unusable");
    });
  }

  @Test
  void networksBehindTheSubscriberAreRouted() {
    isp.services.sql(
        "update access_credential set framed_routes = ? where id = ?",
        "192.0.2.0/24 0.0.0.0 1\n2001:db8:5::/48",
        credential);

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(from(MAC).first(Attributes.FRAMED_ROUTE))
            .contains("192.0.2.0/24 0.0.0.0 1"));
    assertThat(from(MAC).first(Attributes.FRAMED_IPV6_ROUTE)).contains("2001:db8:5::/48");
  }

  private UUID bare(String type, String username) {
    UUID id = Ids.next();
    isp.services.sql(
        "insert into access_credential (tenant_id, id, subscriber_id, subscription_id, username,"
            + " connection_type) values (?, ?, ?, ?, ?, ?)",
        isp.tenant.value(),
        id,
        amaka,
        home,
        username,
        type);
    return id;
  }

  private static String macOf(int number) {
    return String.format("02:00:00:00:00:%02x", number);
  }

  private void set(Setting<?> setting, String value) {
    isp.db.run(isp.tenant, tx -> Settings.set(tx, setting, value));
  }

  private PacketView from(String mac) {
    return login(user, "secret", station(mac));
  }

  private PacketView from(String mac, String port) {
    return login(
        user, "secret", station(mac).plus(AttributeBlock.of(Attributes.NAS_PORT_ID, port)));
  }

  private static AttributeBlock station(String mac) {
    return AttributeBlock.of(Attributes.CALLING_STATION_ID, mac);
  }

  private static AttributeBlock line(String circuit) {
    return AttributeBlock.of(AdslForum.AGENT_CIRCUIT_ID, circuit.getBytes(StandardCharsets.UTF_8));
  }

  private PacketView login(String name, String password, AttributeBlock more) {
    SendOutcome outcome = isp.asking.pap(name, password, more).join();
    assertThat(outcome).isInstanceOf(SendOutcome.Answered.class);
    return ((SendOutcome.Answered) outcome).reply();
  }

  private void up(String session, String mac) {
    assertThat(from(mac).is(PacketCode.ACCESS_ACCEPT)).isTrue();
    report(AcctStatusType.START, session + user, mac, new byte[0]);
  }

  private void down(String session, String mac) {
    report(AcctStatusType.STOP, session + user, mac, new byte[0]);
  }

  private void report(AcctStatusType status, String session, String mac, byte[] whose) {
    AttributeBlock.Builder report = AttributeBlock.builder()
        .add(Attributes.ACCT_SESSION_ID, session)
        .add(Attributes.USER_NAME, user)
        .add(Attributes.CALLING_STATION_ID, mac)
        .add(Attributes.NAS_IP_ADDRESS, (Inet4Address) InetAddress.getLoopbackAddress());
    if (whose.length > 0) {
      report.add(Attributes.CLASS, whose);
    }
    assertThat(isp.asking.account(status, report.build()).join())
        .isInstanceOf(SendOutcome.Answered.class);
  }

  private String binding() {
    return isp.rows(
            "select mac_address || ' ' || coalesce(bound_vlan_id::text, '') || ' ' || learn_mac"
                + " from access_credential where tenant_id = ? and id = '" + credential + "'")
        .get(0);
  }

  private List<String> intents() {
    return isp.rows("select status from enforcement_intent where tenant_id = ?"
        + " and subscription_id = '" + home + "'");
  }

  private List<String> reasons() {
    return isp.rows(
        "select reason from radius_auth_log where tenant_id = ? and username = '" + user + "'");
  }

  private long disconnected(String session) {
    return router.received().stream()
        .filter(request -> request.is(PacketCode.DISCONNECT_REQUEST))
        .filter(request -> {
          String id = request.first(Attributes.ACCT_SESSION_ID).orElse("");
          return id.equals(session) || id.equals(session + user);
        })
        .count();
  }
}
