package lacuna.compiler.binary;

import java.util.List;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.NameTable;
import lacuna.compiler.syntax.SyntaxFile;

/** Writes files and what they declare, in the order in which {@link ItemReader} reads it. */
final class ItemWriter implements Item.Visitor<Encoder>, Member.Visitor<Encoder> {
  private final Encoder out;
  private final CodeWriter code;

  ItemWriter(Encoder out) {
    this.out = out;
    this.code = new CodeWriter(out);
  }

  Encoder file(SyntaxFile file) {
    return out.optional(file.header(), this::header)
        .list(file.imports(), this::imported)
        .list(file.items(), item -> item.accept(this));
  }

  private Encoder header(Item.Header header) {
    return out.span(header.span())
        .text(header.doc())
        .text(header.name())
        .span(header.nameSpan())
        .text(header.amends())
        .optional(header.amendsSpan(), out::span);
  }

  private Encoder imported(Item.Import line) {
    return out.span(line.span()).text(line.path()).span(line.pathSpan());
  }

  private Encoder path(List<Item.PathStep> path) {
    return out.list(path, step -> out.span(step.span()).text(step.name()));
  }

  private Encoder settings(List<Item.Setting> settings) {
    return out.list(settings, this::setting);
  }

  private Encoder setting(Item.Setting setting) {
    return out.span(setting.span())
        .text(setting.doc())
        .put(setting.path(), this::path)
        .put(setting.value(), code::expr);
  }

  private Encoder varied(Item.Varied varied) {
    return out.span(varied.span()).flag(varied.zipped()).list(varied.axes(), this::axis);
  }

  private Encoder axis(Item.Axis axis) {
    return out.span(axis.span()).put(axis.path(), this::path).put(axis.values(), code::expr);
  }

  private Encoder signature(Member.Signature signature) {
    return out.span(signature.span())
        .text(signature.name())
        .span(signature.nameSpan())
        .list(signature.parameters(), this::parameter)
        .optional(signature.result(), code::type);
  }

  private Encoder parameter(Member.Parameter parameter) {
    return out.span(parameter.span())
        .text(parameter.doc())
        .text(parameter.name())
        .span(parameter.nameSpan())
        .put(parameter.type(), code::type)
        .list(parameter.with(), code::argument)
        .optional(parameter.value(), code::expr);
  }

  private Encoder members(List<Member> members) {
    return out.list(members, member -> member.accept(this));
  }

  private Encoder requirements(List<Member.Require> requirements) {
    return out.list(requirements, this::requirement);
  }

  private Encoder requirement(Member.Require require) {
    return out.span(require.span()).put(require.condition(), code::condition);
  }

  private Encoder table(NameTable table) {
    return out.list(table.renamings(), this::renaming)
        .put(table.conditions(), this::requirements)
        .put(table.settings(), this::settings)
        .list(table.models(), this::model);
  }

  private Encoder renaming(NameTable.Renaming renaming) {
    return out.span(renaming.span())
        .put(renaming.ours(), this::side)
        .put(renaming.theirs(), this::side)
        .list(renaming.within(), this::renaming);
  }

  private Encoder side(NameTable.Side side) {
    return out.span(side.span()).texts(side.keys()).flag(side.list());
  }

  private Encoder model(NameTable.Model model) {
    return out.span(model.span())
        .text(model.doc())
        .text(model.name())
        .text(model.stage())
        .span(model.stageSpan())
        .text(model.at())
        .put(model.table(), this::table);
  }

  // --- items

  @Override
  public Encoder visitSetting(Item.Setting setting) {
    return out.choice(Tag.SETTING).put(setting, this::setting);
  }

  @Override
  public Encoder visitBlock(Item.Block block) {
    return out.choice(Tag.BLOCK)
        .span(block.span())
        .text(block.doc())
        .text(block.name())
        .span(block.nameSpan())
        .text(block.component())
        .span(block.componentSpan())
        .put(block.settings(), this::settings);
  }

