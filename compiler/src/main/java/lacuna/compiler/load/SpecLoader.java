package lacuna.compiler.load;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/** Follows the files of one spec, each once, from the spec to what it amends and imports. */
final class SpecLoader {
  /** Users' files of one spec. */
  private static final int MOST_FILES = 64;

  /** In all files together. */
  private static final int MOST_CHARACTERS = 2_000_000;

  /** Files that lead from the spec to one that it needs. */
  private static final int DEEPEST = 16;

  /** A file that is being followed, and how it came to be read. */
  private record OpenFile(FileLocation location, FileReference reference) {}

  /** A file that was read, and whether its text has no errors. */
  private record Parsed(SyntaxFile file, boolean valid) {}

  private final Map<String, Module> library;
  private final Diagnostics diagnostics;
  private final SourceReader reader;
  private final Map<Path, Parsed> files = new HashMap<>();
  private final Map<Path, Module> modules = new HashMap<>();
  private final Deque<OpenFile> open = new ArrayDeque<>();
  private boolean failed;
  private boolean components;
  private long characters;

  SpecLoader(SourceReader reader, Map<String, Module> library, Diagnostics diagnostics) {
    this.library = library;
    this.diagnostics = diagnostics;
    this.reader = reader;
  }

  /** The spec, then what it amends, and so on, as far as they can be read. */
  List<Module> chain(Path spec) {
    return follow(spec);
  }

  /** The same; a file of components is a chain by itself. */
  List<Module> readable(Path file) {
    components = true;
    return follow(file);
  }

  /** Whether a file that is needed could not be read. */
  boolean failed() {
    return failed;
  }

  private List<Module> follow(Path spec) {
    List<Module> chain = new ArrayList<>();
    FileReference reference = FileReference.spec(spec.toString());
    FileLocation location = enter(spec, reference, List.of());
    while (location != null) {
      Parsed parsed = parse(location, reference);
      if (parsed != null && components && chain.isEmpty() && parsed.file.header() == null) {
        chain.add(new Module(parsed.file, imports(parsed.file, location)));
        break;
      }
      Item.Header header = parsed == null ? null : headerOf(parsed, reference);
      if (parsed == null || header == null) {
        break;
      }
      chain.add(new Module(parsed.file, imports(parsed.file, location)));
      String base = header.amends();
      if (base == null) {
        break;
      }
      reference = new FileReference("amends", base, header.amendsSpan());
      location = enter(named(location, base), reference, List.of());
    }
    return chain;
  }

  private Item.@Nullable Header headerOf(Parsed parsed, FileReference reference) {
    Item.Header header = parsed.file.header();
    if (header == null && parsed.valid) {
      report(
          reference.span() == null
              ? LoadErrors.notASpec(parsed.file)
              : LoadErrors.amendedLibrary(parsed.file, reference));
    }
    failed |= header == null;
    return header;
  }

  private List<Module> imports(SyntaxFile file, FileLocation location) {
    List<Module> imports = new ArrayList<>();
    for (Item.Import line : file.imports()) {
      Module module = imported(line, location);
      if (module != null) {
        imports.add(module);
      }
    }
    return imports;
  }

  private @Nullable Module imported(Item.Import line, FileLocation from) {
    @Nullable Path path = named(from, line.path());
    Module ofLibrary = library.get(line.path());
    if (ofLibrary != null && path != null && !reader.has(path)) {
      return ofLibrary;
    }
    FileReference reference = new FileReference("imports", line.path(), line.pathSpan());
    int depth = open.size();
    FileLocation location = enter(path, reference, List.copyOf(library.keySet()));
    if (location == null) {
      return null;
    }
    Module module = modules.get(location.real());
    Parsed parsed = module == null ? parse(location, reference) : null;
    if (parsed != null && parsed.file.header() != null) {
      report(
          LoadErrors.importedExperiment(
              location.name(), line.pathSpan(), parsed.file.header()));
    } else if (parsed != null) {
      module = new Module(parsed.file, imports(parsed.file, location));
      modules.put(location.real(), module);
    }
    while (open.size() > depth) {
      open.pop();
    }
    return module;
  }

  /** What a file names; an archive that was built with a package holds that itself. */
  private @Nullable Path named(FileLocation from, String written) {
    if (ArchivePath.isCoordinate(written)) {
      for (Path held : from.packages(written)) {
        if (reader.has(held)) {
          return held;
        }
      }
    }
    return from.sibling(written);
  }

  /**
   * Finds a file and opens it; null when it is missing, leads back to an open one or is too deep.
   */
  private @Nullable FileLocation enter(
      @Nullable Path path, FileReference reference, List<String> others) {
    FileLocation location = reader.find(path, reference, others);
    if (location == null) {
      failed = true;
      return null;
    }
    if (open.stream().anyMatch(file -> file.location.real().equals(location.real()))) {
      report(LoadErrors.cyclicFiles(reference, chain(location, reference)));
      return null;
    }
    if (open.size() >= DEEPEST) {
      report(LoadErrors.tooDeep(location.name(), reference, DEEPEST));
      return null;
    }
    open.push(new OpenFile(location, reference));
    return location;
  }

  private @Nullable Parsed parse(FileLocation location, FileReference reference) {
    Parsed known = files.get(location.real());
    if (known != null) {
      return known;
    }
    if (files.size() >= MOST_FILES) {
      report(LoadErrors.tooManyFiles(location.name(), reference, MOST_FILES));
      return null;
    }
    SourceFile source = reader.read(location, reference);
    if (source == null) {
      failed = true;
      return null;
    }
    boolean fitted = characters <= MOST_CHARACTERS;
    characters += source.text().length();
    if (characters > MOST_CHARACTERS) {
      if (fitted) {
        report(LoadErrors.filesTooLarge(location.name(), reference, MOST_CHARACTERS));
      }
      return null;
    }
    Diagnostics own = new Diagnostics();
    SyntaxFile file = reader.parse(source, own);
    own.sorted().forEach(diagnostics::add);
    Parsed parsed = new Parsed(file, !own.hasErrors());
    files.put(location.real(), parsed);
    return parsed;
  }

  /** The open files from {@code location} back to it, with what leads from each to the next. */
  private String chain(FileLocation location, FileReference reference) {
    List<OpenFile> ordered = new ArrayList<>(open);
    StringBuilder chain = new StringBuilder();
    boolean inside = false;
    for (int i = ordered.size() - 1; i >= 0; i--) {
      OpenFile file = ordered.get(i);
      inside |= file.location.real().equals(location.real());
      if (inside) {
        FileReference next = i > 0 ? ordered.get(i - 1).reference : reference;
        chain.append(file.location.name()).append(' ').append(next.verb()).append(' ');
      }
    }
    return chain + location.name();
  }

  private void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
    failed = true;
  }
}
