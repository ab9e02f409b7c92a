package lacuna.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.ValueType;

/** Writes a method of a component's class. */
final class MethodWriter {
  /** Holds the body of a forward that the runtime has no {@code apply} for. */
  private static final String COMPUTE = "compute";

  private final JavaScope environment;
  private final ClassPlan type;
  private final CallForms calls;

  MethodWriter(JavaScope environment, ClassPlan type) {
    this.environment = environment;
    this.type = type;
    calls = environment.names().calls();
  }

  /** The method; of a layer's forward with unusual inputs, what is called and what it computes. */
  List<MethodSpec> write(MethodPlan method) {
    boolean applied = calls.applied(type, method);
    boolean entry = CallForms.isEntry(type, method);
    String name = environment.names().method(type.name(), method.name());
    boolean unusual = CallForms.isScoped(type, method) && !applied;
    MethodSpec.Builder java = MethodSpec.methodBuilder(unusual ? COMPUTE : name);
    Locals locals = new Locals();
    boolean given = calls.givenBatch(type.name(), method.name());
    parameters(given, method.parameters(), locals, java);
    if (unusual) {
      java.addModifiers(Modifier.PRIVATE);
    } else {
      document(method, java);
    }
    if (applied || entry) {
      java.addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
    }
    returns(method, java);
    Set<String> reassigned = reassigned(method.parameters(), method.body());
    if (!given) {
      int uses = calls.batchUses(type, method);
      java.addCode(batch(images(method), uses, reassigned, locals));
    }
    java.addCode(new MethodBody(environment.withLocals(locals), reassigned).write(body(method)));
    List<MethodSpec> methods = new ArrayList<>();
    if (unusual) {
      methods.add(calling(name, method, java.build()));
    }
    methods.add(java.build());
    return methods;
  }

  /** {@code NDArray forward(NDArray x, int n) { return scoped(() -> compute(x, n)); }}. */
  private MethodSpec calling(String name, MethodPlan method, MethodSpec computing) {
    MethodSpec.Builder java = MethodSpec.methodBuilder(name);
    document(method, java);
    returns(method, java);
    computing.parameters().forEach(java::addParameter);
    CodeBlock arguments =
        computing.parameters().stream()
            .map(parameter -> CodeBlock.of("$L", parameter.name()))
            .collect(CodeBlock.joining(", "));
    String scoped = method.result() == ValueType.TENSOR_LIST ? "scopedList" : "scoped";
    return java.addStatement("return $L(() -> $L($L))", scoped, COMPUTE, arguments).build();
  }

  private void document(MethodPlan method, MethodSpec.Builder java) {
    String place = type.isStage() ? method.place() : "";
    String doc = DocComments.method(method.doc(), method.shapes(), place);
    if (!doc.isEmpty()) {
      java.addJavadoc("$L", doc);
    }
  }

  private static void returns(MethodPlan method, MethodSpec.Builder java) {
    ValueType result = method.result();
    if (result != null) {
      java.returns(RuntimeTypes.of(result));
    }
  }

  /** Declares the parameters, for a method and for a function; the batch's size comes first. */
  static void parameters(
      boolean givenBatch,
      List<MethodPlan.Parameter> parameters,
      Locals locals,
      MethodSpec.Builder java) {
    if (givenBatch) {
      java.addParameter(TypeName.LONG, locals.declareBatch());
    }
    for (MethodPlan.Parameter parameter : parameters) {
      Symbol symbol = locals.declare(parameter.name(), parameter.type(), false);
      java.addParameter(RuntimeTypes.of(parameter.type()), symbol.java());
    }
  }

  /** The locals that are given a value more than once. */
  static Set<String> reassigned(List<MethodPlan.Parameter> parameters, List<Line> body) {
    return ReassignedLocals.in(parameters.stream().map(MethodPlan.Parameter::name).toList(), body);
  }

  /** The tensor that tells the batch's size; what the runtime calls is given images first. */
  private static String images(MethodPlan method) {
    MethodPlan.Parameter batched = method.batched();
    if (batched != null) {
      return batched.name();
    }
    return method.parameters().isEmpty() ? "" : method.parameters().get(0).name();
  }

  /**
   * {@code long batch = x.size(0);} where the batch's size is used more than once; one use may say
   * {@code x.size(0)} itself.
   *
   * @param images the parameter whose first size it is
   */
  static CodeBlock batch(String images, int uses, Set<String> reassigned, Locals locals) {
    Symbol symbol = locals.find(images);
    if (uses == 0 || symbol == null) {
      return CodeBlock.of("");
    }
    String size = symbol.java() + ".size(0)";
    if (uses == 1 && !reassigned.contains(images)) {
      locals.batchIs(size);
      return CodeBlock.of("");
    }
    return CodeBlock.of("long $L = $L;\n", locals.declareBatch(), size);
  }

  /** A method that gives nothing returns nothing. */
  private static List<Line> body(MethodPlan method) {
    return method.result() == null
        ? method.body().stream().filter(line -> !(line instanceof Line.Return)).toList()
        : method.body();
  }
}
