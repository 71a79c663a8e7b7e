package io.dotmac.sub.server.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The source files of all modules, read by the compiler's own parser. */
final class Sources {
  static final Path ROOT = root();

  private Sources() {}

  /** A parsed file, and where the parts of it are. */
  record Parsed(Path file, CompilationUnitTree unit, SourcePositions positions) {
    long firstLine(Tree tree) {
      return lines().getLineNumber(positions.getStartPosition(unit, tree));
    }

    long lastLine(Tree tree) {
      return lines().getLineNumber(positions.getEndPosition(unit, tree));
    }

    long lengthInLines(Tree tree) {
      return lastLine(tree) - firstLine(tree) + 1;
    }

    String at(Tree tree) {
      return ROOT.relativize(file) + ":" + firstLine(tree);
    }

    private LineMap lines() {
      return unit.getLineMap();
    }
  }

  /** Every file with this ending that a person writes. */
  static List<Path> files(String ending) {
    List<Path> found = new ArrayList<>();
    for (Path module : modules()) {
      Path src = module.resolve("src");
      if (!Files.isDirectory(src)) {
        continue;
      }
      try (Stream<Path> walk = Files.walk(src)) {
        walk.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  /** Every Java file that is shipped. */
  static List<Path> mainFiles() {
    return files(".java").stream()
        .filter(file -> file.toString().contains("/src/main/"))
        .toList();
  }

  static List<Parsed> parse(List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task = (JavacTask) compiler.getTask(
          null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<Parsed> parsed = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        parsed.add(new Parsed(Path.of(unit.getSourceFile().toUri()), unit, positions));
      }
      return parsed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  static Path relative(Path file) {
    return ROOT.relativize(file);
  }

  private static List<Path> modules() {
    List<Path> modules = new ArrayList<>();
    for (Path parent : List.of(ROOT, ROOT.resolve("samples"))) {
      try (Stream<Path> children = Files.list(parent)) {
        children.filter(child -> Files.exists(child.resolve("pom.xml"))).forEach(modules::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return modules;
  }

  private static Path root() {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      if (Files.isDirectory(up.resolve("dotmac-sub-core"))) {
        return up;
      }
    }
    throw new IllegalStateException("run the tests inside the project");
  }
}
