package io.dotmac.sub.core.tx;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.Session;

/**
 * One open transaction of one tenant. Two clocks: {@link #now} and {@link #today} are the tenant's
 * business clock (billing, dunning, quotas); {@link #systemNow} is the machine's (tokens, leases,
 * audit). Not thread-safe; valid only inside {@link Database#inTx}, or {@link Database#read},
 * where nothing can be changed.
 */
public final class Tx {
  private final Session session;
  private final Tenant tenant;
  private final Caller caller;
  private final Clock clock;
  private final boolean reading;
  private final List<DomainEvent> events = new ArrayList<>();
  private final Map<Object, Object> memo = new HashMap<>();
  private final List<Runnable> afterCommit = new ArrayList<>();

  /** {@code reading}: nothing can be changed. */
  Tx(Session session, Tenant tenant, Caller caller, Clock clock, boolean reading) {
    this.reading = reading;
    this.session = session;
    this.tenant = tenant;
    this.caller = caller;
    this.clock = clock;
  }

  /** The Hibernate session; of all it reads, row-level security leaves the tenant's rows. */
  public Session session() {
    return session;
  }

  /** The tenant this transaction works for. */
  public TenantId tenant() {
    return tenant.id();
  }

  /** The tenant's name, currency, zone. */
  public Tenant tenantInfo() {
    return tenant;
  }

  /** Who acts. */
  public Actor actor() {
    return caller.actor();
  }

  /** Who calls, and what they may do. */
  public Caller caller() {
    return caller;
  }

  /** Which rows the caller may see. */
  public Scope scope() {
    return caller.scope();
  }

  /** The caller's language, else the tenant's. */
  public Locale locale() {
    return caller.locale().equals(Locale.ROOT) ? tenant.locale() : caller.locale();
  }

  /** The zone of the tenant's business days. */
  public ZoneId zone() {
    return tenant.zone();
  }

  /** The moment by the tenant's business clock. */
  public Instant now() {
    return clock.instant().plus(tenant.clockOffset());
  }

  /** The date by the tenant's business clock, in the tenant's zone. */
  public LocalDate today() {
    return LocalDate.ofInstant(now(), tenant.zone());
  }

  /** The moment by the machine's clock. */
  public Instant systemNow() {
    return clock.instant();
  }

  /** What {@code load} gives, computed once in this transaction for each {@code key}. */
  @SuppressWarnings("unchecked") // a key is always used with the same type
  public <R> R memo(Object key, Supplier<R> load) {
    Object known = memo.get(key);
    if (known == null) {
      known = load.get();
      memo.put(key, known);
    }
    return (R) known;
  }

  /** Forgets what {@link #memo} kept under that key. */
  public void forget(Object key) {
    memo.remove(key);
  }

  /** Records an event in this transaction; it exists exactly when the transaction commits. */
  public void publish(DomainEvent event) {
    requireWriting();
    events.add(event);
  }

  /** Records many events at once. */
  public void publishAll(Collection<? extends DomainEvent> all) {
    requireWriting();
    events.addAll(all);
  }

  /** Runs after the commit, on the same thread; for cache hints and wake-ups, never for effects. */
  public void afterCommit(Runnable work) {
    requireWriting();
    afterCommit.add(work);
  }

  /** The entity of that id, or a not-found problem. Object scope is the service's to check. */
  public <T> T require(Class<T> type, Id id) {
    return find(type, id).orElseThrow(() -> Problem.notFound(thing(type), id.value()));
  }

  /** The entity of that id, if this tenant has it. */
  public <T> Optional<T> find(Class<T> type, Id id) {
    return Optional.ofNullable(session.find(type, id));
  }

  /** As {@link #require}, its row locked until the transaction ends. */
  public <T> T lock(Class<T> type, Id id) {
    requireWriting();
    T entity = session.find(type, id, LockModeType.PESSIMISTIC_WRITE);
    if (entity == null) {
      throw Problem.notFound(thing(type), id.value());
    }
    return entity;
  }

  /** Saves a new entity. */
  public void save(Object entity) {
    requireWriting();
    session.persist(entity);
  }

  /** Writes pending entity changes now, for what the database adds; in a read, nothing. */
  public void flush() {
    if (!reading) {
      session.flush();
    }
  }

  /**
   * Runs set-based SQL on this transaction's connection, after writing pending entity changes.
   * Row-level security holds; statements name {@code tenant_id} all the same.
   */
  public <R> R jdbc(JdbcWork<R> work) {
    flush();
    return session.doReturningWork(work::run);
  }

  private void requireWriting() {
    if (reading) {
      throw new IllegalStateException("a read changes nothing");
    }
  }

  List<DomainEvent> events() {
    return events;
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }

  /** What people call an entity: {@code BillingRun} gives "billing run". */
  public static String thing(Class<?> type) {
    return type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
