package lacuna.compiler.bind;

import java.util.List;
import lacuna.compiler.syntax.Member;

/** The names that a member of a component declares; what a kind asks for declares none. */
final class NamesOfMember implements Member.Visitor<List<DeclaredName>> {
  private static final NamesOfMember VISITOR = new NamesOfMember();

  private NamesOfMember() {}

  static List<DeclaredName> of(Member member) {
    return member.accept(VISITOR);
  }

  @Override
  public List<DeclaredName> visitConstant(Member.Constant constant) {
    return constant.pattern().names().stream()
        .filter(name -> !name.equals("_"))
        .map(name -> new DeclaredName(name, constant.pattern().span()))
        .toList();
  }

  @Override
  public List<DeclaredName> visitParam(Member.Param param) {
    return List.of(new DeclaredName(param.name(), param.nameSpan()));
  }

  @Override
  public List<DeclaredName> visitBuffer(Member.Buffer buffer) {
    return List.of(new DeclaredName(buffer.name(), buffer.nameSpan()));
  }

  @Override
  public List<DeclaredName> visitLayer(Member.Layer layer) {
    return List.of(new DeclaredName(layer.name(), layer.nameSpan()));
  }

  @Override
  public List<DeclaredName> visitMethod(Member.Method method) {
    return List.of(new DeclaredName(method.signature().name(), method.signature().nameSpan()));
  }

  @Override
  public List<DeclaredName> visitRequire(Member.Require require) {
    return List.of();
  }

  @Override
  public List<DeclaredName> visitOfferedConstant(Member.OfferedConstant constant) {
    return List.of();
  }

  @Override
  public List<DeclaredName> visitOfferedMethod(Member.OfferedMethod method) {
    return List.of();
  }
}
