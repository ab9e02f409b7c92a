package lacuna.compiler.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** What {@code with} says of a parameter or part. */
final class Annotations {
  /** What {@code with} takes, and what each is. */
  private static final Map<String, String> KNOWN = known();

  private final Elaboration e;
  private @Nullable String key;
  private Node.@Nullable Constant level;
  private final Map<String, Boolean> flags = new HashMap<>();
  private @Nullable Node also;
  private @Nullable Node fit;

  Annotations(Elaboration e) {
    this.e = e;
  }

  private static Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("key", "a string");
    known.put("level", "an integer");
    known.put("decay", "true or false");
    known.put("trainable", "true or false");
    known.put("also", "a string");
    known.put("fit", "a component of kind fit");
    known.put("reinit", "true or false");
    known.put("running", "true or false");
    return known;
  }

  static Annotations of(Elaboration e, Closure closure) {
    Annotations annotations = new Annotations(e);
    closure.with().forEach(annotations::add);
    return annotations;
  }

  void add(Closure.Annotation annotation) {
    String name = annotation.argument().name();
    if (name == null || !KNOWN.containsKey(name)) {
      e.report.add(
          Diagnostic.error(
                  Code.UNKNOWN_NAME,
                  "`with` takes no `%s`"
                      .formatted(name == null ? annotation.argument().span().text() : name))
              .at(annotation.argument().span())
              .help("it takes " + String.join(", ", KNOWN.keySet())));
      return;
    }
    Wanted wanted = name.equals("fit") ? Wanted.kind("fit") : Wanted.ANYTHING;
    Val val = e.evaluator.eval(annotation.argument().value(), annotation.frame(), wanted);
    if (!val.unknown() && !take(name, val)) {
      e.report.blame(
          Diagnostic.error(Code.WRONG_TYPE, "`%s` of `with` takes %s".formatted(name, KNOWN.get(name))),
          annotation.argument().span(),
          val.origins(),
          "this is " + Describe.article(val.value()));
    }
  }

  /** Notes what is said; false where it is no such thing. */
  private boolean take(String name, Val val) {
    switch (KNOWN.get(name)) {
      case "true or false" -> {
        if (val.value() instanceof Value.Bool bool) {
          flags.put(name, bool.value());
          return true;
        }
      }
      case "an integer" -> {
        if (val.value() instanceof Value.Int && val.node() instanceof Node.Constant constant) {
          level = constant;
          return true;
        }
      }
      case "a string" -> {
        if (name.equals("key") && val.value() instanceof Value.Text text) {
          key = text.value();
          return true;
        } else if (name.equals("also") && (val.none() || val.value() instanceof Value.Text)) {
          also = val.none() ? null : val.node();
          return true;
        }
      }
      default -> {
        if (val.value() instanceof Closure closure
            && closure.declared().kind().name().equals("fit")) {
          fit = val.node();
          return true;
        }
      }
    }
    return false;
  }

  String key(String name) {
    return key == null ? name : key;
  }

  Instance.With said() {
    return new Instance.With(
        level,
        flags.get("decay"),
        flags.get("trainable"),
        also,
        fit,
        flags.get("reinit"),
        flags.get("running"));
  }
}
