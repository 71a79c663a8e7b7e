package io.dotmac.sub.server.web.data;

import io.dotmac.sub.server.web.Visit;
import java.util.List;
import java.util.Map;

/** What people call the program that a session was opened with. */
public final class Devices {
  /** The first that is named in what a browser says of itself; most also name those below. */
  private static final List<String> BROWSERS = List.of("Edg", "OPR", "Firefox", "Chrome", "Safari");

  private static final Map<String, String> NAMES = Map.of("Edg", "Edge", "OPR", "Opera");
  private static final List<String> SYSTEMS =
      List.of("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux");

  private Devices() {}

  /** Such as "Firefox, Windows"; what else is known when it is no browser. */
  public static String name(Visit visit, String kind, String agent) {
    String browser = first(BROWSERS, agent);
    if (browser.isEmpty()) {
      String known = agent.isBlank() ? "" : " (" + agent.strip().split("[ /]")[0] + ")";
      return visit.name("session_kind", kind) + known;
    }
    String system = first(SYSTEMS, agent);
    String name = NAMES.getOrDefault(browser, browser);
    return system.isEmpty() ? name : name + ", " + system.replace("Macintosh", "macOS");
  }

  private static String first(List<String> names, String agent) {
    return names.stream().filter(agent::contains).findFirst().orElse("");
  }
}
