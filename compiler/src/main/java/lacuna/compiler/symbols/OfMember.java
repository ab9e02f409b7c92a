package lacuna.compiler.symbols;

import java.util.Optional;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.Definition.Sort;
import lacuna.compiler.syntax.Member;

/** What a member declares under a name of its own. */
final class OfMember implements Member.Visitor<Optional<Definition>> {

  private static Optional<Definition> named(
      Sort sort, String name, Span span, String doc, String detail) {
    return Optional.of(new Definition(sort, name, span, doc, detail));
  }

  @Override
  public Optional<Definition> visitConstant(Member.Constant constant) {
    String single = constant.pattern().single();
    return single == null
        ? Optional.empty()
        : Optional.of(Definitions.constant(constant, single));
  }

  @Override
  public Optional<Definition> visitParam(Member.Param param) {
    return named(
        Sort.TENSOR, param.name(), param.nameSpan(), param.doc(), param.span().oneLine());
  }

  @Override
  public Optional<Definition> visitBuffer(Member.Buffer buffer) {
    return named(
        Sort.TENSOR, buffer.name(), buffer.nameSpan(), buffer.doc(), buffer.span().oneLine());
  }

  @Override
  public Optional<Definition> visitLayer(Member.Layer layer) {
    return named(
        Sort.LAYER, layer.name(), layer.nameSpan(), layer.doc(), layer.span().oneLine());
  }

  @Override
  public Optional<Definition> visitRequire(Member.Require require) {
    return Optional.empty();
  }

  @Override
  public Optional<Definition> visitMethod(Member.Method method) {
    return method(method.signature(), method.doc());
  }

  @Override
  public Optional<Definition> visitOfferedConstant(Member.OfferedConstant constant) {
    Span name = NamePlaces.find(constant.span(), constant.name());
    return named(
        Sort.CONSTANT, constant.name(), name, constant.doc(), constant.span().oneLine());
  }

  @Override
  public Optional<Definition> visitOfferedMethod(Member.OfferedMethod method) {
    return method(method.signature(), method.doc());
  }

  private static Optional<Definition> method(Member.Signature signature, String doc) {
    return named(
        Sort.METHOD, signature.name(), signature.nameSpan(), doc, Definitions.head(signature));
  }
}
