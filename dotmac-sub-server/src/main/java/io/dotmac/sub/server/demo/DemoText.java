package io.dotmac.sub.server.demo;

import java.io.PrintWriter;
import java.nio.file.Path;

/** What a demo says when it is ready. */
final class DemoText {
  private DemoText() {}

  static void print(PrintWriter out, DemoFile file, Path folder) {
    String port = file.baseUrl().substring(file.baseUrl().lastIndexOf(':'));
    out.println();
    out.println("DotMac Sub is ready.");
    for (DemoFile.Provider provider : file.tenants()) {
      String url = "http://" + provider.host() + port;
      out.println();
      out.println(provider.name() + " (" + provider.currency() + ")");
      out.println("  staff      " + url + "/admin/");
      out.println("  customers  " + url + "/portal/");
      for (DemoFile.Login login : provider.logins()) {
        out.printf("  %-16s %-40s %s%n", login.role(), login.username(), login.password());
      }
      for (DemoFile.Service service : provider.services()) {
        out.printf(
            "  %-16s %-40s %s%n",
            "RADIUS " + service.status(), service.username(), service.password());
      }
    }
    out.println();
    out.printf(
        "RADIUS on ports %d and %d, secret %s%n",
        file.radius().authPort(), file.radius().acctPort(), file.radius().secret());
    out.println("All of this is in " + folder.resolve(DemoFile.NAME) + ". Ctrl-C stops it.");
    out.flush();
  }
}
