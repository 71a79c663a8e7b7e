package io.dotmac.sub.server.access;

import io.dotmac.sub.server.security.RequiredPermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page {@code docs/reference/authorization.md}, written from the table and the routes. */
final class AuthorizationPage {
  private static final String HEAD = """
      # Who may do what

      Everything is refused that is not allowed. This page says who gets in where; it is made from
      the table that a test holds every route of the running server to, as each kind of caller, at
      two tenants (`AuthorizationHttpTest`). Do not edit it.

      - **admin, auditor, operator, support, finance** are members of staff with the role of that
        name (finance: `finance_manager`). What another role grants follows from the column *needs*.
      - **key** is an API key of an admin that is bounded to `billing:invoice:read` and
        `customer:read`: a key may do what its owner may, and only what it names. It opens no page.
      - **customer** and **reseller** reach what is theirs: anything else answers 404, as if it were
        not there.
      - Whoever is known and not allowed gets 403. Whoever has no valid proof gets 401, or on a page
        the login; so do a key that expired or was revoked, and everybody of another tenant.

      `/*` stands for a path and all below it; of several lines that fit, the longest path counts.
      *read* is GET, *change* every other method. The API answers under `/api/v1` as well.
      """;

  private AuthorizationPage() {}

  static String of(AccessTable table, List<Route> routes) {
    Map<Integer, Set<String>> needs = new TreeMap<>();
    for (Route route : routes) {
      AccessTable.Line line = table.of(route).orElseThrow();
      Set<String> names = needs.computeIfAbsent(line.number(), number -> new TreeSet<>());
      RequiredPermission.of(route.resource(), route.handler())
          .ifPresent(permission -> names.add("`" + permission + "`"));
    }
    StringBuilder page = new StringBuilder(HEAD);
    String chapter = "";
    for (AccessTable.Line line : table.lines()) {
      if (!line.chapter().equals(chapter)) {
        chapter = line.chapter();
        page.append("\n## ").append(chapter).append("\n\n").append(head());
      }
      page.append(row(line, needs.getOrDefault(line.number(), Set.of())));
    }
    return page.toString();
  }

  private static String head() {
    List<String> names = columns();
    return "| path | | needs | " + cells(names, name -> name.replace("_manager", "")) + "\n|"
        + "---|".repeat(names.size() + 3) + "\n";
  }

  private static String row(AccessTable.Line line, Set<String> needs) {
    return "| `" + line.path() + (line.below() ? "/*" : "") + "` | " + line.methods() + " | "
        + String.join(", ", needs) + " | "
        + cells(columns(), name -> line.actors().contains(name) ? "yes" : "") + "\n";
  }

  private static List<String> columns() {
    return AccessTable.actors();
  }

  private static String cells(List<String> names, Function<String, String> text) {
    return names.stream().map(text).collect(Collectors.joining(" | ", "", " |"));
  }
}
