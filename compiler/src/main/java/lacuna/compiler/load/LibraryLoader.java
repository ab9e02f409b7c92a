package lacuna.compiler.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Parser;
import lacuna.compiler.syntax.SyntaxFile;

/** Parses the library's files and joins each with those it imports. */
public final class LibraryLoader {
  private final Diagnostics diagnostics = new Diagnostics();
  private final Map<String, SyntaxFile> files = new LinkedHashMap<>();
  private final Map<String, Module> modules = new LinkedHashMap<>();

  private LibraryLoader() {}

  /** The modules of a library. */
  public static LoadedLibrary load(Library library) {
    return new LibraryLoader().modules(library);
  }

  private LoadedLibrary modules(Library library) {
    // each file by itself, on all cores; messages keep the order of the files
    for (Parsed parsed : library.files().parallelStream().map(LibraryLoader::parse).toList()) {
      files.put(Library.nameOf(parsed.source), parsed.file);
      parsed.messages.sorted().forEach(diagnostics::add);
    }
    files.keySet().forEach(name -> module(name, new LinkedHashSet<>()));
    Map<String, Module> ordered = new LinkedHashMap<>();
    files.keySet().forEach(name -> ordered.put(name, modules.get(name)));
    return new LoadedLibrary(ordered, diagnostics.sorted());
  }

  /** A parsed file and the messages about its text. */
  private record Parsed(SourceFile source, SyntaxFile file, Diagnostics messages) {}

  private static Parsed parse(SourceFile source) {
    Diagnostics messages = new Diagnostics();
    return new Parsed(source, new Parser().parse(source, messages), messages);
  }

  private Module module(String name, Set<String> open) {
    Module known = modules.get(name);
    if (known != null) {
      return known;
    }
    open.add(name);
    SyntaxFile file = files.get(name);
    List<Module> imports = new ArrayList<>();
    for (Item.Import line : file.imports()) {
      if (open.contains(line.path())) {
        diagnostics.add(LoadErrors.cyclicLibrary(line));
      } else if (!files.containsKey(line.path())) {
        diagnostics.add(LoadErrors.missingLibraryFile(line));
      } else {
        imports.add(module(line.path(), open));
      }
    }
    open.remove(name);
    Module module = new Module(file, imports);
    modules.put(name, module);
    return module;
  }
}
