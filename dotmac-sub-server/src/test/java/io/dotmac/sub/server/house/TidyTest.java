package io.dotmac.sub.server.house;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import io.dotmac.sub.server.house.Sources.Parsed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;
import org.junit.jupiter.api.Test;

/** The numbers of CONTRIBUTING.md. At a limit, split by concept. */
class TidyTest {
  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 70;
  private static final int RESOURCE_METHOD_LINES = 10;
  private static final int CONSTRUCTOR_PARAMETERS = 6;
  private static final int PACKAGE_FILES = 25;
  private static final int COLUMNS = 100;

  private static final Pattern VAGUE_NAME = Pattern.compile(".*(Helper|Manager|Impl|Utils?)");
  private static final Set<String> LAYERS =
      Set.of("models", "services", "dto", "impl", "utils", "util", "common", "helpers");
  private static final Pattern UNFINISHED = Pattern.compile("(//|\\*) *(TODO|FIXME|XXX|HACK)\\b");
  private static final Pattern UNWELCOME =
      Pattern.compile("import (static )?(lombok|org\\.mockito|org\\.springframework)\\.");
  private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private static final List<Parsed> MAIN = Sources.parse(Sources.mainFiles());

  @Test
  void noFileIsLongerThan400Lines() {
    assertThat(Sources.files(".java"))
        .filteredOn(file -> Sources.lines(file).size() > FILE_LINES)
        .extracting(Sources::relative)
        .isEmpty();
  }

  @Test
  void noLineIsWiderThan100Columns() {
    List<String> wide = new ArrayList<>();
    for (Path file : Sources.files(".java")) {
      List<String> lines = Sources.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.length() > COLUMNS && !line.startsWith("import ")) {
          wide.add(Sources.relative(file) + ":" + (i + 1));
        }
      }
    }

    assertThat(wide).isEmpty();
  }

  @Test
  void noMethodIsLongerThan70Lines() {
    assertThat(methods((type, method, parsed) -> parsed.lengthInLines(method) > METHOD_LINES))
        .isEmpty();
  }

  @Test
  void noResourceMethodIsLongerThan10Lines() {
    assertThat(
            methods((type, method, parsed) -> type.getSimpleName().toString().endsWith("Resource")
                && isRoute(method)
                && method.getBody() != null
                && parsed.lengthInLines(method.getBody()) - 2 > RESOURCE_METHOD_LINES))
        .isEmpty();
  }

  @Test
  void noConstructorTakesMoreThan6Parameters() {
    assertThat(methods((type, method, parsed) -> type.getKind() != Tree.Kind.RECORD
            && method.getName().contentEquals("<init>")
            // A private one is the affair of its own file: a factory or a builder.
            && !method.getModifiers().getFlags().toString().contains("private")
            && method.getParameters().size() > CONSTRUCTOR_PARAMETERS))
        .isEmpty();
  }

  @Test
  void noPackageHasMoreThan25Files() {
    Map<Path, Long> sizes = Sources.mainFiles().stream()
        .filter(file -> !file.endsWith("package-info.java"))
        .collect(groupingBy(Path::getParent, counting()));

    assertThat(sizes.entrySet())
        .filteredOn(entry -> entry.getValue() > PACKAGE_FILES)
        .extracting(entry -> Sources.relative(entry.getKey()) + " has " + entry.getValue())
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIs() {
    assertThat(Sources.mainFiles().stream()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !isDocumented(folder.resolve("package-info.java")))
            .map(Sources::relative))
        .isEmpty();
  }

  @Test
  void namesSayWhatATypeIs() {
    assertThat(Sources.files(".java").stream()
            .filter(file -> VAGUE_NAME.matcher(typeName(file)).matches())
            .map(Sources::relative))
        .isEmpty();
    assertThat(Sources.mainFiles().stream()
            .map(Path::getParent)
            .filter(folder -> LAYERS.contains(folder.getFileName().toString()))
            .map(Sources::relative))
        .isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    Path self = Path.of("TidyTest.java");
    assertThat(Sources.files(".java").stream()
            .filter(file -> !file.getFileName().equals(self))
            .filter(file -> Sources.lines(file).stream()
                .anyMatch(line ->
                    UNFINISHED.matcher(line).find() || UNWELCOME.matcher(line).find()))
            .map(Sources::relative))
        .isEmpty();
  }

  @Test
  void moneyIsNeverAFloatingPointNumber() {
    List<String> found = new ArrayList<>();
    for (Parsed parsed : MAIN) {
      String path = parsed.file().toString();
      if (!path.contains("/sub/core/money/") && !path.contains("/sub/billing/")) {
        continue;
      }
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitPrimitiveType(PrimitiveTypeTree type, Void nothing) {
          TypeKind kind = type.getPrimitiveTypeKind();
          if (kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT) {
            found.add(parsed.at(type));
          }
          return super.visitPrimitiveType(type, nothing);
        }
      }.scan(parsed.unit(), null);
    }

    assertThat(found).isEmpty();
  }

  @Test
  void everyChangesetIsIncludedOnce() {
    List<String> missing = new ArrayList<>();
    for (Path file : Sources.files(".sql")) {
      String path = file.toString();
      int start = path.indexOf("/db/");
      if (start < 0 || !path.contains("/src/main/")) {
        continue;
      }
      String name = path.substring(start + 1);
      Path master = Path.of(path.substring(0, start), "db", name.split("/")[1] + ".xml");
      long included = Sources.lines(master).stream()
          .filter(line -> line.contains('"' + name + '"'))
          .count();
      if (included != 1) {
        missing.add(name + " is included " + included + " times");
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void pagesEscapeWhatTheyShow() {
    assertThat(Sources.files(".mustache").stream()
            .filter(file -> !file.toString().contains("/layouts/"))
            .filter(file -> Sources.lines(file).stream().anyMatch(l -> l.contains("{{{")))
            .map(Sources::relative))
        .isEmpty();
  }

  private static boolean isRoute(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> VERBS.contains(annotation.getAnnotationType().toString()));
  }

  private static boolean isDocumented(Path info) {
    if (!Files.exists(info)) {
      return false;
    }
    String text = String.join("\n", Sources.lines(info));
    return text.contains("/**") && text.contains("@NullMarked");
  }

  private static String typeName(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private interface MethodRule {
    boolean isBroken(ClassTree type, MethodTree method, Parsed parsed);
  }

  private static List<String> methods(MethodRule rule) {
    List<String> broken = new ArrayList<>();
    for (Parsed parsed : MAIN) {
      new TreeScanner<Void, ClassTree>() {
        @Override
        public Void visitClass(ClassTree type, ClassTree outer) {
          return super.visitClass(type, type);
        }

        @Override
        public Void visitMethod(MethodTree method, ClassTree type) {
          // A record's canonical constructor has no place of its own in the file.
          boolean written = parsed.positions().getEndPosition(parsed.unit(), method) > 0;
          if (written && rule.isBroken(type, method, parsed)) {
            broken.add(parsed.at(method) + " " + method.getName());
          }
          return super.visitMethod(method, type);
        }
      }.scan(parsed.unit(), null);
    }
    return broken;
  }
}
