package io.dotmac.sub.samples.bench;

import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.tenant.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Billing in another process. */
final class Processes {
  private Processes() {}

  /** Bills a day with 256 MB of heap; the processor time of that process is not in the figures. */
  static Measured bill(World world, TenantId tenant, LocalDate day, int threads) throws Exception {
    return Measured.of(world.cpu(), () -> run(world.app(), tenant, day, threads));
  }

  private static long run(DatabaseAccess app, TenantId tenant, LocalDate day, int threads)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            BillOnly.class.getName(),
            app.url(),
            app.user(),
            app.schema(),
            tenant.toString(),
            day.toString(),
            Integer.toString(threads))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    process.getOutputStream().write(app.password().getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the process that billed failed");
    }
    return Long.parseLong(said);
  }
}
