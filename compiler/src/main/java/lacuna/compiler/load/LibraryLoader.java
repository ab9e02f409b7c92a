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
    for (SourceFile source : library.files()) {
      files.put(Library.nameOf(source), parse(source));
    }
    files.keySet().forEach(name -> module(name, new LinkedHashSet<>()));
    Map<String, Module> ordered = new LinkedHashMap<>();
    files.keySet().forEach(name -> ordered.put(name, modules.get(name)));
    return new LoadedLibrary(ordered, diagnostics.sorted());
  }

  /** A file of the standard library was parsed before, and had no mistakes. */
  private SyntaxFile parse(SourceFile source) {
    SyntaxFile parsed = StandardLibrary.parsed(source);
    if (parsed == null) {
      Diagnostics messages = new Diagnostics();
      parsed = new Parser().parse(source, messages);
      messages.sorted().forEach(diagnostics::add);
    }
    return parsed;
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
