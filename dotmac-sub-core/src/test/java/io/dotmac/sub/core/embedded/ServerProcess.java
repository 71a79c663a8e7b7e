package io.dotmac.sub.core.embedded;

import java.nio.file.Path;

/** A process that runs an embedded server until it is killed; the tests kill it. */
final class ServerProcess {
  private ServerProcess() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedPostgres server =
        EmbeddedPostgres.start(Path.of(arguments[0]), EmbeddedOptions.forTests());
    if (arguments.length > 1) {
      server.close();
      return;
    }
    System.out.println("port " + server.port());
    Thread.sleep(60_000);
  }
}
