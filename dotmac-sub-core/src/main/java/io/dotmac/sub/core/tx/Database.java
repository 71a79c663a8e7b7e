package io.dotmac.sub.core.tx;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tenant.TenantId;
import jakarta.persistence.OptimisticLockException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.JDBCConnectionException;

/**
 * The door to the database: opens one transaction of one tenant, runs work in it, commits. The work
 * may run again after a deadlock or a serialization failure, so it calls nothing remote.
 */
public final class Database {
  private static final int ATTEMPTS = 3;

  /** PostgreSQL: serialization_failure, deadlock_detected. */
  private static final Set<String> RETRYABLE = Set.of("40001", "40P01");

  /** PostgreSQL: unique_violation, exclusion_violation. */
  private static final Set<String> DUPLICATE = Set.of("23505", "23P01");

  private static final String UNBOUND = "select rolname::text from pg_roles"
      + " where rolname = current_user and (rolsuper or rolbypassrls)";

  private final SessionFactory factory;
  private final TenantDirectory tenants;
  private final Clock clock;
  private final ConnectionProvider connections;
  private volatile boolean bound;

  /** Works on the data source of {@code factory}; {@code clock} is the system clock. */
  public Database(SessionFactory factory, TenantDirectory tenants, Clock clock) {
    this.factory = factory;
    this.tenants = tenants;
    this.clock = clock;
    this.connections = factory
        .unwrap(SessionFactoryImplementor.class)
        .getServiceRegistry()
        .requireService(ConnectionProvider.class);
  }

  /** The tenants of this installation. */
  public TenantDirectory tenants() {
    return tenants;
  }

  /** The system clock. */
  public Clock clock() {
    return clock;
  }

  /** Runs {@code work} in one transaction of the caller's tenant and gives its result. */
  public <R> R inTx(Caller caller, Function<Tx, R> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(caller, work);
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !RETRYABLE.contains(sqlState(e))) {
          throw translate(e);
        }
      }
    }
  }

  /**
   * Runs {@code work}, which only reads, and gives its result: cheaper than {@link #inTx}, since
   * there is no transaction to begin and to end. Each statement sees what was committed when it
   * began, as it does there. Entities are for reading: nothing is written of what changes in them.
   *
   * @throws IllegalStateException when the work wants to save, lock, publish or execute anything
   */
  public <R> R read(Caller caller, Function<Tx, R> work) {
    requireBound();
    Tenant tenant = tenants.require(caller.tenant());
    try {
      Connection connection = connections.getConnection();
      boolean automatic = connection.getAutoCommit();
      try {
        if (!automatic) {
          // Otherwise the tenant would outlast its query.
          connection.setAutoCommit(true);
        }
        return read(connection, tenant, caller, work);
      } finally {
        if (!automatic) {
          connection.setAutoCommit(false);
        }
        connections.closeConnection(connection);
      }
    } catch (SQLException e) {
      throw new JDBCConnectionException("no connection to read by", e);
    }
  }

  private <R> R read(Connection connection, Tenant tenant, Caller caller, Function<Tx, R> work) {
    UUID id = tenant.id().value();
    try (Session session = factory
        .withOptions()
        .tenantIdentifier((Object) id)
        .interceptor(new OwnRows(id))
        .connection(ReadConnection.of(connection, id.toString()))
        .openSession()) {
      session.setHibernateFlushMode(FlushMode.MANUAL);
      session.setDefaultReadOnly(true);
      R result = work.apply(new Tx(session, tenant, caller, clock, true));
      if (((SessionImplementor) session).getActionQueue().hasAnyQueuedActions()) {
        throw new IllegalStateException("a read left something to be written");
      }
      return result;
    }
  }

  /** As the system itself. */
  public <R> R inTx(TenantId tenant, Function<Tx, R> work) {
    return inTx(Caller.system(tenant, "system"), work);
  }

  /** As the system itself, without a result. */
  public void run(TenantId tenant, Consumer<Tx> work) {
    run(Caller.system(tenant, "system"), work);
  }

  /** Without a result. */
  public void run(Caller caller, Consumer<Tx> work) {
    inTx(caller, tx -> {
      work.accept(tx);
      return Boolean.TRUE;
    });
  }

  /** A transaction of no tenant: it sees platform tables and not one tenant row. */
  public <R> R inPlatformTx(Function<Session, R> work) {
    try (Session session =
        factory.withOptions().tenantIdentifier((Object) new UUID(0, 0)).openSession()) {
      return inTransaction(session, () -> work.apply(session));
    }
  }

  /**
   * Refuses to work as a role that row-level security does not bind, since it would read the rows
   * of all tenants. Asked once; the first transaction asks by itself.
   */
  public void requireBound() {
    if (!bound) {
      String free = inPlatformTx(session -> session
          .createNativeQuery(UNBOUND, String.class)
          .uniqueResultOptional()
          .orElse(""));
      if (!free.isEmpty()) {
        throw new IllegalStateException(
            "the role " + free + " is not bound by row-level security: use one that is no superuser"
                + " and has no BYPASSRLS");
      }
      bound = true;
    }
  }

  private <R> R once(Caller caller, Function<Tx, R> work) {
    requireBound();
    Tenant tenant = tenants.require(caller.tenant());
    try (Session session = factory
        .withOptions()
        .tenantIdentifier((Object) tenant.id().value())
        .interceptor(new OwnRows(tenant.id().value()))
        .openSession()) {
      Tx tx = new Tx(session, tenant, caller, clock, false);
      R result = inTransaction(session, () -> {
        session.doWork(connection -> enter(connection, tenant.id()));
        R value = work.apply(tx);
        session.flush();
        // The commit need not look for changes again.
        session.setHibernateFlushMode(FlushMode.MANUAL);
        EventWriter.write(tx);
        return value;
      });
      tx.committed();
      return result;
    }
  }

  private static <R> R inTransaction(Session session, java.util.function.Supplier<R> work) {
    Transaction transaction = session.beginTransaction();
    try {
      R result = work.get();
      transaction.commit();
      return result;
    } catch (RuntimeException | Error e) {
      rollback(transaction, e);
      throw e;
    }
  }

  /** A connection that broke cannot roll back and need not; what broke it is what counts. */
  private static void rollback(Transaction transaction, Throwable reason) {
    try {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  /** Row-level security reads this setting; it ends with the transaction. */
  private static void enter(Connection connection, TenantId tenant) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config('dotmac.tenant', ?, true)")) {
      statement.setString(1, tenant.value().toString());
      statement.execute();
    }
  }

  private static RuntimeException translate(RuntimeException e) {
    if (e instanceof OptimisticLockException) {
      return new ProblemException(
          new Problem.Stale("stale", "somebody else changed this in the meantime; read it again"),
          e);
    }
    if (e instanceof ConstraintViolationException violation
        && DUPLICATE.contains(Objects.requireNonNullElse(violation.getSQLState(), ""))) {
      return new ProblemException(
          new Problem.Conflict(
              "duplicate",
              "one like this exists already ("
                  + Objects.requireNonNullElse(violation.getConstraintName(), "it overlaps")
                  + ")"),
          e);
    }
    return e;
  }

  private static String sqlState(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }
}
