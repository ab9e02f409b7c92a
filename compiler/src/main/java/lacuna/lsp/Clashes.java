package lacuna.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import lacuna.compiler.Analysis;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.Definition;
import lacuna.compiler.symbols.NameUse;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a new name would mean something else anywhere: the files are read as they would be,
 * and each place must stand for what it stood for.
 */
final class Clashes {
  private final Analyses analyses;

  Clashes(Analyses analyses) {
    this.analyses = analyses;
  }

  /** Where the name stands in each file, by its path. */
  private record Spots(Map<String, TreeSet<Integer>> byFile, int longer) {

    static Spots of(List<NameUse> uses, Definition definition, String name) {
      Map<String, TreeSet<Integer>> byFile = new LinkedHashMap<>();
      for (NameUse use : uses) {
        Span span = use.span();
        byFile.computeIfAbsent(span.file().path(), f -> new TreeSet<>()).add(span.start());
      }
      return new Spots(byFile, name.length() - definition.name().length());
    }

    /** A place in a file where it will be. */
    int after(String file, int offset) {
      TreeSet<Integer> spots = byFile.getOrDefault(file, new TreeSet<>());
      return offset + longer * spots.headSet(offset).size();
    }

    /** A text with the new name. */
    String edited(String file, String text, int oldLength, String name) {
      StringBuilder edited = new StringBuilder(text);
      for (int start : byFile.getOrDefault(file, new TreeSet<>()).descendingSet()) {
        edited.replace(start, start + oldLength, name);
      }
      return edited.toString();
    }
  }

  /** What is in the way of a new name, in words; empty where nothing is. */
  Optional<String> of(
      Request request, Definition definition, List<NameUse> uses, String name) {
    if (name.equals(definition.name())) {
      return Optional.empty();
    }
    Spots spots = Spots.of(uses, definition, name);
    List<Document> edited = new ArrayList<>();
    for (String file : spots.byFile.keySet()) {
      Path path = Path.of(file);
      String text = WorkspaceFiles.text(path, request.snapshot());
      String now = spots.edited(file, text, definition.name().length(), name);
      edited.add(new Document(Uris.uri(path), path, 0, now));
    }
    Snapshot before = request.snapshot();
    Snapshot after = before.with(edited);
    for (Document document : edited) {
      Analysis was = analyses.analyze(before, document.path()).orElse(null);
      Analysis is = analyses.analyze(after, document.path()).orElse(null);
      if (was != null && is != null) {
        Optional<String> clash = clash(was, is, document.path(), spots, definition, name);
        if (clash.isPresent()) {
          return clash;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> clash(
      Analysis was, Analysis is, Path path, Spots spots, Definition definition, String name) {
    String home = definition.span().file().path();
    int declared = spots.after(home, definition.span().start());
    TreeSet<Integer> left = new TreeSet<>();
    spots.byFile.get(path.toString()).forEach(at -> left.add(spots.after(path.toString(), at)));
    TreeSet<Integer> all = new TreeSet<>(left);
    @Nullable Definition other = null;
    for (NameUse use : is.symbols().uses(is.file())) {
      Definition found = use.definition();
      boolean same =
          found.name().equals(name)
              && found.span().start() == declared
              && found.span().file().path().equals(home);
      if (same && !all.contains(use.span().start())) {
        return Optional.of(taken(name, other(was, name, definition))); // another's use became ours
      } else if (same) {
        left.remove(use.span().start());
      } else if (found.name().equals(name)) {
        other = found;
        if (use.declares() && sees(is, use, declared)) {
          return Optional.of(taken(name, found));
        }
      }
    }
    boolean twice = twice(is.messages()) > twice(was.messages());
    return left.isEmpty() && !twice ? Optional.empty() : Optional.of(taken(name, other));
  }

  /** Whether the place of a declaration sees the name that is declared at an offset. */
  private static boolean sees(Analysis is, NameUse use, int declared) {
    return is.symbols().scope(is.file(), use.span().start()).stream()
        .anyMatch(
            each ->
                each.name().equals(use.definition().name()) && each.span().start() == declared);
  }

  private static @Nullable Definition other(Analysis was, String name, Definition definition) {
    return was.symbols().uses(was.file()).stream()
        .map(NameUse::definition)
        .filter(each -> each.name().equals(name) && !each.equals(definition))
        .findFirst()
        .orElse(null);
  }

  private static long twice(List<Diagnostic> messages) {
    return messages.stream()
        .filter(each -> each.code() == Code.DUPLICATE_NAME || each.code() == Code.AMBIGUOUS_NAME)
        .count();
  }

  private static String taken(String name, @Nullable Definition other) {
    String what =
        other == null
            ? "something else here"
            : "`%s` in %s".formatted(other.detail(), other.span().place());
    return "`%s` is the name of %s already; choose another".formatted(name, what);
  }
}
