package lacuna.compiler.symbols;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.SourceFile;

/** What every name of a spec and of the files that it reads stands for, each walked when asked for. */
public final class SymbolTable {
  private final BoundSpec bound;
  private final SpecSettings settings;
  private final Owners owners;
  private final Map<SourceFile, UseLog> logs = new IdentityHashMap<>();

  /** The names of a bound spec, or of a file of components. */
  public SymbolTable(BoundSpec bound) {
    this.bound = bound;
    this.settings = new SpecSettings(bound.declarations(), bound.stages());
    this.owners = new Owners(bound.declarations(), settings);
  }

  /** The settings of its stages. */
  public SpecSettings settings() {
    return settings;
  }

  /** What names stand for at the top of files. */
  public Declarations declarations() {
    return bound.declarations();
  }

  /** All files, the spec's own first. */
  public List<Module> modules() {
    List<Module> modules = new ArrayList<>();
    bound.loaded().chain().forEach(module -> add(module, modules));
    bound.loaded().library().forEach(module -> add(module, modules));
    return modules;
  }

  /** The spec that is amended; empty where none is, or it cannot be read. */
  public Optional<Module> base() {
    List<Module> chain = bound.loaded().chain();
    return chain.size() > 1 ? Optional.of(chain.get(1)) : Optional.empty();
  }

  private static void add(Module module, List<Module> modules) {
    if (modules.stream().noneMatch(known -> known == module)) {
      modules.add(module);
      module.imports().forEach(each -> add(each, modules));
    }
  }

  /** The file of that path. */
  public Optional<Module> module(String path) {
    return modules().stream()
        .filter(module -> module.file().source().path().equals(path))
        .findFirst();
  }

  /** All names of a file, in order. */
  public List<NameUse> uses(Module module) {
    return log(module).uses();
  }

  /** The name at an offset, or just before it; that of a use comes before that of a declaration. */
  public Optional<NameUse> at(Module module, int offset) {
    List<NameUse> found =
        uses(module).stream()
            .filter(use -> use.span().start() <= offset && offset <= use.span().end())
            .toList();
    Optional<NameUse> use = found.stream().filter(each -> !each.declares()).findFirst();
    return use.isPresent() ? use : found.stream().findFirst();
  }

  /** All places of a name in all files. */
  public List<NameUse> uses(Definition definition) {
    return modules().stream()
        .flatMap(module -> uses(module).stream())
        .filter(use -> use.definition().equals(definition))
        .toList();
  }

  /** The names that a place within a declaration sees: parameters, members, and locals so far. */
  public List<Definition> scope(Module module, int offset) {
    return log(module).scope(offset).map(NameScope::all).orElse(List.of()).stream()
        .map(Owner.Entry::definition)
        .filter(each -> each.sort() != Definition.Sort.LOCAL || each.span().end() <= offset)
        .toList();
  }

  /** What can stand behind a point after a path of names at a place. */
  public List<Definition> members(Module module, int offset, List<String> path) {
    Owner owner =
        log(module)
            .scope(offset)
            .flatMap(scope -> scope.find(path.get(0)))
            .map(Owner.Entry::owner)
            .or(() -> settings.stage(path.get(0)).map(stage -> owners.of(stage, List.of())))
            .orElse(Owner.NOTHING);
    for (String name : path.subList(1, path.size())) {
      owner = owner.member(name).map(Owner.Entry::owner).orElse(Owner.NOTHING);
    }
    return owner.members().stream().map(Owner.Entry::definition).toList();
  }

  private UseLog log(Module module) {
    return logs.computeIfAbsent(
        module.file().source(),
        file -> {
          UseLog log = new UseLog();
          new SpecUses(module, owners, log).file();
          return log;
        });
  }
}
