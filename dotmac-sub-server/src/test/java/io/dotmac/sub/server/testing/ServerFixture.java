package io.dotmac.sub.server.testing;

import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.ServerConfiguration;
import io.dotmac.sub.server.ServerRuntime;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.IdentityServices;
import io.dotmac.sub.server.security.password.Passwords;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real server on a free port over the shared test database, started once for all tests.
 *
 * <p>Each fixture makes two tenants of its own, {@link #one} and {@link #two}, each with an
 * administrator. Requests go to 127.0.0.1 and name their tenant in the Host header.
 */
public final class ServerFixture {
  /** The password of every login a fixture makes. */
  public static final String PASSWORD = "correct horse battery";

  private static final Accounts ACCOUNTS = new Accounts(IdentityServices.create(), new Passwords());
  private static final int POOL = 8;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final TestTenant one;
  private final TestTenant two;

  private ServerFixture() {
    one = new TestTenant("NGN", "Africa/Lagos");
    two = new TestTenant("USD", "UTC");
  }

  /** Two new tenants on the running server. */
  public static ServerFixture start() {
    return new ServerFixture();
  }

  /** The first tenant: naira, Lagos. */
  public TestTenant one() {
    return one;
  }

  /** The second tenant: dollars, UTC. */
  public TestTenant two() {
    return two;
  }

  /** A tenant that something else made, by its host name. */
  public TestTenant tenantAt(String host) {
    db().tenants().refresh();
    return new TestTenant(db().tenants().byHost(host).orElseThrow().id(), host);
  }

  /** The database behind the server, to arrange what a test needs. */
  public Database db() {
    return Running.INSTALLATION.db();
  }

  /** The installation behind the server. */
  public Installation installation() {
    return Running.INSTALLATION;
  }

  /** The codes of second proofs that the server has sent. */
  public CapturedCodes codes() {
    return Running.CODES;
  }

  /** Where the server listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + Running.SERVER.port());
  }

  /** The classes whose methods answer the server's requests. */
  public Set<Class<?>> resources() {
    return Running.SERVER.resources();
  }

  /** One tenant, its host name and people who sign in there. */
  public final class TestTenant {
    private final TenantId id;
    private final String host;
    private final Map<String, ApiClient> clients = new ConcurrentHashMap<>();

    private TestTenant(TenantId id, String host) {
      this.id = id;
      this.host = host;
    }

    private TestTenant(String currency, String zone) {
      UUID made = TestDatabase.shared().createTenant(currency, zone);
      id = new TenantId(made);
      host = "t-" + made.toString().substring(0, 13) + ".localhost";
      db().tenants().refresh();
    }

    public TenantId id() {
      return id;
    }

    public String host() {
      return host;
    }

    /** A new active subscriber. */
    public UUID subscriber() {
      String email = "subscriber" + NUMBER.incrementAndGet() + "@example.com";
      Person ada = Person.of("Ada", "Obi", email);
      return db().inTx(id, tx -> {
        String currency = tx.tenantInfo().currency();
        SubscriberDetails details = SubscriberDetails.of(ada, PostalAddress.NONE, currency);
        return new Subscribers().create(tx, NewSubscriber.of(details)).id().value();
      });
    }

    /** A client that has not signed in. */
    public ApiClient anonymous() {
      return new ApiClient(address(), host, null);
    }

    /** The client of a member of staff with the role {@code admin}. */
    public ApiClient admin() {
      return staff("admin");
    }

    /** The client of a member of staff with that role; one per role. */
    public ApiClient staff(String role) {
      return clients.computeIfAbsent(
          role,
          name ->
              signIn((tx, user, hash) -> ACCOUNTS.addStaff(tx, "Test " + name, name, user, hash)));
    }

    /** A new login of the customer that has that subscriber. */
    public ApiClient customer(UUID subscriber) {
      return signIn(
          (tx, user, hash) -> ACCOUNTS.addCustomer(tx, "Test customer", subscriber, user, hash));
    }

    /** A new login of a reseller. */
    public ApiClient reseller(UUID reseller) {
      return signIn(
          (tx, user, hash) -> ACCOUNTS.addReseller(tx, "Test reseller", reseller, user, hash));
    }

    /** A new member of staff who can sign in with {@link #PASSWORD}; gives the user name. */
    public String addStaff(String role) {
      return add((tx, user, hash) -> ACCOUNTS.addStaff(tx, "Test", role, user, hash));
    }

    /** A new login of that subscriber's customer, with {@link #PASSWORD}; gives the user name. */
    public String addCustomer(UUID subscriber) {
      return add((tx, user, hash) -> ACCOUNTS.addCustomer(tx, "Test", subscriber, user, hash));
    }

    private ApiClient signIn(NewLogin login) {
      return anonymous().signedIn(add(login), PASSWORD);
    }

    private String add(NewLogin login) {
      String user = "user" + NUMBER.incrementAndGet();
      db().run(id, tx -> login.add(tx, user, Running.PASSWORD_HASH));
      return user;
    }
  }

  private interface NewLogin {
    Object add(Tx tx, String username, String hash);
  }

  private static final class Running {
    static final CapturedCodes CODES = new CapturedCodes();
    static final String PASSWORD_HASH = ACCOUNTS.hash("nobody", PASSWORD);
    static final Installation INSTALLATION = Installation.of(
        TestDatabase.shared().appAccess(),
        TestDatabase.shared().ownerAccess(),
        Keyring.generate(),
        POOL);
    static final ServerRuntime SERVER = ServerRuntime.start(
        ServerConfiguration.embedded(Path.of("unused"), "127.0.0.1", 0)
            .withoutBackground()
            .withWebhooksTo("127.0.0.1")
            .withSsoAt("127.0.0.1")
            .withDevicesAt("127.0.0.1", "localhost")
            .withTrialPayments()
            .withCodesBy(CODES),
        INSTALLATION);

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }
  }
}
