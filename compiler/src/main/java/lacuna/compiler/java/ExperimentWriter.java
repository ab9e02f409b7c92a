package lacuna.compiler.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;

/** Writes the class that is the experiment: its phases, how each is trained, and {@code main}. */
final class ExperimentWriter {
  private final Plan plan;
  private final JavaNames names;
  private final Map<String, String> recipes = new LinkedHashMap<>();

  ExperimentWriter(Plan plan, JavaNames names) {
    this.plan = plan;
    this.names = names;
    NameAllocator methods =
        new NameAllocator(
            List.of(
                "main",
                "experiment",
                "toString",
                "equals",
                "hashCode",
                "getClass",
                "notify",
                "notifyAll",
                "wait",
                "clone",
                "finalize"));
    plan.stages()
        .forEach(
            stage -> recipes.put(stage.name(), methods.take(Identifiers.lowerCamel(stage.name()))));
  }

  TypeSpec write() {
    TypeSpec.Builder java =
        TypeSpec.classBuilder(names.main())
            .addJavadoc("$L", DocComments.described(plan.doc(), plan.place()))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(experiment());
    plan.stages().forEach(stage -> java.addMethod(recipe(stage)));
    return java.addMethod(main()).build();
  }

  private MethodSpec experiment() {
    ClassName type = RuntimeTypes.EXPERIMENT.nestedClass("Stage");
    List<CodeBlock> stages =
        plan.stages().stream()
            .map(
                stage ->
                    CodeBlock.of(
                        "new $T($L, $T::$L, $L)",
                        type,
                        Escapes.string(stage.name()),
                        names.main(),
                        recipes.get(stage.name()),
                        make(stage)))
            .toList();
    return MethodSpec.methodBuilder("experiment")
        .addJavadoc("What is run, in order.")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(RuntimeTypes.EXPERIMENT)
        .addStatement(
            "return new $T($L, $T.class, $T.of($L))",
            RuntimeTypes.EXPERIMENT,
            Escapes.string(plan.name()),
            names.main(),
            RuntimeTypes.LIST,
            CodeBlock.join(stages, ", "))
        .build();
  }

  private CodeBlock make(StagePlan stage) {
    ClassName type = names.type(stage.className());
    return stage.arguments().isEmpty()
        ? CodeBlock.of("$T::new", type)
        : CodeBlock.of("at -> new $T(at, $L)", type, expressions().arguments(stage.arguments()));
  }

  /** One builder call per setting that somebody decided, each with its place. */
  private MethodSpec recipe(StagePlan stage) {
    CodeBlock.Builder code =
        CodeBlock.builder().add("return $T.builder()\n$>$>", RuntimeTypes.RECIPE);
    for (StagePlan.RecipeEntry entry : stage.recipe()) {
      if (!(entry.value() instanceof Code.None)) {
        String origin = Escapes.lineComment(entry.origin());
        code.add(
            ".$L($L)$L\n",
            Identifiers.lowerCamel(entry.name()),
            expressions().object(entry.value()),
            origin.isEmpty() ? "" : " // " + origin);
      }
    }
    return MethodSpec.methodBuilder(recipes.get(stage.name()))
        .addJavadoc("$L", DocComments.described("How `" + stage.name() + "` is trained", ""))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(RuntimeTypes.RECIPE)
        .addCode(code.add(".build();\n$<$<").build())
        .build();
  }

  private MethodSpec main() {
    return MethodSpec.methodBuilder("main")
        .addJavadoc("Trains; {@code --help} tells how to choose a stage, the data and the device.")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(TypeName.VOID)
        .addParameter(ArrayTypeName.of(String.class), "arguments")
        .addStatement("$T.main(experiment(), arguments)", RuntimeTypes.LAUNCHER)
        .build();
  }

  private ExpressionWriter expressions() {
    return new ExpressionWriter(JavaScope.empty(names));
  }
}
