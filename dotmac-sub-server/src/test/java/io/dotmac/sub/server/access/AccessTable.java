package io.dotmac.sub.server.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The table {@code access/routes.txt}: who gets in where. Its head says how it is read. */
final class AccessTable {
  private static final String FILE = "/access/routes.txt";
  private static final List<String> EVERYBODY = everybody();

  private final List<Line> lines;

  private AccessTable(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * One line.
   *
   * @param number where it stands in the file
   * @param chapter the heading it stands below
   * @param below whether it decides about longer paths, too
   */
  record Line(
      int number, String chapter, String path, boolean below, String methods, Set<String> actors) {
    boolean fits(Route route) {
      return fitsMethod(route)
          && (route.path().equals(path) || below && route.path().startsWith(path + "/"));
    }

    /** Whether an actor of the tenant gets in. */
    boolean admits(String actor) {
      return switch (actor) {
        case "another customer" -> actors.contains("customer");
        case "expired key", "revoked key" -> actors.contains("nobody");
        default -> actors.contains(actor);
      };
    }

    private boolean fitsMethod(Route route) {
      return methods.equals(route.method())
          || methods.equals("read") && route.isReading()
          || methods.equals("change") && !route.isReading();
    }

    private boolean namesMethod() {
      return !methods.equals("read") && !methods.equals("change");
    }

    @Override
    public String toString() {
      return "line " + number + ": " + path + (below ? "/* " : " ") + methods;
    }
  }

  /** Everybody whom the table may name, nobody first. */
  static List<String> actors() {
    return EVERYBODY;
  }

  /** Reads the file. */
  static AccessTable read() {
    try (InputStream in = AccessTable.class.getResourceAsStream(FILE)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<Line> lines = new ArrayList<>();
      String chapter = "";
      int number = 0;
      for (String line : text.lines().toList()) {
        number++;
        if (line.startsWith("# ")) {
          chapter = line.substring(2);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line(number, chapter, line.strip().split("\\s+")));
        }
      }
      return new AccessTable(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  /** The line that decides about a route. */
  Optional<Line> of(Route route) {
    return lines.stream()
        .filter(line -> line.fits(route))
        .max(Comparator.comparing((Line line) -> line.path().length())
            .thenComparing(line -> !line.below())
            .thenComparing(Line::namesMethod));
  }

  /** All lines in their order. */
  List<Line> lines() {
    return lines;
  }

  private static Line line(int number, String chapter, String[] cells) {
    if (cells.length < 3) {
      throw new IllegalStateException(
          FILE + " line " + number + ": a path, methods and actors were expected");
    }
    Set<String> actors = new TreeSet<>();
    for (String name : Arrays.asList(cells).subList(2, cells.length)) {
      switch (name) {
        case "staff" -> actors.addAll(Actors.ROLES);
        case "finance" -> actors.add("finance_manager");
        case "everybody" -> actors.addAll(EVERYBODY);
        default -> actors.add(name);
      }
    }
    if (!EVERYBODY.containsAll(actors)) {
      throw new IllegalStateException(FILE + " line " + number + " names a stranger: " + actors);
    }
    boolean below = cells[0].endsWith("/*");
    String path = below ? cells[0].substring(0, cells[0].length() - 2) : cells[0];
    return new Line(number, chapter, path, below, cells[1], actors);
  }

  private static List<String> everybody() {
    List<String> all = new ArrayList<>(List.of("nobody"));
    all.addAll(Actors.ROLES);
    all.addAll(List.of("key", "customer", "reseller"));
    return List.copyOf(all);
  }
}
