package io.dotmac.sub.server.web.admin.monitor;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Sheets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages about what is watched, beside each other. */
public final class WatchTabs {
  /** Alerts that are not over. */
  public static final String ALERTS = "/admin/network/alerts";

  /** What many lost at once. */
  public static final String OUTAGES = "/admin/network/outages";

  /** Devices that are polled. */
  public static final String TARGETS = "/admin/network/polled";

  /** How they let themselves be asked. */
  public static final String CREDENTIALS = "/admin/network/snmp-credentials";

  /** When an alert is raised. */
  public static final String RULES = "/admin/network/alert-rules";

  /** Who is told. */
  public static final String POLICIES = "/admin/network/alert-policies";

  /** Whose turn it is. */
  public static final String ROTATIONS = "/admin/network/on-call";

  private static final Map<String, String> ALL = new LinkedHashMap<>();

  static {
    ALL.put(ALERTS, "watch.alerts");
    ALL.put(OUTAGES, "watch.outages");
    ALL.put(TARGETS, "watch.polled");
    ALL.put(RULES, "watch.rules");
    ALL.put(POLICIES, "watch.policies");
    ALL.put(ROTATIONS, "watch.rotations");
    ALL.put(CREDENTIALS, "watch.credentials");
  }

  private WatchTabs() {}

  /** All of them; {@code at} is the one that is shown. */
  public static List<Sheets.Tab> of(Visit visit, String at) {
    return ALL.entrySet().stream()
        .map(each -> new Sheets.Tab(
            each.getKey(), visit.say(each.getValue()), each.getKey().equals(at)))
        .toList();
  }
}
