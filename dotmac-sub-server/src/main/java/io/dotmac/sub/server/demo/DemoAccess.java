package io.dotmac.sub.server.demo;

import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.IdentityServices;
import io.dotmac.sub.server.security.password.Passwords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Who may sign in to a loaded provider, and which services show what RADIUS does. */
final class DemoAccess {
  private static final int SERVICES_SHOWN = 3;

  private final Database db;
  private final Tenant tenant;
  private final DemoScenario scenario;
  private final DemoPeople people;
  private final Passwords passwords = new Passwords();
  private final Accounts accounts = new Accounts(IdentityServices.create(), passwords);
  private final Executor hashing;
  private final List<Staff> staff;
  private final Deque<Secret> forCustomers = new ArrayDeque<>();

  private record Staff(String role, String username, String name, Secret secret) {}

  private record Secret(String password, CompletableFuture<String> hash) {}

  /** Passwords are hashed by {@code hashing}. */
  DemoAccess(
      Installation installation,
      Tenant tenant,
      DemoScenario scenario,
      DemoPeople people,
      Executor hashing) {
    this.hashing = hashing;
    this.db = installation.db();
    this.tenant = tenant;
    this.scenario = scenario;
    this.people = people;
    // Hashing takes its time and memory on purpose: it goes on while the history is lived, one
    // hash after the other.
    this.staff = List.of(
        staff("admin", "Amaka Okafor", "admin"),
        staff("support", "Tunde Bello", "support"),
        staff("finance_manager", "Ngozi Eze", "finance"));
    forCustomers.add(secret());
    forCustomers.add(secret());
  }

  /** The numbers of the people whose service dunning has shut off. */
  Set<Integer> offline() {
    Set<UUID> locked = db.inTx(tenant.id(), DemoAccess::locked);
    Set<Integer> offline = new HashSet<>();
    people.services().forEach((number, service) -> {
      if (locked.contains(service.id().value())) {
        offline.add(number);
      }
    });
    return offline;
  }

  /** Creates the logins and describes the provider. */
  DemoFile.Provider describe(Set<Integer> offline) {
    List<DemoFile.Login> logins = new ArrayList<>();
    for (Staff one : staff) {
      String hash = one.secret().hash().join();
      db.run(
          tenant.id(), tx -> accounts.addStaff(tx, one.name(), one.role(), one.username(), hash));
      logins.add(new DemoFile.Login(one.role(), one.username(), one.secret().password()));
    }
    List<DemoPerson> active = shown(offline, false);
    List<DemoPerson> suspended = shown(offline, true);
    if (!active.isEmpty()) {
      logins.add(customer(active.get(0)));
    }
    if (!suspended.isEmpty()) {
      logins.add(customer(suspended.get(0)));
    }
    List<DemoFile.Service> services = new ArrayList<>();
    active.forEach(person -> services.add(service(person, "active")));
    suspended.forEach(person -> services.add(service(person, "suspended")));
    return new DemoFile.Provider(
        tenant.code() + ".localhost", tenant.name(), tenant.currency(), logins, services);
  }

  private List<DemoPerson> shown(Set<Integer> offline, boolean locked) {
    return scenario.people().stream()
        .filter(person -> people.services().containsKey(person.number()))
        .filter(person -> person.leavesOn() == null)
        .filter(person -> locked || person.habit() == PayingHabit.ON_TIME)
        .filter(person -> offline.contains(person.number()) == locked)
        .limit(SERVICES_SHOWN)
        .toList();
  }

  private DemoFile.Service service(DemoPerson person, String status) {
    return new DemoFile.Service(person.login(), people.password(person), status);
  }

  private Staff staff(String role, String name, String username) {
    return new Staff(role, username, name, secret());
  }

  private Secret secret() {
    String password = RandomToken.hex(6);
    return new Secret(
        password, CompletableFuture.supplyAsync(() -> passwords.hash(password), hashing));
  }

  private DemoFile.Login customer(DemoPerson person) {
    Secret secret = forCustomers.remove();
    String hash = secret.hash().join();
    Subscription service = people.service(person);
    String name = person.firstName() + " " + person.lastName();
    db.run(
        tenant.id(),
        tx -> accounts.addCustomer(tx, name, service.subscriber().value(), person.email(), hash));
    return new DemoFile.Login("customer", person.email(), secret.password());
  }

  private static Set<UUID> locked(Tx tx) {
    return new HashSet<>(tx.session()
        .createSelectionQuery(
            "select e.subscription.value from ServiceLock e where e.releasedAt is null"
                + " and e.effect <> io.dotmac.sub.core.access.LockEffect.THROTTLE",
            UUID.class)
        .getResultList());
  }
}
