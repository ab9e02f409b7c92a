package lacuna.compiler;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lacuna.compiler.bind.Binder;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Severity;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.SyntaxFile;

/** A spec that names files which cannot be read: what else is wrong with it. */
final class IncompleteSpec {
  /** A name may be declared in a file that is missing. */
  private static final Set<Code> OF_NAMES =
      EnumSet.of(Code.UNKNOWN_NAME, Code.NOTHING_TO_RUN, Code.WEIGHTS_DO_NOT_FIT);

  /** What holds whatever a missing file sets: the text of a value against its own type. */
  private static final Set<Code> OF_ONE_VALUE =
      EnumSet.of(Code.WRONG_TYPE, Code.WRONG_UNIT, Code.WRONG_KIND, Code.DUPLICATE_NAME);

  private final LoadedSpec spec;

  IncompleteSpec(LoadedSpec spec) {
    this.spec = spec;
  }

  /** The mistakes that do not follow from what is missing. */
  List<Diagnostic> mistakes() {
    Diagnostics found = new Diagnostics();
    boolean based = isBased();
    LoadedSpec known = based ? spec : withStages();
    BoundSpec bound = new Binder(FrontEnd.BUILTINS).bind(known, List.of(), found);
    new FrontEnd(MaskFigures.sampler(), false).elaborate(bound, found);
    return found.sorted().stream()
        .filter(message -> message.severity() == Severity.ERROR)
        .filter(
            message ->
                based ? !OF_NAMES.contains(message.code()) : OF_ONE_VALUE.contains(message.code()))
        .toList();
  }

  /** Whether all that the spec amends could be read, and thus all settings. */
  private boolean isBased() {
    Item.Header header = last().file().header();
    return header != null && header.amends() == null;
  }

  /**
   * The spec with the stages that it changes and a missing file declares: each is taken to be of
   * the component of its name, as most are; what has no such component stays unknown.
   */
  private LoadedSpec withStages() {
    SyntaxFile file = last().file();
    List<Item> items = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Module module : spec.chain()) {
      for (Item item : module.file().items()) {
        if (item instanceof Item.Setting setting && names.add(setting.path().get(0).name())) {
          items.add(stage(setting.path().get(0)));
        }
      }
    }
    items.addAll(file.items());
    SyntaxFile declared = new SyntaxFile(file.source(), file.header(), file.imports(), items);
    List<Module> chain = new ArrayList<>(spec.chain());
    chain.set(chain.size() - 1, new Module(declared, last().imports()));
    return new LoadedSpec(chain, spec.library(), spec.point());
  }

  private static Item stage(Item.PathStep name) {
    return new Item.Block(
        name.span(), "", name.name(), name.span(), name.name(), name.span(), List.of());
  }

  private Module last() {
    return spec.chain().get(spec.chain().size() - 1);
  }
}
