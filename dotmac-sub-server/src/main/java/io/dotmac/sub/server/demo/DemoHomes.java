package io.dotmac.sub.server.demo;

import io.dotmac.sub.core.access.nas.NasDevice;
import io.dotmac.sub.core.access.nas.NasDevices;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.devices.simulator.SimulatedRouteros;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.ErrorCause;
import io.dotmac.sub.radius.attribute.TerminateCause;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.coa.NasAnswer;
import io.dotmac.sub.radius.coa.SimulatedNas;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.server.rounds.Rounds;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The homes that were connected on the demo's line terminal: their routers dial in through the
 * simulated access server by real RADIUS, report what they use, and dial again when they are cut
 * off. The access server obeys Disconnect-Requests, and what ends a session over its management.
 */
final class DemoHomes implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration REDIAL = Duration.ofSeconds(15);
  private static final Duration INTERIM = Duration.ofSeconds(30);

  /** A provider's clock that was moved by so much is one that a sandbox was sent on. */
  private static final Duration LEAP = Duration.ofMinutes(10);

  private static final long OCTETS_A_SECOND = 400_000;

  /** Homes whose ONT was let in, with the login of their service. */
  private static final String HOMES = """
      select c.username, c.secret_sealed from ont_assignment a
      join pon_port p on p.tenant_id = a.tenant_id and p.id = a.pon_port_id
      join olt_device o on o.tenant_id = p.tenant_id and o.id = p.olt_id
      join access_credential c on c.tenant_id = a.tenant_id
        and c.subscription_id = a.subscription_id and c.is_active
        and c.secret_sealed is not null
      where a.tenant_id = :tenant and o.name = :olt and a.status = 'active'
      order by c.username
      """;

  private final Database db;
  private final Caller caller;
  private final SecretBox secrets;
  private final SimulatedRouteros router;
  private final RadiusClient radius;
  private final SimulatedNas nas;
  private final Inet4Address address;
  private final Map<String, Line> lines = new HashMap<>();
  private Instant businessTime = Instant.EPOCH;
  private final Rounds rounds = new Rounds("homes", PAUSE, PATIENCE, this::round);

  /** A login and the password its router has. */
  private record Home(String login, String password) {}

  /** One home's line: its session, if it has one, and when it acts next. */
  private record Line(String session, String address, Instant since, Instant next) {
    boolean up() {
      return !session.isEmpty();
    }
  }

  private DemoHomes(
      Database db, Caller caller, SecretBox secrets, DemoDevices devices, DemoFile.Radius at)
      throws IOException {
    this.db = db;
    this.caller = caller;
    this.secrets = secrets;
    this.router = devices.router();
    this.address = address(DemoProvider.LAGOON.nasAddress());
    SharedSecret secret = SharedSecret.of(at.secret());
    this.radius = RadiusClient.open(address, at.authPort(), at.acctPort(), secret);
    this.nas = SimulatedNas.start(address, 0, secret, this::obey);
  }

  /** Lives from now on. */
  static DemoHomes start(
      Database db, Caller caller, SecretBox secrets, DemoDevices devices, DemoFile.Radius at)
      throws IOException {
    DemoHomes homes = new DemoHomes(db, caller, secrets, devices, at);
    int port = homes.nas.target().address().getPort();
    db.run(caller, tx -> {
      NasDevice device = tx.session()
          .createSelectionQuery("from NasDevice e where e.terms.name = :name", NasDevice.class)
          .setParameter("name", DemoNetwork.ROUTER)
          .getSingleResult();
      new NasDevices().update(tx, device.id(), device.terms().onCoaPort(port));
    });
    homes.rounds.start();
    return homes;
  }

  private int round() {
    Instant before = businessTime;
    List<Home> homes = db.inTx(caller, tx -> {
      businessTime = tx.now();
      return read(tx);
    });
    boolean leapt = Duration.between(before, businessTime).compareTo(LEAP) > 0;
    for (Home home : homes) {
      Line line = lines.getOrDefault(home.login(), down(Instant.EPOCH));
      Instant now = db.clock().instant();
      // Sessions are to last while time flies.
      Instant due = leapt && line.up() ? now : line.next();
      if (line.up() && !connected(home.login())) {
        lines.put(home.login(), hangUp(home, line, now));
      } else if (!due.isAfter(now)) {
        lines.put(home.login(), line.up() ? report(home, line, now) : dial(home, now));
      }
    }
    return 0;
  }

  private List<Home> read(Tx tx) {
    return tx
        .session()
        .createNativeQuery(HOMES, Object[].class)
        .setParameter("tenant", tx.tenant().value())
        .setParameter("olt", DemoNetwork.OLT)
        .getResultList()
        .stream()
        .map(row -> new Home(String.valueOf(row[0]), secrets.decrypt(String.valueOf(row[1]))))
        .toList();
  }

  private Line dial(Home home, Instant now) {
    SendOutcome said = radius.chap(home.login(), home.password(), port(home)).join();
    boolean accepted = said.match(
        answered -> answered.reply().is(PacketCode.ACCESS_ACCEPT), late -> false, lost -> false);
    if (!accepted) {
      return down(now.plus(REDIAL));
    }
    int number = lines.size() + 1;
    Line line = new Line(
        "home-" + Long.toHexString(now.toEpochMilli()),
        "100.66." + number / 250 + "." + (1 + number % 250),
        now,
        now.plus(INTERIM));
    if (!account(AcctStatusType.START, home, line, now, AttributeBlock.EMPTY)) {
      return down(now.plus(REDIAL));
    }
    router.connected(home.login(), line.address(), "1s");
    return line;
  }

  private Line report(Home home, Line line, Instant now) {
    account(AcctStatusType.INTERIM_UPDATE, home, line, now, AttributeBlock.EMPTY);
    return new Line(line.session(), line.address(), line.since(), now.plus(INTERIM));
  }

  private Line hangUp(Home home, Line line, Instant now) {
    account(
        AcctStatusType.STOP,
        home,
        line,
        now,
        AttributeBlock.of(Attributes.ACCT_TERMINATE_CAUSE, TerminateCause.ADMIN_RESET.number()));
    return down(now.plus(REDIAL));
  }

  private boolean account(
      AcctStatusType status, Home home, Line line, Instant now, AttributeBlock more) {
    long seconds = Duration.between(line.since(), now).toSeconds();
    AttributeBlock what = AttributeBlock.builder()
        .add(Attributes.USER_NAME, home.login())
        .add(Attributes.ACCT_SESSION_ID, line.session())
        .add(Attributes.FRAMED_IP_ADDRESS, address(line.address()))
        .add(Attributes.ACCT_SESSION_TIME, seconds)
        .add(Attributes.ACCT_INPUT_OCTETS, seconds * OCTETS_A_SECOND / 9 % (1L << 32))
        .add(Attributes.ACCT_OUTPUT_OCTETS, seconds * OCTETS_A_SECOND % (1L << 32))
        .addAll(port(home))
        .addAll(more)
        .build();
    return radius.account(status, what).join() instanceof SendOutcome.Answered;
  }

  private AttributeBlock port(Home home) {
    return AttributeBlock.builder()
        .add(Attributes.NAS_IP_ADDRESS, address)
        .add(Attributes.NAS_PORT_ID, "pppoe-" + home.login())
        .build();
  }

  private NasAnswer obey(PacketView request) {
    String login = request.first(Attributes.USER_NAME).orElse("");
    boolean known =
        request.is(PacketCode.DISCONNECT_REQUEST) ? router.disconnected(login) : connected(login);
    if (!known) {
      return new NasAnswer.Nak(ErrorCause.SESSION_CONTEXT_NOT_FOUND);
    }
    rounds.wake();
    return new NasAnswer.Ack();
  }

  private boolean connected(String login) {
    return router.items("ppp/active").stream().anyMatch(item -> login.equals(item.get("name")));
  }

  private static Line down(Instant until) {
    return new Line("", "", Instant.EPOCH, until);
  }

  private static Inet4Address address(String text) {
    try {
      return (Inet4Address) InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  @Override
  public void close() {
    rounds.close();
    nas.close();
    radius.close();
  }
}
