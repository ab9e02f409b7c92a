package lacuna.compiler.generalize;

import java.util.List;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.SimpleNodeVisitor;
import org.jspecify.annotations.Nullable;

/** Writes out constants and components of the runtime that read no name: settings. */
public final class SettingCode extends SimpleNodeVisitor<Code> {
  private static final SettingCode VISITOR = new SettingCode();

  private SettingCode() {}

  /** The code of a setting; null and whatever is no constant is no value. */
  public static Code of(@Nullable Node node) {
    return node == null ? new Code.None() : node.accept(VISITOR);
  }

  @Override
  public Code visitConstant(Node.Constant constant) {
    return LiteralCode.of(constant.value());
  }

  @Override
  public Code visitExternal(Node.External external) {
    return new Code.External(
        external.kind(), external.name(), all(List.copyOf(external.arguments().values())));
  }

  @Override
  public Code visitListOf(Node.ListOf list) {
    return new Code.ListCode(all(list.elements()), ValueType.OBJECT);
  }

  @Override
  public Code visitSizes(Node.Sizes sizes) {
    return new Code.ListCode(all(sizes.sizes()), ValueType.INT_LIST);
  }

  @Override
  protected Code defaultAction(Node node) {
    return new Code.None();
  }

  private static List<Code> all(List<Node> nodes) {
    return nodes.stream().map(SettingCode::of).toList();
  }
}
