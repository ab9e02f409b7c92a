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
import javax.lang.model.element.Modifier;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.Traversal;
import lacuna.compiler.plan.ValueType;

/** Writes the class of the functions that stand outside components. */
final class FunctionsWriter {
  private final List<FunctionPlan> functions;
  private final JavaNames names;

  FunctionsWriter(List<FunctionPlan> functions, JavaNames names) {
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
    return java.build();
  }

  private MethodSpec function(FunctionPlan function) {
    MethodSpec.Builder java =
        MethodSpec.methodBuilder(names.function(function.name()))
            .addJavadoc(
                "$L", DocComments.method(function.doc(), function.shapes(), function.place()))
            .addModifiers(Modifier.STATIC)
            .returns(RuntimeTypes.of(function.result()));
    Locals locals = new Locals();
    boolean given = names.calls().givenBatch(function.name());
    MethodWriter.parameters(given, function.parameters(), locals, java);
    Map<String, Symbol> parameters = new LinkedHashMap<>();
    for (MethodPlan.Parameter parameter : function.parameters()) {
      Symbol symbol = locals.find(parameter.name());
      if (symbol != null) {
        parameters.put(parameter.name(), symbol);
      }
    }
    Map<String, Symbol> constants = new LinkedHashMap<>();
    JavaScope environment = JavaScope.function(names, constants, parameters, locals);
    Set<String> reassigned = MethodWriter.reassigned(function.parameters(), function.body());
    MethodPlan.Parameter batched = function.batched();
    if (batched != null) {
      int uses = names.calls().batchUses(function);
      java.addCode(MethodWriter.batch(batched.name(), uses, reassigned, locals));
    }
    constants(function, environment, constants, java);
    return java.addCode(new MethodBody(environment, reassigned).write(function.body())).build();
  }

  /** {@code int size = 64; // joint / (3 * heads)}. */
  private static void constants(
      FunctionPlan function,
      JavaScope environment,
      Map<String, Symbol> constants,
      MethodSpec.Builder java) {
    Set<String> used = new HashSet<>();
    Traversal.function(
        function,
        code -> {
          if (code instanceof Code.ConstantRef constant) {
            used.add(constant.name());
          }
        });
    for (ClassPlan.Constant constant : function.constants()) {
      if (used.contains(constant.name())) {
        boolean wide =
            constant.type() == ValueType.INT
                && ExpressionTypes.wide(constant.value(), environment);
        Symbol symbol =
            Symbol.local(environment.locals().name(constant.name()), constant.type(), wide);
        CodeBlock value = new ExpressionWriter(environment).of(constant.value());
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
}