  @Override
  public Encoder visitSweep(Item.Sweep sweep) {
    return out.choice(Tag.SWEEP)
        .span(sweep.span())
        .list(sweep.grid(), this::varied)
        .put(sweep.references(), this::settings);
  }

  @Override
  public Encoder visitReference(Item.Reference reference) {
    return out.choice(Tag.REFERENCE)
        .span(reference.span())
        .put(reference.settings(), this::settings);
  }

  @Override
  public Encoder visitKind(Item.Kind kind) {
    return out.choice(Tag.KIND)
        .span(kind.span())
        .text(kind.doc())
        .text(kind.name())
        .span(kind.nameSpan())
        .list(kind.parameters(), this::parameter)
        .put(kind.offers(), this::members);
  }

  @Override
  public Encoder visitComponent(Item.Component component) {
    return out.choice(Tag.COMPONENT)
        .span(component.span())
        .text(component.doc())
        .flag(component.external())
        .text(component.kind())
        .span(component.kindSpan())
        .text(component.name())
        .span(component.nameSpan())
        .list(component.parameters(), this::parameter)
        .put(component.members(), this::members);
  }

  @Override
  public Encoder visitAlias(Item.Alias alias) {
    return out.choice(Tag.ALIAS)
        .span(alias.span())
        .text(alias.doc())
        .text(alias.kind())
        .span(alias.kindSpan())
        .text(alias.name())
        .span(alias.nameSpan())
        .put(alias.value(), code::expr);
  }

  @Override
  public Encoder visitFunction(Item.Function function) {
    return out.choice(Tag.FUNCTION)
        .span(function.span())
        .text(function.doc())
        .flag(function.external())
        .put(function.signature(), this::signature)
        .put(function.body(), code::body);
  }

  @Override
  public Encoder visitNames(Item.Names names) {
    return out.choice(Tag.NAMES)
        .span(names.span())
        .text(names.doc())
        .text(names.name())
        .span(names.nameSpan())
        .text(names.component())
        .span(names.componentSpan())
        .put(names.table(), this::table);
  }

  // --- members

  @Override
  public Encoder visitConstant(Member.Constant constant) {
    return out.choice(Tag.CONSTANT)
        .span(constant.span())
        .text(constant.doc())
        .put(constant.pattern(), code::pattern)
        .put(constant.value(), code::expr);
  }

  @Override
  public Encoder visitParam(Member.Param param) {
    return out.choice(Tag.PARAM)
        .span(param.span())
        .text(param.doc())
        .text(param.name())
        .span(param.nameSpan())
        .put(param.type(), code::type)
        .put(param.value(), code::expr);
  }

  @Override
  public Encoder visitBuffer(Member.Buffer buffer) {
    return out.choice(Tag.BUFFER)
        .span(buffer.span())
        .text(buffer.doc())
        .text(buffer.name())
        .span(buffer.nameSpan())
        .put(buffer.type(), code::type)
        .put(buffer.value(), code::expr);
  }

  @Override
  public Encoder visitLayer(Member.Layer layer) {
    return out.choice(Tag.LAYER)
        .span(layer.span())
        .text(layer.doc())
        .text(layer.name())
        .span(layer.nameSpan())
        .put(layer.value(), code::expr);
  }

  @Override
  public Encoder visitRequire(Member.Require require) {
    return out.choice(Tag.REQUIRE).put(require, this::requirement);
  }

  @Override
  public Encoder visitMethod(Member.Method method) {
    return out.choice(Tag.METHOD)
        .span(method.span())
        .text(method.doc())
        .put(method.signature(), this::signature)
        .put(method.body(), code::body);
  }

  @Override
  public Encoder visitOfferedConstant(Member.OfferedConstant constant) {
    return out.choice(Tag.OFFERED_CONSTANT)
        .span(constant.span())
        .text(constant.doc())
        .text(constant.name())
        .put(constant.type(), code::type);
  }

  @Override
  public Encoder visitOfferedMethod(Member.OfferedMethod method) {
    return out.choice(Tag.OFFERED_METHOD)
        .span(method.span())
        .text(method.doc())
        .put(method.signature(), this::signature)
        .put(method.requirements(), this::requirements);
  }
}
