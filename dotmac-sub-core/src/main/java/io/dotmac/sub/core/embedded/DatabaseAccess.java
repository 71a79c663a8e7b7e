package io.dotmac.sub.core.embedded;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How one role reaches one schema of a PostgreSQL database.
 *
 * @param url the JDBC address, without user, password or schema
 * @param schema the schema unqualified names refer to
 */
public record DatabaseAccess(String url, String user, String password, String schema) {
  /** The schema an installation uses unless told otherwise. */
  public static final String DEFAULT_SCHEMA = "dotmac";

  /** The same role in another schema of the same database. */
  public DatabaseAccess inSchema(String other) {
    return new DatabaseAccess(url, user, password, other);
  }

  /** A source that opens a new connection each time. */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setCurrentSchema(schema);
    source.setApplicationName("dotmac-sub");
    source.setConnectTimeout(10);
    // A batch of inserts travels as inserts of many rows.
    source.setReWriteBatchedInserts(true);
    return source;
  }

  /** A pool of at most {@code size} connections; the caller closes it. */
  public HikariDataSource pool(int size) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    config.setPoolName("dotmac-" + user);
    return new HikariDataSource(config);
  }

  /** What a driver needs beside {@link #url()}: user, password and schema. */
  public Properties driverProperties() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("currentSchema", schema);
    return properties;
  }

  @Override
  public String toString() {
    return user + " at " + url + ", schema " + schema;
  }
}
