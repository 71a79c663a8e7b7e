package io.dotmac.sub.core.tx;

import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.Configuration;

/** Builds a Hibernate session factory the way the product needs it, with no configuration file. */
public final class SessionFactories {
  private SessionFactories() {}

  /**
   * A session factory over {@code dataSource}.
   *
   * @param entities entity classes and attribute converters, such as {@code CoreEntities.ALL}
   */
  public static SessionFactory build(DataSource dataSource, List<Class<?>> entities) {
    Configuration configuration = new Configuration();
    entities.forEach(configuration::addAnnotatedClass);
    settings(configuration);
    configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", dataSource);
    return configuration.buildSessionFactory(new StandardServiceRegistryBuilder()
        .applySettings(configuration.getProperties())
        .build());
  }

  /** Gives any Hibernate configuration the settings the product relies on. */
  public static void settings(Configuration configuration) {
    configuration
        .setProperty("hibernate.jdbc.time_zone", "UTC")
        .setProperty("hibernate.jdbc.batch_size", "100")
        .setProperty("hibernate.order_inserts", "true")
        .setProperty("hibernate.order_updates", "true")
        .setProperty("hibernate.query.plan_cache_max_size", "256")
        .setProperty("hibernate.query.in_clause_parameter_padding", "true")
        .setProperty("hibernate.hbm2ddl.auto", "none")
        // The oldest PostgreSQL that is supported, said rather than asked: a factory is built
        // without
        // a connection.
        .setProperty("hibernate.boot.allow_jdbc_metadata_access", "false")
        .setProperty("jakarta.persistence.database-product-name", "PostgreSQL")
        .setProperty("jakarta.persistence.database-major-version", "14")
        .setProperty("jakarta.persistence.database-minor-version", "0")
        .setProperty("hibernate.cache.use_second_level_cache", "false");
  }
}
