package lacuna.compiler.binary;

import java.util.List;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.NameTable;
import lacuna.compiler.syntax.SyntaxFile;

/** Reads what {@link ItemWriter} wrote: Java evaluates arguments in the order of the parts. */
final class ItemReader {
  private final Decoder in;
  private final SourceFile file;
  private final CodeReader code;

  ItemReader(Decoder in, SourceFile file) {
    this.in = in;
    this.file = file;
    this.code = new CodeReader(in, file);
  }

  SyntaxFile file() {
    return new SyntaxFile(
        file, in.optional(this::header), in.list(this::imported), in.list(this::item));
  }

  private Span span() {
    return code.span();
  }

  private Item.Header header() {
    return new Item.Header(
        span(), in.text(), in.text(), span(), in.optionalText(), in.optional(this::span));
  }

  private Item.Import imported() {
    return new Item.Import(span(), in.text(), span());
  }

  private Item item() {
    Tag tag = code.tag();
    return switch (tag) {
      case SETTING -> setting();
      case BLOCK ->
          new Item.Block(
              span(), in.text(), in.text(), span(), in.text(), span(), settings());
      case SWEEP -> new Item.Sweep(span(), in.list(this::varied), settings());
      case REFERENCE -> new Item.Reference(span(), settings());
      case KIND ->
          new Item.Kind(span(), in.text(), in.text(), span(), parameters(), members());
      case COMPONENT ->
          new Item.Component(
              span(), in.text(), in.flag(), in.text(), span(), in.text(), span(), parameters(),
              members());
      case ALIAS ->
          new Item.Alias(
              span(), in.text(), in.text(), span(), in.text(), span(), code.expr());
      case FUNCTION ->
          new Item.Function(span(), in.text(), in.flag(), signature(), code.body());
      case NAMES ->
          new Item.Names(span(), in.text(), in.text(), span(), in.text(), span(), table());
      default -> throw CodeReader.unexpected(tag);
    };
  }

  private List<Item.Setting> settings() {
    return in.list(this::setting);
  }

  private Item.Setting setting() {
    return new Item.Setting(span(), in.text(), path(), code.expr());
  }

  private List<Item.PathStep> path() {
    return in.list(this::step);
  }

  private Item.PathStep step() {
    return new Item.PathStep(span(), in.text());
  }

  private Item.Varied varied() {
    return new Item.Varied(span(), in.flag(), in.list(this::axis));
  }

  private Item.Axis axis() {
    return new Item.Axis(span(), path(), code.expr());
  }

  private Member.Signature signature() {
    return new Member.Signature(
        span(), in.text(), span(), parameters(), in.optional(code::type));
  }

  private List<Member.Parameter> parameters() {
    return in.list(this::parameter);
  }

  private Member.Parameter parameter() {
    return new Member.Parameter(
        span(), in.text(), in.text(), span(), code.type(), code.arguments(),
        in.optional(code::expr));
  }

  private List<Member> members() {
    return in.list(this::member);
  }

  private Member member() {
    Tag tag = code.tag();
    return switch (tag) {
      case CONSTANT ->
          new Member.Constant(span(), in.text(), code.pattern(), code.expr());
      case PARAM ->
          new Member.Param(span(), in.text(), in.text(), span(), code.type(), code.expr());
      case BUFFER ->
          new Member.Buffer(span(), in.text(), in.text(), span(), code.type(), code.expr());
      case LAYER -> new Member.Layer(span(), in.text(), in.text(), span(), code.expr());
      case REQUIRE -> requirement();
      case METHOD -> new Member.Method(span(), in.text(), signature(), code.body());
      case OFFERED_CONSTANT ->
          new Member.OfferedConstant(span(), in.text(), in.text(), code.type());
      case OFFERED_METHOD ->
          new Member.OfferedMethod(span(), in.text(), signature(), requirements());
      default -> throw CodeReader.unexpected(tag);
    };
  }

  private List<Member.Require> requirements() {
    return in.list(this::requirement);
  }

  private Member.Require requirement() {
    return new Member.Require(span(), code.condition());
  }

  private NameTable table() {
    return new NameTable(
        in.list(this::renaming), requirements(), settings(), in.list(this::model));
  }

  private NameTable.Renaming renaming() {
    return new NameTable.Renaming(span(), side(), side(), in.list(this::renaming));
  }

  private NameTable.Side side() {
    return new NameTable.Side(span(), in.optionalTexts(), in.flag());
  }

  private NameTable.Model model() {
    return new NameTable.Model(
        span(), in.text(), in.text(), in.optionalText(), span(), in.text(), table());
  }
}
