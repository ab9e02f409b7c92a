package lacuna.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.MethodPlan;

/** Writes the class of one component: constants, fields, constructor, methods. */
final class ClassWriter {
  private final ClassPlan type;
  private final Types types;
  private final Frame frame;
  private final boolean stage;

  ClassWriter(ClassPlan type, PlanNames names, Types types) {
    this.type = type;
    this.types = types;
    frame = ClassFrames.of(type, names);
    stage = type.kind().equals("stage");
  }

  /** The class. */
  TypeSpec write() {
    TypeSpec.Builder java =
        TypeSpec.classBuilder(frame.names().type(type.name()))
            .addJavadoc("$L", Docs.described(type.doc(), type.place()))
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
                    parameterType(parameter), frame.parameters().get(parameter.name()).java(), ""))
        .forEach(java::addField);
    for (MemberPlan member : type.members()) {
      java.addField(
          field(memberType(member), frame.members().get(member.name()).java(), shape(member)));
    }
    java.addMethod(constructor(kept));
    for (MethodPlan method : type.methods()) {
      java.addMethod(new MethodWriter(frame, stage).write(method));
    }
    return java.build();
  }

  /** The constants that something needs: code of members or methods, or another such constant. */
  private Set<ClassPlan.Constant> used() {
    Set<String> names = new HashSet<>();
    Walk.members(type, code -> addConstant(code, names));
    Walk.methods(type, code -> addConstant(code, names));
    for (ClassPlan.Parameter parameter : type.parameters()) {
      if (parameter.derived() != null) {
        Walk.code(parameter.derived(), code -> addConstant(code, names));
      }
    }
    Set<ClassPlan.Constant> used = new HashSet<>();
    for (int i = type.constants().size() - 1; i >= 0; i--) {
      ClassPlan.Constant constant = type.constants().get(i);
      if (names.contains(constant.name())) {
        used.add(constant);
        Walk.code(constant.value(), code -> addConstant(code, names));
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
    Walk.methods(
        type,
        code -> {
          if (code instanceof Code.ParameterRef parameter) {
            names.add(parameter.name());
          }
        });
    return names;
  }

  private FieldSpec constant(ClassPlan.Constant constant) {
    Symbol symbol = frame.constants().get(constant.name());
    TypeName java =
        RuntimeTypes.of(constant.type(), symbol.wide(), types.object(constant.value(), type));
    CodeBlock value = new Expressions(frame).of(constant.value());
    FieldSpec.Builder field =
        FieldSpec.builder(java, symbol.java(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("$L", ArrayLiterals.initializer(constant.value(), value));
    return commented(field, constant.formula());
  }

  private static FieldSpec field(TypeName type, String name, String comment) {
    return commented(FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL), comment);
  }

  /** A field's doc comment becomes a comment at the line's end: {@link Layout}. */
  private static FieldSpec commented(FieldSpec.Builder field, String comment) {
    String text = Escapes.lineComment(comment).replace("*/", "* /");
    return text.isEmpty() ? field.build() : field.addJavadoc("$L", text).build();
  }

  private TypeName parameterType(ClassPlan.Parameter parameter) {
    return RuntimeTypes.of(parameter.type(), false, types.objectParameter(type, parameter.name()));
  }

  private TypeName memberType(MemberPlan member) {
    if (member instanceof MemberPlan.Layer layer) {
      return layer.external().isEmpty()
          ? frame.names().type(layer.className())
          : RuntimeTypes.external(layer.external(), layer.className());
    } else if (member instanceof MemberPlan.Layers layers) {
      ClassName layer = frame.names().type(layers.className());
      return ParameterizedTypeName.get(RuntimeTypes.LIST, layer);
    }
    return RuntimeTypes.ND_ARRAY;
  }

  private static String shape(MemberPlan member) {
    if (member instanceof MemberPlan.Param param) {
      return param.shapeText();
    }
    return member instanceof MemberPlan.Buffer buffer ? buffer.shapeText() : "";
  }

  private MethodSpec constructor(Set<String> kept) {
    MethodSpec.Builder java =
        MethodSpec.constructorBuilder().addParameter(RuntimeTypes.WEIGHTS, "at");
    if (stage) {
      java.addModifiers(Modifier.PUBLIC);
    }
    java.addStatement("super(at)");
    Locals locals = new Locals(Set.of());
    for (ClassPlan.Parameter parameter : type.parameters()) {
      String name = frame.parameters().get(parameter.name()).java();
      Code derived = parameter.derived();
      if (derived == null) {
        java.addParameter(parameterType(parameter), name);
      }
      CodeBlock value =
          derived == null
              ? CodeBlock.of("$L", name)
              : new Expressions(frame.withLocals(locals)).of(derived);
      if (kept.contains(parameter.name())) {
        java.addStatement("this.$L = $L", name, value);
      } else if (derived != null) {
        java.addStatement("$T $L = $L", parameterType(parameter), name, value);
      }
    }
    ConstructorWriter members = new ConstructorWriter(frame.withLocals(locals));
    type.members().forEach(member -> java.addCode(members.write(member)));
    return java.build();
  }
}
