package org.twisterp.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/** Measure sources: functions that fit a screen, files that fit a head, rooms that fit their budget. */
final class Sizes {

    static final int FILE = 500;
    static final int FUNCTION = 60;

    /** Lines of Java that a room may hold; raising one needs a decision record. */
    static final Map<String, Integer> BUDGETS = Map.of(
            "kernel", 2_000,
            "spi", 3_000,
            "ledger", 4_000,
            "database", 2_000,
            "runtime", 18_000,
            "web", 12_000,
            "app", 500,
            "cli", 2_000);

    private Sizes() {}

    /** List the rooms below {@code platform} that hold more lines than their budget. */
    static List<String> overBudget(Path root) {
        Map<String, String> found = new TreeMap<>();
        BUDGETS.forEach((room, budget) -> {
            long lines = sources(root.resolve("platform").resolve(room).resolve("src/main")).stream()
                    .filter(file -> file.toString().endsWith(".java"))
                    .mapToLong(Sizes::lines)
                    .sum();
            if (lines > budget) {
                found.put(room, room + " holds " + lines + " lines, its budget is " + budget);
            }
        });
        return List.copyOf(found.values());
    }

    /** List the sources that are longer than a file may be. */
    static List<String> longFiles(List<Path> files) {
        return files.stream()
                .filter(file -> lines(file) > FILE)
                .map(file -> file + " has " + lines(file) + " lines")
                .toList();
    }

    /** List the functions that do not fit a screen and the public types without a first sentence. */
    static List<String> longOrUntold(List<Path> files) {
        List<String> found = new ArrayList<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var javas = files.stream()
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(javas));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Measure(trees, unit, found).scan(unit, null);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found;
    }

    /** List the files of a folder that a person wrote. */
    static List<Path> sources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var found = Files.walk(folder)) {
            return found.filter(file -> file.toString().matches(".*\\.(java|xhtml|sql|yaml)"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Measure extends TreePathScanner<Void, Void> {

        private final DocTrees trees;
        private final CompilationUnitTree unit;
        private final List<String> found;

        private Measure(DocTrees trees, CompilationUnitTree unit, List<String> found) {
            this.trees = trees;
            this.unit = unit;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void ignored) {
            long lines = line(trees.getSourcePositions().getEndPosition(unit, method)) - firstLine(method) + 1;
            if (lines > FUNCTION) {
                found.add(name() + "." + method.getName() + " has " + lines + " lines");
            }
            return super.visitMethod(method, ignored);
        }

        @Override
        public Void visitClass(ClassTree type, Void ignored) {
            boolean outermost = getCurrentPath().getParentPath().getLeaf() == unit;
            if (outermost && type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                String told = trees.getDocComment(getCurrentPath());
                if (told == null
                        || !told.strip().split("\n\\s*\n|\n\\s*[@<]")[0].contains(".")) {
                    found.add(name() + " is public and has no first sentence with a full stop");
                }
            }
            return super.visitClass(type, ignored);
        }

        private long firstLine(MethodTree method) {
            Tree start = method.getBody() == null ? method : method.getBody();
            return Math.min(line(trees.getSourcePositions().getStartPosition(unit, method)), line(start(start)));
        }

        private long start(Tree tree) {
            return trees.getSourcePositions().getStartPosition(unit, tree);
        }

        private long line(long position) {
            return position < 0 ? 0 : unit.getLineMap().getLineNumber(position);
        }

        private String name() {
            return Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        }
    }
}
