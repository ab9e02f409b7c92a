package lacuna.compiler.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import lacuna.compiler.plan.ValueType;

/** The classes that generated code names. */
final class RuntimeTypes {
  static final String EXPERIMENT_PACKAGE = "lacuna.experiment";

  static final ClassName ND_ARRAY = ClassName.get("ai.djl.ndarray", "NDArray");
  static final ClassName TENSORS = ClassName.get("lacuna.runtime.tensor", "Tensors");
  static final ClassName LAYER = ClassName.get("lacuna.runtime.nn", "Layer");
  static final ClassName STAGE = ClassName.get("lacuna.runtime.nn", "Stage");
  static final ClassName WEIGHTS = ClassName.get("lacuna.runtime.nn", "Weights");
  static final ClassName INIT = ClassName.get("lacuna.runtime.init", "Init");
  static final ClassName CONSTANT = ClassName.get("lacuna.runtime.init", "Constant");
  static final ClassName GIVEN = ClassName.get("lacuna.runtime.init", "Given");
  static final ClassName SIZE = ClassName.get("lacuna.runtime.unit", "Size");
  static final ClassName DURATION = ClassName.get("lacuna.runtime.unit", "Duration");
  static final ClassName RATE = ClassName.get("lacuna.runtime.unit", "Rate");
  static final ClassName RANGE = ClassName.get("lacuna.runtime.unit", "Range");
  static final ClassName RECIPE = ClassName.get("lacuna.runtime.train", "Recipe");
  static final ClassName EXPERIMENT = ClassName.get("lacuna.runtime.run", "Experiment");
  static final ClassName LAUNCHER = ClassName.get("lacuna.runtime.command", "Launcher");
  static final ClassName FUNCTIONS = ClassName.get(EXPERIMENT_PACKAGE, "Functions");
  static final ClassName LIST = ClassName.get(List.class);
  static final ClassName OBJECT = ClassName.get(Object.class);

  /**
   * Names that no generated class may take: they would have to be written out in full everywhere.
   */
  static final List<String> RESERVED =
      List.of(
          "NDArray",
          "Tensors",
          "Layer",
          "Stage",
          "Weights",
          "Init",
          "Constant",
          "Given",
          "Size",
          "Duration",
          "Rate",
          "Range",
          "Recipe",
          "Experiment",
          "Launcher",
          "Functions",
          "List",
          "Object",
          "String",
          "Math",
          "Double",
          "Integer",
          "Long",
          "Boolean",
          "Override");

  private RuntimeTypes() {}

  /** The runtime's class for {@code external KIND NAME}. */
  static ClassName external(String kind, String name) {
    return ClassName.get(
        "lacuna.runtime." + Identifiers.lowerCamel(kind), Identifiers.upperCamel(name));
  }

  /** The Java type of a value; {@code object} is what {@link ValueType#OBJECT} stands for here. */
  static TypeName of(ValueType type, boolean wide, TypeName object) {
    return switch (type) {
      case INT -> wide ? TypeName.LONG : TypeName.INT;
      case REAL -> TypeName.DOUBLE;
      case BOOL -> TypeName.BOOLEAN;
      case STRING -> ClassName.get(String.class);
      case INT_LIST -> ArrayTypeName.of(TypeName.INT);
      case REAL_LIST -> ArrayTypeName.of(TypeName.DOUBLE);
      case BOOL_LIST -> ArrayTypeName.of(TypeName.BOOLEAN);
      case STRING_LIST -> ParameterizedTypeName.get(LIST, ClassName.get(String.class));
      case TENSOR -> ND_ARRAY;
      case TENSOR_LIST -> ParameterizedTypeName.get(LIST, ND_ARRAY);
      case OBJECT -> object;
    };
  }

  /** The same for what is never an object of the runtime's own. */
  static TypeName of(ValueType type) {
    return of(type, false, OBJECT);
  }
}
