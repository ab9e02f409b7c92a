package lacuna.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;

/** Reads what the library knows of a quantity, such as which values train well. */
final class GuidelineReader {
  private static final String KIND = "guideline";

  private final Core core;
  private final Declarations declarations;

  GuidelineReader(Core core, Declarations declarations) {
    this.core = core;
    this.declarations = declarations;
  }

  /** The constants of every guideline that a file sees, by its name. */
  Map<String, Map<String, Value>> of(Module module) {
    Map<String, Map<String, Value>> guidelines = new LinkedHashMap<>();
    for (String name : declarations.componentNames(module, KIND)) {
      ResolvedComponent resolved =
          declarations.resolve(declarations.components(module, name, KIND).get(0));
      if (resolved != null) {
        guidelines.put(name, constants(resolved));
      }
    }
    return guidelines;
  }

  private Map<String, Value> constants(ResolvedComponent resolved) {
    Span span = resolved.component().nameSpan();
    ComponentValue component =
        new ComponentValue(resolved, Map.of(), WithClause.NONE, span);
    ComponentInstance instance = core.instantiate(component, Map.of());
    Map<String, Value> constants = new LinkedHashMap<>();
    for (Member offer : resolved.kind().offers()) {
      if (offer instanceof Member.OfferedConstant constant) {
        TracedValue value = core.member(instance, constant.name(), span);
        if (value != null) {
          constants.put(constant.name(), value.value());
        }
      }
    }
    return constants;
  }
}
