package io.dotmac.sub.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import io.dotmac.sub.server.house.Sources.Parsed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/**
 * What others build on says what it is: each public type, constructor and method of the libraries,
 * but for one that only gives what its name says. The form of the comments is checked by the
 * compiler ({@code -Xdoclint}).
 */
class JavadocTest {
  private static final List<String> LIBRARIES = List.of("dotmac-sub-core", "dotmac-sub-billing");

  @Test
  void everythingPublicInTheLibrariesSaysWhatItIs() {
    List<Path> files = Sources.mainFiles().stream()
        .filter(file ->
            LIBRARIES.stream().anyMatch(library -> Sources.relative(file).startsWith(library)))
        .filter(file -> !file.endsWith("package-info.java"))
        .toList();
    List<String> silent = new ArrayList<>();
    for (Parsed parsed : Sources.parse(files)) {
      new Visitor(parsed, silent).scan(parsed.unit(), null);
    }

    assertThat(files).isNotEmpty();
    assertThat(silent).isEmpty();
  }

  /** Walks through what is public, and through nothing else. */
  private static final class Visitor extends TreeScanner<Void, Void> {
    private final Parsed parsed;
    private final List<String> lines;
    private final List<String> silent;
    private boolean inInterface;

    Visitor(Parsed parsed, List<String> silent) {
      this.parsed = parsed;
      this.lines = Sources.lines(parsed.file());
      this.silent = silent;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      if (!isOpen(type.getModifiers())) {
        return null;
      }
      check(type, type.getSimpleName().toString());
      boolean outer = inInterface;
      inInterface = type.getKind() == Tree.Kind.INTERFACE;
      super.visitClass(type, none);
      inInterface = outer;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      boolean overrides = method.getModifiers().getAnnotations().stream()
          .anyMatch(each -> each.getAnnotationType().toString().equals("Override"));
      boolean saidByItsName = method.getParameters().isEmpty()
          && method.getReturnType() != null
          && !method.getReturnType().toString().equals("void")
          && !method.getModifiers().getFlags().contains(Modifier.STATIC);
      if (isOpen(method.getModifiers()) && !overrides && !saidByItsName) {
        check(method, method.getName().toString());
      }
      return null;
    }

    private boolean isOpen(ModifiersTree modifiers) {
      Set<Modifier> flags = modifiers.getFlags();
      return flags.contains(Modifier.PUBLIC)
          || flags.contains(Modifier.PROTECTED)
          || inInterface && !flags.contains(Modifier.PRIVATE);
    }

    private void check(Tree tree, String name) {
      int before = Math.toIntExact(parsed.firstLine(tree)) - 2;
      if (before < 0 || !lines.get(before).strip().endsWith("*/")) {
        silent.add(parsed.at(tree) + " " + name);
      }
    }
  }
}
