package lacuna.compiler.doc;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;

/** What stands in the braces of a component or a kind, sorted into what a page shows. */
final class MemberRows implements Member.Visitor<Boolean> {
  private final Declaration declaration;
  private final PagePlace place;
  private final List<Row> constants = new ArrayList<>();
  private final List<Row> weights = new ArrayList<>();
  private final List<Row> layers = new ArrayList<>();
  private final List<Signatures.Row> functions = new ArrayList<>();
  private final List<Member.Require> requirements = new ArrayList<>();

  private MemberRows(Declaration declaration, PagePlace place) {
    this.declaration = declaration;
    this.place = place;
  }

  /**
   * A constant, a weight or a layer.
   *
   * @param word {@code param}, {@code buffer} or empty
   * @param type its shape or type, or empty
   * @param value colored, or empty
   * @param doc as HTML
   */
  record Row(String name, String word, String type, String value, String doc) {}

  static MemberRows of(Declaration declaration, PagePlace place) {
    MemberRows rows = new MemberRows(declaration, place);
    if (declaration.item() instanceof Item.Component component) {
      component.members().forEach(member -> member.accept(rows));
    } else if (declaration.item() instanceof Item.Kind kind) {
      kind.offers().forEach(member -> member.accept(rows));
    }
    return rows;
  }

  List<Row> constants() {
    return constants;
  }

  List<Row> weights() {
    return weights;
  }

  List<Row> layers() {
    return layers;
  }

  List<Signatures.Row> functions() {
    return functions;
  }

  List<RequirementTexts.Row> requirements() {
    return RequirementTexts.of(requirements);
  }

  private static Row row(String name, String word, String type, String value, String doc) {
    return new Row(name, word, Html.code(type), value, Markdown.inline(doc));
  }

  private static String code(Expr value) {
    return Html.code(value.span().oneLine());
  }

  private static String text(TypeExpr type) {
    return type.span().oneLine();
  }

  private String source(Member member) {
    return place.to(declaration.file().sourcePage() + "#L" + member.span().line());
  }

  @Override
  public Boolean visitConstant(Member.Constant constant) {
    String name = constant.pattern().span().oneLine();
    return constants.add(row(name, "", "", code(constant.value()), constant.doc()));
  }

  @Override
  public Boolean visitParam(Member.Param param) {
    String value = code(param.value());
    return weights.add(row(param.name(), "param", text(param.type()), value, param.doc()));
  }

  @Override
  public Boolean visitBuffer(Member.Buffer buffer) {
    String value = code(buffer.value());
    return weights.add(row(buffer.name(), "buffer", text(buffer.type()), value, buffer.doc()));
  }

  @Override
  public Boolean visitLayer(Member.Layer layer) {
    return layers.add(row(layer.name(), "", "", code(layer.value()), layer.doc()));
  }

  @Override
  public Boolean visitRequire(Member.Require require) {
    return requirements.add(require);
  }

  @Override
  public Boolean visitMethod(Member.Method method) {
    return functions.add(Signatures.of(method, source(method)));
  }

  @Override
  public Boolean visitOfferedConstant(Member.OfferedConstant constant) {
    return constants.add(row(constant.name(), "", text(constant.type()), "", constant.doc()));
  }

  @Override
  public Boolean visitOfferedMethod(Member.OfferedMethod method) {
    return functions.add(Signatures.of(method, source(method)));
  }
}
