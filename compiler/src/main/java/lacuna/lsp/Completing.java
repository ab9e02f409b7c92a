package lacuna.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.assist.Completer;
import lacuna.compiler.assist.Proposal;
import lacuna.compiler.load.Module;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What could stand at a place, in the protocol's form. */
final class Completing {
  private static final String EXTENSION = ".lac";

  private Completing() {}

  /** {@code snippets}: whether the editor takes text with places to fill in. */
  static List<CompletionItem> of(Request request, Position position, boolean snippets) {
    List<Proposal> proposals =
        Completer.at(
            request.analysis(),
            request.offset(position),
            (keyword, begun) -> files(request, keyword, begun));
    List<CompletionItem> items = new ArrayList<>();
    for (Proposal proposal : proposals) {
      CompletionItem item = item(proposal, snippets);
      item.setSortText(String.format("%05d", items.size())); // the order is ours
      items.add(item);
    }
    return items;
  }

  private static CompletionItem item(Proposal proposal, boolean snippets) {
    CompletionItem item = new CompletionItem(proposal.label());
    item.setKind(kind(proposal.sort()));
    if (!proposal.detail().isEmpty()) {
      item.setDetail(proposal.detail());
    }
    if (!proposal.doc().isEmpty()) {
      item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, proposal.doc()));
    }
    String text = snippets ? proposal.snippet() : proposal.plain();
    item.setInsertTextFormat(snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
    item.setTextEdit(Either.forLeft(new TextEdit(Positions.range(proposal.replaced()), text)));
    item.setFilterText(proposal.label());
    return item;
  }

  private static CompletionItemKind kind(Proposal.Sort sort) {
    return switch (sort) {
      case COMPONENT -> CompletionItemKind.Class;
      case STAGE -> CompletionItemKind.Module;
      case SETTING -> CompletionItemKind.Property;
      case FUNCTION -> CompletionItemKind.Function;
      case NAME -> CompletionItemKind.Variable;
      case WORD -> CompletionItemKind.EnumMember;
      case VALUE -> CompletionItemKind.Value;
      case KEYWORD -> CompletionItemKind.Keyword;
      case FILE -> CompletionItemKind.File;
    };
  }

  /** The files and folders beside what is begun; to import, the library's too. */
  private static List<String> files(Request request, String keyword, String begun) {
    String prefix = begun.substring(0, begun.lastIndexOf('/') + 1);
    List<String> names = new ArrayList<>();
    try {
      Path folder = request.path().resolveSibling(prefix.isEmpty() ? "." : prefix).normalize();
      try (Stream<Path> entries = Files.list(folder)) {
        entries
            .filter(entry -> !entry.equals(request.path()))
            .map(Completing::name)
            .filter(name -> !name.startsWith("."))
            .filter(name -> name.endsWith("/") || name.endsWith(EXTENSION))
            .sorted()
            .forEach(name -> names.add(prefix + name));
      }
    } catch (IOException | InvalidPathException none) {
      // a folder that is not there has no files to name
    }
    if (keyword.equals("import") && prefix.isEmpty()) {
      for (Module module : request.analysis().symbols().modules()) {
        String path = module.file().source().path();
        if (path.startsWith("stdlib/")) {
          names.add(path.substring("stdlib/".length()));
        }
      }
    }
    return names;
  }

  private static String name(Path entry) {
    return entry.getFileName() + (Files.isDirectory(entry) ? "/" : "");
  }
}
