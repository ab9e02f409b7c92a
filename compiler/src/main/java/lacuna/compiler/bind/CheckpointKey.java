package lacuna.compiler.bind;

import java.util.Optional;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;

/**
 * The step of a tensor or layer in a checkpoint's keys: its name, or what {@code with (key: "0")}
 * says; other members have none.
 */
record CheckpointKey(String name) implements Member.Visitor<Optional<String>> {

  @Override
  public Optional<String> visitParam(Member.Param param) {
    return Optional.of(key(param.value()));
  }

  @Override
  public Optional<String> visitBuffer(Member.Buffer buffer) {
    return Optional.of(key(buffer.value()));
  }

  @Override
  public Optional<String> visitLayer(Member.Layer layer) {
    return Optional.of(key(layer.value()));
  }

  private String key(Expr value) {
    if (value instanceof Expr.With with) {
      for (Expr.Argument argument : with.arguments()) {
        if ("key".equals(argument.name()) && argument.value() instanceof Expr.Text text) {
          return text.value();
        }
      }
    }
    return name;
  }

  @Override
  public Optional<String> visitConstant(Member.Constant constant) {
    return Optional.empty();
  }

  @Override
  public Optional<String> visitRequire(Member.Require require) {
    return Optional.empty();
  }

  @Override
  public Optional<String> visitMethod(Member.Method method) {
    return Optional.empty();
  }

  @Override
  public Optional<String> visitOfferedConstant(Member.OfferedConstant constant) {
    return Optional.empty();
  }

  @Override
  public Optional<String> visitOfferedMethod(Member.OfferedMethod method) {
    return Optional.empty();
  }
}
