package lacuna.compiler.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints parameters, members and what a kind offers in the language itself. */
final class MemberPrinter implements Member.Visitor<@Nullable Void> {
  private final LinePrinter out;
  private final StatementPrinter statements;

  MemberPrinter(LinePrinter out, StatementPrinter statements) {
    this.out = out;
    this.statements = statements;
  }

  /** What stands behind an opening brace, and the closing one. */
  void body(List<Member> members) {
    out.indented(() -> members.forEach(member -> member.accept(this)));
    out.line("}");
  }

  /** A name with its parameters, a line each, and what follows them. */
  void parameters(String head, List<Member.Parameter> parameters, String tail) {
    if (parameters.isEmpty()) {
      out.line(head + "()" + tail);
      return;
    }
    out.line(head + "(");
    out.indented(() -> parameters.forEach(this::parameter));
    out.line(")" + tail);
  }

  private void parameter(Member.Parameter parameter) {
    out.doc(parameter.doc());
    String with =
        parameter.with().isEmpty() ? "" : " with " + ExprPrinter.arguments(parameter.with());
    String value = parameter.value() == null ? "" : " = " + ExprPrinter.print(parameter.value());
    out.line(parameter.name() + ": " + TypePrinter.print(parameter.type()) + with + value + ",");
  }

  /** A function's name with its parameters and result, between what surrounds them. */
  void signature(String head, Member.Signature signature, String tail) {
    String result =
        signature.result() == null ? "" : " -> " + TypePrinter.print(signature.result());
    parameters(head + signature.name(), signature.parameters(), result + tail);
  }

  @Override
  public @Nullable Void visitConstant(Member.Constant constant) {
    out.doc(constant.doc());
    statements.let(constant.pattern(), constant.value());
    return null;
  }

  @Override
  public @Nullable Void visitParam(Member.Param param) {
    out.doc(param.doc());
    tensor("param " + param.name(), param.type(), param.value());
    return null;
  }

  @Override
  public @Nullable Void visitBuffer(Member.Buffer buffer) {
    out.doc(buffer.doc());
    tensor("buffer " + buffer.name(), buffer.type(), buffer.value());
    return null;
  }

  private void tensor(String head, TypeExpr type, Expr value) {
    out.line(head + ": " + TypePrinter.print(type) + " = " + ExprPrinter.print(value));
  }

  @Override
  public @Nullable Void visitLayer(Member.Layer layer) {
    out.doc(layer.doc());
    out.line(layer.name() + " = " + ExprPrinter.print(layer.value()));
    return null;
  }

  @Override
  public @Nullable Void visitRequire(Member.Require require) {
    statements.condition(require.condition());
    return null;
  }

  @Override
  public @Nullable Void visitMethod(Member.Method method) {
    out.doc(method.doc());
    signature("", method.signature(), " {");
    statements.body(method.body());
    return null;
  }

  @Override
  public @Nullable Void visitOfferedConstant(Member.OfferedConstant constant) {
    out.doc(constant.doc());
    out.line("let " + constant.name() + ": " + TypePrinter.print(constant.type()));
    return null;
  }

  @Override
  public @Nullable Void visitOfferedMethod(Member.OfferedMethod method) {
    out.doc(method.doc());
    boolean bare = method.requirements().isEmpty();
    signature("", method.signature(), bare ? "" : " {");
    if (!bare) {
      out.indented(() -> method.requirements().forEach(this::visitRequire));
      out.line("}");
    }
    return null;
  }
}
