package lacuna.compiler.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.Statement;

/** Functions of a component, a kind or a file, with their shapes. */
final class Signatures {
  private static final int WIDTH = 88;

  private Signatures() {}

  /**
   * A function.
   *
   * @param code its head, colored
   * @param doc as HTML
   * @param source the page and line where it stands
   */
  record Row(
      String name,
      String code,
      String doc,
      List<RequirementTexts.Row> requirements,
      String source) {}

  /** A function of a component. */
  static Row of(Member.Method method, String source) {
    List<RequirementTexts.Row> requirements = RequirementTexts.within(method.body());
    return row(method.signature(), method.doc(), requirements, source);
  }

  /** A function that a kind asks for. */
  static Row of(Member.OfferedMethod method, String source) {
    List<RequirementTexts.Row> requirements = RequirementTexts.of(method.requirements());
    return row(method.signature(), method.doc(), requirements, source);
  }

  /** A function of a file. */
  static Row of(Member.Signature signature, String doc, List<Statement> body, String source) {
    return row(signature, doc, RequirementTexts.within(body), source);
  }

  private static Row row(
      Member.Signature signature,
      String doc,
      List<RequirementTexts.Row> requirements,
      String source) {
    return new Row(
        signature.name(), Html.code(text(signature)), Markdown.html(doc), requirements, source);
  }

  /** On one line where that is short, else a parameter a line. */
  static String text(Member.Signature signature) {
    String result = signature.result() == null ? "" : " -> " + signature.result().span().oneLine();
    List<String> parameters = new ArrayList<>();
    for (Member.Parameter parameter : signature.parameters()) {
      String value = parameter.value() == null ? "" : " = " + parameter.value().span().oneLine();
      parameters.add(parameter.name() + ": " + parameter.type().span().oneLine() + value);
    }
    String line = signature.name() + "(" + String.join(", ", parameters) + ")" + result;
    return line.length() <= WIDTH || parameters.isEmpty()
        ? line
        : parameters.stream()
            .collect(
                Collectors.joining(",\n  ", signature.name() + "(\n  ", ",\n)" + result));
  }
}
