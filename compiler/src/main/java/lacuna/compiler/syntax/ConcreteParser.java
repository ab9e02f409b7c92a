package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.ConcreteNode.Branch;
import lacuna.compiler.syntax.ConcreteNode.Comment;
import lacuna.compiler.syntax.ConcreteNode.Leaf;
import lacuna.compiler.syntax.ConcreteNode.Rule;
import lacuna.compiler.syntax.ConcreteNode.Sort;
import lacuna.grammar.LacunaLexer;
import lacuna.grammar.LacunaParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Reads the concrete syntax tree of a file. */
public final class ConcreteParser {
  private static final Map<String, Rule> RULES =
      Arrays.stream(Rule.values())
          .collect(
              Collectors.toMap(
                  rule -> rule.name().toLowerCase(Locale.ROOT), Function.identity()));

  private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\r\\n]");

  private final SourceFile file;

  /** Where the token before ended. */
  private int end;

  private ConcreteParser(SourceFile file) {
    this.file = file;
  }

  /** The tree; empty where the file has syntax errors, which are then reported. */
  public static Optional<Branch> parse(SourceFile file, Diagnostics diagnostics) {
    ErrorCollector errors = new ErrorCollector(file, diagnostics);
    TokenizedFile tokenized = Grammar.tokenize(file, errors);
    LacunaParser.FileContext tree = Grammar.parse(tokenized, errors, LacunaParser::file);
    if (tree != null) {
      new TreeBuilder(file, tokenized.docs(), errors).file(tree);
    }
    if (tree == null || errors.any()) {
      return Optional.empty();
    }
    ConcreteParser parser = new ConcreteParser(file);
    return Optional.of(new Branch(Rule.FILE, parser.parts(tree)));
  }

  private List<ConcreteNode> parts(ParserRuleContext context) {
    List<ConcreteNode> parts = new ArrayList<>();
    for (ParseTree child : context.children) {
      if (child instanceof TerminalNode terminal) {
        parts.add(leaf(terminal.getSymbol()));
        continue;
      }
      ParserRuleContext inner = (ParserRuleContext) child;
      List<ConcreteNode> innerParts = parts(inner);
      String name = LacunaParser.ruleNames[inner.getRuleIndex()];
      parts.add(
          innerParts.size() == 1
              ? innerParts.get(0)
              : new Branch(RULES.getOrDefault(name, Rule.OTHER), innerParts));
    }
    return parts;
  }

  private Leaf leaf(Token token) {
    boolean last = token.getType() == Token.EOF;
    int start = last ? file.text().length() : token.getStartIndex();
    List<Comment> before = new ArrayList<>();
    boolean blank = false;
    boolean own = end == 0;
    String[] lines = file.text().substring(end, start).split("\r\n|[\r\n]", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (own && !line.isEmpty()) {
        before.add(new Comment(line, blank));
        blank = false;
      } else if (own && i < lines.length - 1) {
        blank = true;
      }
      own = true;
    }
    end = last ? start : token.getStopIndex() + 1;
    return new Leaf(
        sort(token),
        last ? "" : token.getText(),
        token.getLine(),
        List.copyOf(before),
        last ? null : behind(),
        blank);
  }

  /** The comment between the token that ends at {@code end} and the end of its line. */
  private @Nullable Comment behind() {
    int stop = end;
    while (stop < file.text().length() && "\r\n".indexOf(file.text().charAt(stop)) < 0) {
      stop++;
    }
    String rest = file.text().substring(end, stop).strip();
    return rest.startsWith("//") ? new Comment(rest, false) : null;
  }

  private static Sort sort(Token token) {
    if (token.getType() == Token.EOF) {
      return Sort.END;
    }
    if (Tokens.isKeyword(token)) {
      return Sort.KEYWORD;
    }
    if (token.getType() == LacunaLexer.NAME) {
      return Sort.NAME;
    }
    return Tokens.isNumber(token) || token.getType() == LacunaLexer.STRING
        ? Sort.LITERAL
        : Sort.SYMBOL;
  }
}
