package lacuna.lsp;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lacuna.compiler.Analysis;
import lacuna.compiler.Compiler;
import lacuna.compiler.load.Module;
import lacuna.compiler.load.OpenTexts;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler knows of files at a moment. An analysis that was only read stays with the
 * thread that answers; one that is checked passes to it when the check is done.
 */
final class Analyses {
  private final Compiler compiler;
  private final OpenTexts texts = OpenTexts.none();
  private final Map<Path, Known> read = new ConcurrentHashMap<>();
  private final Map<Path, Known> checked = new ConcurrentHashMap<>();

  /** An analysis with the generation of its texts and the files that they were read from. */
  private record Known(long generation, Analysis analysis, Set<Path> files) {}

  Analyses(Compiler compiler) {
    this.compiler = compiler;
  }

  /** The names of a file at a moment, and its values where they are known already. */
  Optional<Analysis> of(Snapshot snapshot, Path file) {
    Optional<Analysis> done = checked(snapshot, file);
    return done.isPresent()
        ? done
        : current(read.get(file), snapshot).or(() -> read(snapshot, file));
  }

  /** A file that was checked at a moment, and in which nothing has changed since. */
  Optional<Analysis> checked(Snapshot snapshot, Path file) {
    return current(checked.get(file), snapshot);
  }

  /** One that lacks files may find them after any change. */
  private static Optional<Analysis> current(@Nullable Known known, Snapshot snapshot) {
    return known != null
            && (known.analysis.complete() || known.generation == snapshot.generation())
            && snapshot.unchanged(known.files, known.generation)
        ? Optional.of(known.analysis)
        : Optional.empty();
  }

  private Optional<Analysis> read(Snapshot snapshot, Path file) {
    Optional<Analysis> analysis = analyze(snapshot, file);
    analysis.ifPresent(each -> read.put(file, known(snapshot, each, file)));
    return analysis;
  }

  private static Known known(Snapshot snapshot, Analysis analysis, Path file) {
    Set<Path> files = new HashSet<>();
    files.add(file);
    for (Module module : analysis.symbols().modules()) {
      files.add(Path.of(module.file().source().path()));
    }
    return new Known(snapshot.generation(), analysis, files);
  }

  /**
   * Checks a file; what is new is known to {@link #checked} from then on, unless the thread was
   * interrupted, for then it is not all.
   */
  Optional<Analysis> check(Snapshot snapshot, Path file) {
    Optional<Analysis> before = checked(snapshot, file);
    if (before.isPresent()) {
      return before;
    }
    Optional<Analysis> analysis = analyze(snapshot, file);
    analysis.ifPresent(
        each -> {
          each.check();
          if (!Thread.currentThread().isInterrupted()) {
            checked.put(file, known(snapshot, each, file));
          }
        });
    return analysis;
  }

  /** Reads a file anew. */
  Optional<Analysis> analyze(Snapshot snapshot, Path file) {
    Compiler.Options options = new Compiler.Options(snapshot.roots(file), List.of());
    return Optional.ofNullable(compiler.analyze(file, options, texts.with(snapshot.texts())));
  }

  /** A checked spec that uses a file: itself, or else one that reads it. */
  Optional<Analysis> use(Snapshot snapshot, Path file, String path) {
    Optional<Analysis> own = checked(snapshot, file).filter(each -> !each.stages().isEmpty());
    return own.isPresent()
        ? own
        : checked.values().stream()
            .filter(known -> snapshot.unchanged(known.files, known.generation))
            .map(Known::analysis)
            .filter(spec -> ran(spec, path))
            .findFirst();
  }

  /** Whether code of a file was worked out for a spec. */
  private static boolean ran(Analysis spec, String path) {
    return spec.seen().keySet().stream().anyMatch(span -> span.file().path().equals(path));
  }
}
