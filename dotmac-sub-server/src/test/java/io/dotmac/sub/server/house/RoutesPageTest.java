package io.dotmac.sub.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of routes tells of every resource of billing, and of none that is not there. */
class RoutesPageTest {
  private static final Path PAGE = Sources.ROOT.resolve("docs/reference/routes.md");
  private static final Pattern RESOURCE =
      Pattern.compile("(?m)^@Path\\(\"(/[a-z0-9-]+)|^  @Path\\(\"(/[a-z0-9-]+)\"\\)\\n  @Guarded");
  private static final Pattern TOLD = Pattern.compile("(?<![a-z}.])(/[a-z]+[a-z0-9]*(?:-[a-z]+)*)");

  @Test
  void everyResourceOfBillingIsOnThePage() throws IOException {
    assertThat(told(Files.readString(PAGE))).containsAll(resources());
  }

  @Test
  void whatIsKeptIsThere() throws IOException {
    Set<String> kept = new TreeSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      String[] cells = line.split(" \\| ");
      if (cells.length > 2 && cells[1].startsWith("kept")) {
        kept.addAll(told(cells[0]));
      }
    }

    assertThat(kept).isNotEmpty();
    Set<String> all = resources();
    all.addAll(resourcesIn("catalog"));
    all.addAll(resourcesIn("access"));
    all.addAll(resourcesIn("usage"));
    all.addAll(resourcesIn("identity"));
    all.addAll(resourcesIn("network"));
    all.addAll(resourcesIn("provisioning"));
    assertThat(all).containsAll(kept);
  }

  private static Set<String> resources() throws IOException {
    return resourcesIn("billing");
  }

  private static Set<String> resourcesIn(String group) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : Sources.mainFiles()) {
      if (file.toString().contains("/server/api/" + group + "/")) {
        Matcher path = RESOURCE.matcher(Files.readString(file));
        while (path.find()) {
          found.add(path.group(1) == null ? path.group(2) : path.group(1));
        }
      }
    }
    return found;
  }

  private static Set<String> told(String text) {
    Set<String> told = new TreeSet<>();
    Matcher path = TOLD.matcher(text);
    while (path.find()) {
      told.add(path.group(1));
    }
    return told;
  }
}
