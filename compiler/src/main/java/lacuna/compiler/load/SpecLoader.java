package lacuna.compiler.load;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Severity;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Parser;
import lacuna.compiler.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/** Follows the files of one spec, each once, from the spec to what it amends and imports. */
final class SpecLoader {
  /** Users' files of one spec. */
  private static final int MOST_FILES = 64;

  /** Files that lead from the spec to one that it needs. */
  private static final int DEEPEST = 16;

  /** A file that is being followed, and how it came to be read. */
  private record Step(Place place, Mention mention) {}

  /** A file that was read, and whether its text is right. */
  private record Parsed(SyntaxFile file, boolean right) {}

  private final Map<String, Module> library;
  private final Diagnostics diagnostics;
  private final SourceReader reader;
  private final Map<Path, Parsed> files = new HashMap<>();
  private final Map<Path, Module> modules = new HashMap<>();
  private final Deque<Step> steps = new ArrayDeque<>();
  private boolean failed;

  SpecLoader(SourceReader reader, Map<String, Module> library, Diagnostics diagnostics) {
    this.library = library;
    this.diagnostics = diagnostics;
    this.reader = reader;
  }

  /** The spec, then what it amends, and so on; null when a file is missing. */
  @Nullable List<Module> chain(Path spec) {
    List<Module> chain = new ArrayList<>();
    Mention mention = Mention.spec(spec.toString());
    Place place = enter(spec, mention, List.of());
    while (place != null) {
      Parsed parsed = parse(place, mention);
      Item.Header header = parsed == null ? null : headerOf(parsed, mention);
      if (parsed == null || header == null) {
        break;
      }
      chain.add(new Module(parsed.file, imports(parsed.file, place)));
      String base = header.amends();
      if (base == null) {
        break;
      }
      mention = new Mention("amends", base, header.amendsSpan());
      place = enter(place.sibling(base), mention, List.of());
    }
    return failed || chain.isEmpty() ? null : chain;
  }

  private Item.@Nullable Header headerOf(Parsed parsed, Mention mention) {
    Item.Header header = parsed.file.header();
    if (header == null && parsed.right) {
      report(notASpec(parsed.file, mention));
    }
    failed |= header == null;
    return header;
  }

  private List<Module> imports(SyntaxFile file, Place place) {
    List<Module> imports = new ArrayList<>();
    for (Item.Import line : file.imports()) {
      Module module = imported(line, place);
      if (module != null) {
        imports.add(module);
      }
    }
    return imports;
  }

  private @Nullable Module imported(Item.Import line, Place from) {
    @Nullable Path path = from.sibling(line.path());
    Module ofLibrary = library.get(line.path());
    if (ofLibrary != null && path != null && !reader.has(path)) {
      return ofLibrary;
    }
    Mention mention = new Mention("imports", line.path(), line.pathSpan());
    int depth = steps.size();
    Place place = enter(path, mention, List.copyOf(library.keySet()));
    if (place == null) {
      return null;
    }
    Module module = modules.get(place.real());
    Parsed parsed = module == null ? parse(place, mention) : null;
    if (parsed != null && parsed.file.header() != null) {
      report(
          Diagnostic.error(Code.WRONG_SORT_OF_FILE, place.name() + " is an experiment and cannot be imported")
              .at(line.pathSpan())
              .related(parsed.file.header().nameSpan(), "the experiment")
              .help(
                  "to change some of its settings write `amends`; to share components move them to"
                      + " a file of their own"));
    } else if (parsed != null) {
      module = new Module(parsed.file, imports(parsed.file, place));
      modules.put(place.real(), module);
    }
    while (steps.size() > depth) {
      steps.pop();
    }
    return module;
  }

  /**
   * Finds a file and takes a step to it; null when it is missing, goes in a circle or is too far.
   */
  private @Nullable Place enter(@Nullable Path path, Mention mention, List<String> others) {
    Place place = reader.find(path, mention, others);
    if (place == null) {
      failed = true;
      return null;
    }
    if (steps.stream().anyMatch(step -> step.place.real().equals(place.real()))) {
      report(circle(place, mention));
      return null;
    }
    if (steps.size() >= DEEPEST) {
      report(
          FileReader.at(Diagnostic.error(Code.SIZE_LIMIT, "files lead to files too deeply"), mention)
              .note("more than " + DEEPEST + " lead to " + place.name())
              .help("let the spec amend one that is closer to its base"));
      return null;
    }
    steps.push(new Step(place, mention));
    return place;
  }

  private @Nullable Parsed parse(Place place, Mention mention) {
    Parsed known = files.get(place.real());
    if (known != null) {
      return known;
    }
    if (files.size() >= MOST_FILES) {
      report(
          FileReader.at(Diagnostic.error(Code.SIZE_LIMIT, "the spec needs too many files"), mention)
              .note(place.name() + " would be number " + (MOST_FILES + 1)));
      return null;
    }
    SourceFile source = reader.read(place, mention);
    if (source == null) {
      failed = true;
      return null;
    }
    Diagnostics own = new Diagnostics();
    SyntaxFile file = new Parser().parse(source, own);
    own.sorted().forEach(diagnostics::add);
    Parsed parsed =
        new Parsed(file, own.sorted().stream().noneMatch(d -> d.severity() == Severity.ERROR));
    files.put(place.real(), parsed);
    return parsed;
  }

  private Diagnostic circle(Place place, Mention mention) {
    List<Step> ordered = new ArrayList<>(steps);
    StringBuilder chain = new StringBuilder();
    boolean inside = false;
    for (int i = ordered.size() - 1; i >= 0; i--) {
      Step step = ordered.get(i);
      inside |= step.place.real().equals(place.real());
      if (inside) {
        Mention next = i > 0 ? ordered.get(i - 1).mention : mention;
        chain.append(step.place.name()).append(' ').append(next.verb()).append(' ');
      }
    }
    return FileReader.at(Diagnostic.error(Code.CYCLIC_FILES, "files amend or import each other in a cycle"), mention)
        .note(chain + place.name())
        .help("move what both need to a file of its own");
  }

  private static Diagnostic notASpec(SyntaxFile file, Mention mention) {
    String name = file.source().path();
    if (mention.span() != null) {
      return Diagnostic.error(Code.WRONG_SORT_OF_FILE, name + " is not an experiment and cannot be amended")
          .at(mention.span())
          .help("to use its components write `import \"" + mention.path() + "\"`");
    }
    return Diagnostic.error(Code.WRONG_SORT_OF_FILE, name + " is not an experiment")
        .at(new Span(file.source(), 0, 0), "`experiment NAME` is missing")
        .help("check, build or run a file that begins with `experiment NAME`");
  }

  private void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
    failed = true;
  }
}
