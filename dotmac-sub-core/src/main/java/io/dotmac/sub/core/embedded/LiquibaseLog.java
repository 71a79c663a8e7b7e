package io.dotmac.sub.core.embedded;

import java.util.logging.Level;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Sends what Liquibase says to our log, one level down: it reports each step as news. */
final class LiquibaseLog extends AbstractLogService {
  @Override
  public int getPriority() {
    return PRIORITY_NOT_APPLICABLE;
  }

  @Override
  public liquibase.logging.Logger getLog(Class type) {
    return new Logger(LoggerFactory.getLogger(type));
  }

  private static final class Logger extends AbstractLogger {
    private final org.slf4j.Logger log;

    Logger(org.slf4j.Logger log) {
      this.log = log;
    }

    @Override
    public void log(Level level, String message, @Nullable Throwable failure) {
      if (level == Level.OFF) {
        return;
      }
      if (level.intValue() >= Level.SEVERE.intValue()) {
        log.error(message, failure);
      } else if (level.intValue() >= Level.WARNING.intValue()) {
        log.warn(message, failure);
      } else {
        log.debug(message, failure);
      }
    }
  }
}
