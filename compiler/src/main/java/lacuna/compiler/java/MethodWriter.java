package lacuna.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.ValueType;

/**
 * Writes a method of a component's class. A layer's {@code forward} frees what it made but for its
 * result.
 */
final class MethodWriter {
  /** What the runtime calls of a stage. */
  private static final Set<String> ENTRIES = Set.of("step", "gather", "evaluate");

  private final Frame frame;
  private final boolean stage;

  MethodWriter(Frame frame, boolean stage) {
    this.frame = frame;
    this.stage = stage;
  }

  MethodSpec write(MethodPlan method) {
    boolean entry = stage && ENTRIES.contains(method.name());
    MethodSpec.Builder java =
        MethodSpec.methodBuilder(frame.names().method(frame.className(), method.name()));
    String place = stage ? method.place() : "";
    String doc = Docs.method(method.doc(), method.shapes(), place);
    if (!doc.isEmpty()) {
      java.addJavadoc("$L", doc);
    }
    if (entry) {
      java.addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
    }
    if (method.result() != null) {
      java.returns(RuntimeTypes.of(method.result()));
    }
    boolean scoped = !stage && method.name().equals("forward") && isTensors(method.result());
    Locals locals = new Locals(scoped ? Set.of("scope") : Set.of());
    List<String> names = method.parameters().stream().map(MethodPlan.Parameter::name).toList();
    parameters(method.parameters(), locals, java);
    CodeBlock body =
        new MethodBody(frame.withLocals(locals), Changing.in(names, method.body()), scoped)
            .write(body(method));
    if (scoped) {
      java.beginControlFlow("try ($1T scope = $1T.open(this))", RuntimeTypes.SCOPE)
          .addCode(body)
          .endControlFlow();
    } else {
      java.addCode(body);
    }
    return java.build();
  }

  /** Declares the parameters, for a method and for a function. */
  static void parameters(
      List<MethodPlan.Parameter> parameters, Locals locals, MethodSpec.Builder java) {
    for (MethodPlan.Parameter parameter : parameters) {
      Symbol symbol = locals.declare(parameter.name(), parameter.type(), false);
      TypeName type = RuntimeTypes.of(parameter.type());
      java.addParameter(type, symbol.java());
    }
  }

  /** A method that gives nothing returns nothing. */
  private static List<Line> body(MethodPlan method) {
    return method.result() == null
        ? method.body().stream().filter(line -> !(line instanceof Line.Return)).toList()
        : method.body();
  }

  private static boolean isTensors(@org.jspecify.annotations.Nullable ValueType result) {
    return result == ValueType.TENSOR || result == ValueType.TENSOR_LIST;
  }
}
