package lacuna.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.lang.model.element.Modifier;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.ValueType;

/** Writes the class of the functions that stand outside components. */
final class FunctionsWriter {
  private final List<FunctionPlan> functions;
  private final PlanNames names;

  FunctionsWriter(List<FunctionPlan> functions, PlanNames names) {
    this.functions = functions;
    this.names = names;
  }

  TypeSpec write() {
    TypeSpec.Builder java =
        TypeSpec.classBuilder(RuntimeTypes.FUNCTIONS)
            .addJavadoc("The experiment's functions of tensors.")
            .addModifiers(Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    functions.forEach(function -> java.addMethod(function(function)));
    if (usesBatch()) {
      java.addMethod(
          MethodSpec.methodBuilder("batch")
              .addJavadoc("Images in the running step.")
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(TypeName.LONG)
              .addStatement("return $T.current().batch()", RuntimeTypes.CONTEXT)
              .build());
    }
    return java.build();
  }

  private MethodSpec function(FunctionPlan function) {
    MethodSpec.Builder java =
        MethodSpec.methodBuilder(names.function(function.name()))
            .addJavadoc("$L", Docs.method(function.doc(), function.shapes(), function.place()))
            .addModifiers(Modifier.STATIC)
            .returns(RuntimeTypes.of(function.result()));
    Locals locals = new Locals(Set.of());
    MethodWriter.parameters(function.parameters(), locals, java);
    Map<String, Symbol> parameters = new LinkedHashMap<>();
    for (MethodPlan.Parameter parameter : function.parameters()) {
      Symbol symbol = locals.find(parameter.name());
      if (symbol != null) {
        parameters.put(parameter.name(), symbol);
      }
    }
    Map<String, Symbol> constants = new LinkedHashMap<>();
    Frame frame = new Frame(names, "", constants, parameters, Map.of(), locals, "");
    constants(function, frame, constants, java);
    Set<String> changing =
        Changing.in(
            function.parameters().stream().map(MethodPlan.Parameter::name).toList(),
            function.body());
    return java.addCode(new MethodBody(frame, changing, false).write(function.body())).build();
  }

  /** {@code int size = 64; // joint / (3 * heads)}. */
  private static void constants(
      FunctionPlan function, Frame frame, Map<String, Symbol> constants, MethodSpec.Builder java) {
    Set<String> used = new HashSet<>();
    Walk.function(
        function,
        code -> {
          if (code instanceof Code.ConstantRef constant) {
            used.add(constant.name());
          }
        });
    for (ClassPlan.Constant constant : function.constants()) {
      if (used.contains(constant.name())) {
        boolean wide = constant.type() == ValueType.INT && Types.wide(constant.value(), frame);
        Symbol symbol = Symbol.local(frame.locals().name(constant.name()), constant.type(), wide);
        CodeBlock value = new Expressions(frame).of(constant.value());
        String formula = Escapes.lineComment(constant.formula());
        constants.put(constant.name(), symbol);
        TypeName type = RuntimeTypes.of(constant.type(), wide, RuntimeTypes.OBJECT);
        java.addCode(
            "$T $L = $L;$L\n",
            type,
            symbol.java(),
            value,
            formula.isEmpty() ? "" : " // " + formula);
      }
    }
  }

  private boolean usesBatch() {
    AtomicBoolean uses = new AtomicBoolean();
    functions.forEach(
        f -> Walk.function(f, code -> uses.compareAndSet(false, code instanceof Code.Batch)));
    return uses.get();
  }
}
