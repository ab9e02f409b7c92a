package lacuna.compiler.java;

import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import lacuna.compiler.plan.MemberPlan;

/** The Java types of members. */
final class MemberTypes implements MemberPlan.Visitor<TypeName> {
  private final JavaNames names;

  MemberTypes(JavaNames names) {
    this.names = names;
  }

  @Override
  public TypeName visitParam(MemberPlan.Param param) {
    return RuntimeTypes.ND_ARRAY;
  }

  @Override
  public TypeName visitBuffer(MemberPlan.Buffer buffer) {
    return RuntimeTypes.ND_ARRAY;
  }

  @Override
  public TypeName visitLayer(MemberPlan.Layer layer) {
    return layer.external().isEmpty()
        ? names.type(layer.className())
        : RuntimeTypes.external(layer.external(), layer.className());
  }

  @Override
  public TypeName visitLayers(MemberPlan.Layers layers) {
    return ParameterizedTypeName.get(RuntimeTypes.LIST, names.type(layers.className()));
  }
}
