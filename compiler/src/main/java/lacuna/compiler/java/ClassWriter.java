package lacuna.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.Traversal;

/** Writes the class of one component: constants, fields, constructor, methods. */
final class ClassWriter {
  private final ClassPlan type;
  private final ObjectTypes types;
  private final JavaScope environment;
  private final boolean stage;

  ClassWriter(ClassPlan type, JavaNames names, ObjectTypes types) {
    this.type = type;
    this.types = types;
    environment = ClassEnvironment.of(type, names);
    stage = type.isStage();
  }

  /** The class. */
  TypeSpec write() {
    TypeSpec.Builder java =
        TypeSpec.classBuilder(environment.names().type(type.name()))
            .addJavadoc("$L", DocComments.described(type.doc(), type.place()))
            .superclass(stage ? RuntimeTypes.STAGE : RuntimeTypes.LAYER);
    if (stage) {
      java.addModifiers(Modifier.PUBLIC);
    }
    java.addModifiers(Modifier.FINAL);
    Set<ClassPlan.Constant> used = used();
    type.constants().stream().filter(used::contains).map(this::constant).forEach(java::addField);
    Set<String> kept = parametersOfMethods();
    type.parameters().stream()
        .filter(parameter -> kept.contains(parameter.name()))
        .map(
            parameter ->
                field(
                    parameterType(parameter), environment.parameter(parameter.name()).java(), ""))
        .forEach(java::addField);
    for (MemberPlan member : type.members()) {
      java.addField(
          field(
              member.accept(new MemberTypes(environment.names())),
              environment.member(member.name()).java(),
              member.shapeText()));
    }
    java.addMethod(constructor(kept));
    for (MethodPlan method : type.methods()) {
      new MethodWriter(environment, type).write(method).forEach(java::addMethod);
    }
    return java.build();
  }

  /** The constants that something needs: code of members or methods, or another such constant. */
  private Set<ClassPlan.Constant> used() {
    Set<String> names = new HashSet<>();
    Traversal.members(type, code -> addConstant(code, names));
    Traversal.methods(type, code -> addConstant(code, names));
    for (ClassPlan.Parameter parameter : type.parameters()) {
      if (parameter.derived() != null) {
        Traversal.code(parameter.derived(), code -> addConstant(code, names));
      }
    }
    Set<ClassPlan.Constant> used = new HashSet<>();
    for (int i = type.constants().size() - 1; i >= 0; i--) {
      ClassPlan.Constant constant = type.constants().get(i);
      if (names.contains(constant.name())) {
        used.add(constant);
        Traversal.code(constant.value(), code -> addConstant(code, names));
      }
    }
    return used;
  }

  private static void addConstant(Code code, Set<String> names) {
    if (code instanceof Code.ConstantRef constant) {
      names.add(constant.name());
    }
  }

  private Set<String> parametersOfMethods() {
    Set<String> names = new HashSet<>();
    Traversal.methods(
        type,
        code -> {
          if (code instanceof Code.ParameterRef parameter) {
            names.add(parameter.name());
          }
        });
    return names;
  }

  private FieldSpec constant(ClassPlan.Constant constant) {
    Symbol symbol = environment.constant(constant.name());
    TypeName java =
        RuntimeTypes.of(constant.type(), symbol.wide(), types.object(constant.value(), type));
    CodeBlock value = new ExpressionWriter(environment).of(constant.value());
    FieldSpec.Builder field =
        FieldSpec.builder(java, symbol.java(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("$L", ArrayLiterals.initializer(constant.value(), value));
    return commented(field, constant.formula());
  }

  private static FieldSpec field(TypeName type, String name, String comment) {
    return commented(FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL), comment);
  }

  /** A field's doc comment becomes a comment at the line's end: {@link SourceLayout}. */
  private static FieldSpec commented(FieldSpec.Builder field, String comment) {
    String text = Escapes.lineComment(comment).replace("*/", "* /");
    return text.isEmpty() ? field.build() : field.addJavadoc("$L", text).build();
  }

  private TypeName parameterType(ClassPlan.Parameter parameter) {
    return RuntimeTypes.of(parameter.type(), false, types.parameter(type, parameter.name()));
  }

  private MethodSpec constructor(Set<String> kept) {
    MethodSpec.Builder java =
        MethodSpec.constructorBuilder().addParameter(RuntimeTypes.WEIGHTS, "at");
    if (stage) {
      java.addModifiers(Modifier.PUBLIC);
    }
    java.addStatement("super(at)");
    Locals locals = new Locals();
    for (ClassPlan.Parameter parameter : type.parameters()) {
      String name = environment.parameter(parameter.name()).java();
      Code derived = parameter.derived();
      if (derived == null) {
        java.addParameter(parameterType(parameter), name);
      }
      CodeBlock value =
          derived == null
              ? CodeBlock.of("$L", name)
              : new ExpressionWriter(environment.withLocals(locals)).of(derived);
      if (kept.contains(parameter.name())) {
        java.addStatement("this.$L = $L", name, value);
      } else if (derived != null) {
        java.addStatement("$T $L = $L", parameterType(parameter), name, value);
      }
    }
    ConstructorWriter members = new ConstructorWriter(environment.withLocals(locals));
    type.members().forEach(member -> java.addCode(members.write(member)));
    return java.build();
  }
}
