package lacuna.compiler.check;

import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** What {@code with} says of a parameter or part. */
final class Annotations {
  private static final List<String> KNOWN = List.of("key", "level", "decay", "trained");
  private final Elaboration e;
  private @Nullable String key;
  private Node.@Nullable Constant level;
  private @Nullable Boolean decay;
  private @Nullable Boolean trained;

  Annotations(Elaboration e) {
    this.e = e;
  }

  static Annotations of(Elaboration e, Closure closure) {
    Annotations annotations = new Annotations(e);
    closure.with().forEach(annotations::add);
    return annotations;
  }

  void add(Closure.Annotation annotation) {
    String name = annotation.argument().name();
    if (name == null || !KNOWN.contains(name)) {
      e.report.add(
          Diagnostic.error(Code.N01, "`with` knows no `%s`".formatted(name == null ? annotation.argument().span().text() : name))
              .at(annotation.argument().span())
              .help("it takes " + String.join(", ", KNOWN)));
      return;
    }
    Val val = e.evaluator.eval(annotation.argument().value(), annotation.frame(), Wanted.ANYTHING);
    if (name.equals("key") && val.value() instanceof Value.Text text) {
      key = text.value();
    } else if (name.equals("level") && val.value() instanceof Value.Int && val.node() instanceof Node.Constant constant) {
      level = constant;
    } else if (name.equals("decay") && val.value() instanceof Value.Bool bool) {
      decay = bool.value();
    } else if (name.equals("trained") && val.value() instanceof Value.Bool bool) {
      trained = bool.value();
    } else if (!val.unknown()) {
      e.report.blame(
          Diagnostic.error(Code.T01, "`%s` of `with` takes %s".formatted(name, name.equals("key") ? "a string" : name.equals("level") ? "a whole number" : "true or false")),
          annotation.argument().span(), val.origins(), "this is " + Describe.article(val.value()));
    }
  }

  String key(String name) {
    return key == null ? name : key;
  }

  Instance.With said() {
    return new Instance.With(level, decay, trained);
  }
}
