package lacuna.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import org.junit.jupiter.api.Test;

class JsonRendererTest {
  private final JsonRenderer renderer = new JsonRenderer();

  @Test
  void writesOneObjectOnALine() {
    SourceFile file = new SourceFile("a.lac", "experiment a\nx = <y>\n");
    Diagnostic diagnostic =
        Diagnostic.error(Code.UNKNOWN_NAME, "there is no `y`")
            .at(new Span(file, 17, 20), "here")
            .related(new Span(file, 11, 12), "there")
            .note("fact")
            .help("do")
            .fix(new Span(file, 18, 19), "x");
    assertEquals(
        "{\"code\":\"N01\",\"severity\":\"error\",\"title\":\"there is no `y`\",\"file\":\"a.lac\","
            + "\"line\":2,\"column\":5,\"end_line\":2,\"end_column\":8,\"text\":\"here\","
            + "\"related\":[{\"file\":\"a.lac\",\"line\":1,\"column\":12,\"end_line\":1,"
            + "\"end_column\":13,\"text\":\"there\"}],\"notes\":[\"fact\"],\"help\":[\"do\"],"
            + "\"fixes\":[{\"title\":\"write x\",\"file\":\"a.lac\",\"line\":2,\"column\":6,"
            + "\"end_line\":2,\"end_column\":7,\"replacement\":\"x\"}]}",
        renderer.render(diagnostic));
  }

  @Test
  void leavesThePlaceOpenWhereThereIsNone() {
    assertEquals(
        "{\"code\":\"W02\",\"severity\":\"warning\",\"title\":\"x\",\"file\":null,\"line\":null,"
            + "\"column\":null,\"end_line\":null,\"end_column\":null,\"text\":null,"
            + "\"related\":[],\"notes\":[],\"help\":[\"do\"],\"fixes\":[]}\n",
        renderer.render(List.of(Diagnostic.warning(Code.RATE_WITHOUT_BATCH, "x").help("do"))));
  }
}
