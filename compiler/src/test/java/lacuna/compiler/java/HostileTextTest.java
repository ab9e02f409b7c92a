package lacuna.compiler.java;

import static lacuna.compiler.plan.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/ static { System.exit(1); } /*",
        "\\u002a\\u002f static { System.exit(1); } /*",
        "\\\\u002a/ x",
        "a\nSystem.exit(1);",
        "a\rSystem.exit(1);",
        "a\u2028System.exit(1);",
        "\\u000aSystem.exit(1);",
        "\" + System.exit(1) + \"",
        "\\\" + System.exit(1) + \"",
        "$L $S $T $$ $W",
        "{@code @deprecated} <script>",
        "\u202e reversed \u202c",
        "ends with a backslash \\",
        "x // y; // z {"
      })
  void noTextOfASpecLeavesItsPlace(String text) throws Exception {
    JavaSources sources = new JavaEmitter().emit(everywhere(text));
    String whole = String.join("\n", sources.files().values());
    assertEquals("", CompiledJava.errors(sources, folder), whole);
    assertFalse(whole.lines().anyMatch(line -> line.strip().startsWith("System.exit")), whole);
    assertFalse(whole.contains("\u202e"), whole);
  }

  /** A plan with the text wherever a plan has text. */
  private static Plan everywhere(String text) {
    Code literal = new Code.Literal(text, ValueType.STRING);
    MemberPlan param =
        new MemberPlan.Param(
            "p", text, List.of(whole(4)), whole(0), MemberPlan.With.NOTHING, text, null);
    ClassPlan type =
        new ClassPlan(
            "block",
            "block",
            "stage",
            text,
            text,
            List.of(constant("c", ValueType.STRING, literal, text)),
            List.of(),
            List.of(param),
            List.of(
                new MethodPlan(
                    "step",
                    List.of(new MethodPlan.Parameter("x", ValueType.TENSOR)),
                    ValueType.TENSOR,
                    text,
                    text,
                    text,
                    List.of(
                        new Line.Let("s", ValueType.STRING, constant("c"), text),
                        let(
                            "y",
                            new Code.Observed(text, text, op("add", local("x"), member("p"))),
                            text),
                        new Line.Metric(text, local("y")),
                        give(local("y"))))));
    return new Plan(
        "e",
        text,
        text,
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of(type),
        List.of(),
        List.of());
  }

  @Test
  void stringsKeepTheirValue() {
    assertEquals("\"a\\\"b\\\\u0041\\n\\u202e\"", Escapes.string("a\"b\\u0041\n\u202e"));
  }
}
