package lacuna.compiler.shape;

import static lacuna.compiler.shape.SampleShapes.BATCH;
import static lacuna.compiler.shape.SampleShapes.reals;
import static lacuna.compiler.shape.SampleShapes.shape;
import static lacuna.compiler.shape.SampleShapes.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Outcomes;
import lacuna.compiler.value.Rule;
import lacuna.compiler.value.Value;
import lacuna.compiler.value.Value.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeclaredTensorTest {
  private static final Dim REST = new Dim.Rest();

  @Test
  void namesTheSizesItMeets() {
    Match match = fit(reals(2, 196, 768), pattern("[b, n, w]", named("b"), named("n"), named("w")));
    assertFits(match);
    assertEquals(Map.of("b", 0, "n", 1, "w", 2), match.named());
    assertEquals(Value.Int.of(196), match.bindings().sizes().get("n"));
  }

  @Test
  void comparesANameThatItHasMet() {
    ShapePattern square = pattern("[n, n]", named("n"), named("n"));
    assertFits(fit(reals(3, 3), square));
    Mismatch mismatch = fit(reals(3, 4), square).mismatch().orElseThrow();
    assertEquals("`x` is declared [n, n], but is [3, 4]", mismatch.title());
    assertEquals(List.of("axis 1 is 4, but `n` is 3 here"), mismatch.notes());
    assertEquals(List.of(new Operand(0, 1), new Operand(0, 0)), mismatch.operands());

    Match first = fit(reals(3), pattern("[n]", named("n")));
    ShapePattern again = pattern("[_, n]", new Dim.Any(), named("n"));
    Match second = DeclaredTensor.fit(reals(2, 4), again, first.bindings(), "y");
    assertEquals(
        List.of(new Operand(0, 1), new Operand(1, 1)),
        second.mismatch().orElseThrow().operands());
  }

  @Test
  void computesWithNamesThatItHasMet() {
    Dim twice =
        new Dim.Computed(
            "2 * n",
            soFar ->
                Optional.of(Value.Int.of(2 * soFar.bindings().sizes().get("n").number())));
    ShapePattern pattern = pattern("[n, 2 * n]", named("n"), twice);
    assertFits(fit(reals(3, 6), pattern));
    assertEquals(
        List.of("axis 1 is 5, but `2 * n` is 6 here"),
        fit(reals(3, 5), pattern).mismatch().orElseThrow().notes());
  }

  @Test
  void aSizeThatIsUnknownIsAnySize() {
    Dim unknown = new Dim.Computed("f(x)", soFar -> Optional.empty());
    assertFits(fit(reals(3), pattern("[f(x)]", unknown)));
  }

  @Test
  void wantsAsManyAxesAsAreDeclared() {
    assertEquals("it has no axes, but one is expected", why(reals(), pattern("[n]", named("n"))));
    assertEquals("it has 2 axes, but one is expected", why(reals(1, 2), pattern("[n]", named("n"))));
    assertEquals(
        "it has one axis, but at least 2 are expected",
        why(reals(1), pattern("[..., m, n]", REST, named("m"), named("n"))));
  }

  @Test
  void theRestTakesAnySizesWithinAndBroadcastsLater() {
    ShapePattern within = pattern("[b, ..., n]", named("b"), REST, named("n"));
    Match first = fit(reals(2, 5, 1, 3), within);
    assertFits(first);
    assertEquals(Optional.of(shape(5, 1)), first.bindings().rest());
    assertEquals(List.of(new Operand(0, 1), new Operand(0, 2)), first.rest());

    Match second = DeclaredTensor.fit(reals(7), pattern("[...]", REST), first.bindings(), "y");
    assertFits(second);
    assertEquals(Optional.of(shape(5, 7)), second.bindings().rest());
    assertEquals(List.of(new Operand(1, 0), new Operand(0, 0)), second.rest());

    Match third = DeclaredTensor.fit(reals(6), pattern("[...]", REST), second.bindings(), "z");
    assertEquals(
        List.of("[6] does not broadcast with [5, 7]"), third.mismatch().orElseThrow().notes());
  }

  @Test
  void theRestMayBeNothing() {
    Match match = fit(reals(4), pattern("[..., n]", REST, named("n")));
    assertEquals(Optional.of(List.of()), match.bindings().rest());
    assertEquals(Value.Int.of(4), match.bindings().sizes().get("n"));
  }

  @Test
  void anElementTypeIsWhatItMeetsFirst() {
    Match first = fit(tensor(Element.INT, 2), pattern("[...] of T", "T", REST));
    assertFits(first);
    assertEquals(Element.INT, first.bindings().element("T"));
    Match second =
        DeclaredTensor.fit(reals(2), pattern("[...] of T", "T", REST), first.bindings(), "y");
    assertEquals(
        List.of("it holds Real, but Int is expected"), second.mismatch().orElseThrow().notes());
    assertEquals(Element.REAL, Bindings.NONE.element("T"));
    assertEquals(Element.BOOL, Bindings.NONE.element("Bool"));
  }

  @Test
  void withoutAnElementTypeRealsAreMeant() {
    Match match = fit(tensor(Element.BOOL, 2), pattern("[n]", named("n")));
    Mismatch mismatch = match.mismatch().orElseThrow();
    assertEquals(Rule.WRONG_TYPE, mismatch.rule());
    assertEquals("this is [2] of Bool", mismatch.label());
    assertFits(fit(Value.Int.of(3), pattern("[...]", REST)));
    Match length = fit(new Value.Length(3), pattern("[]"));
    assertEquals("`x` takes a tensor", length.mismatch().orElseThrow().title());
  }

  @Test
  void namesKeepWhatTheyTookBeforeAMismatch() {
    Match match = fit(reals(2, 3), pattern("[b, 4]", named("b"), Dim.of(Value.Int.of(4))));
    assertEquals(List.of("axis 1 is 3, but 4 is expected"), match.mismatch().orElseThrow().notes());
    assertEquals(Map.of("b", 0), match.named());
  }

  @Test
  void aWrongResultIsToldApart() {
    ShapePattern three = pattern("[3]", Dim.of(Value.Int.of(3)));
    Match match = DeclaredTensor.fit(reals(2), three, Bindings.NONE, "the result of `f`");
    Mismatch mismatch = match.mismatch().orElseThrow();
    assertEquals(Rule.RESULT_SHAPE_DIFFERS, mismatch.rule());
    assertEquals("the result of `f` is declared [3], but is [2]", mismatch.title());
  }

  @Test
  void aNamedShapeIsComparedSizeBySize() {
    Value wanted = new Value.ListValue(List.of(BATCH, Value.Int.of(4)));
    Value same = new Value.Tensor(List.of(BATCH, Value.Int.of(4)), Element.REAL);
    assertEquals(same, Outcomes.value(DeclaredTensor.named(same, "mask.output", wanted, "x")));
    Mismatch mismatch =
        Outcomes.mismatch(DeclaredTensor.named(reals(2, 4), "mask.output", wanted, "x"));
    assertEquals(
        "`x` is declared `mask.output`, which is [batch, 4], but is [2, 4]", mismatch.title());
    assertEquals(List.of("axis 0 is 2, but batch is expected"), mismatch.notes());
  }

  @Test
  void aComponentKeepsTensorsOfKnownSizes() {
    assertTrue(DeclaredTensor.kept(shape(3, 1)).isOk());
    assertEquals(
        "a size of a tensor must be at least 1",
        Outcomes.title(DeclaredTensor.kept(shape(3, 0))));
    assertEquals(
        "`batch` cannot be a size of a parameter or buffer",
        Outcomes.title(DeclaredTensor.kept(List.of(BATCH))));
  }

  @Test
  void theContentOfATensorHasItsShapeAndElementType() {
    assertEquals(
        "`p` is declared [3], but its value is [2]",
        Outcomes.title(DeclaredTensor.content("p", reals(2), reals(3))));
    Mismatch element =
        Outcomes.mismatch(DeclaredTensor.content("p", tensor(Element.INT), reals()));
    assertEquals(List.of("it holds Int, but Real is expected"), element.notes());
  }

  @Test
  void aLossIsOneNumberThatTheRunComputes() {
    assertTrue(DeclaredTensor.number(reals(), "x").isOk());
    assertEquals(
        "`x` must be computed from tensors, but this is an integer (0)",
        Outcomes.title(DeclaredTensor.number(Value.Int.of(0), "x")));
    assertEquals(
        "`x` must be one number, but this is [] of Int",
        Outcomes.title(DeclaredTensor.number(tensor(Element.INT), "x")));
    assertEquals(
        "`x` must be one number, but this is [2]",
        Outcomes.title(DeclaredTensor.number(reals(2), "x")));
  }

  private static Match fit(Value value, ShapePattern pattern) {
    return DeclaredTensor.fit(value, pattern, Bindings.NONE, "x");
  }

  private static String why(Value value, ShapePattern pattern) {
    return fit(value, pattern).mismatch().orElseThrow().notes().get(0);
  }

  private static void assertFits(Match match) {
    assertEquals(Optional.empty(), match.mismatch().map(Mismatch::title));
  }

  private static Dim named(String name) {
    return new Dim.Named(name);
  }

  private static ShapePattern pattern(String text, Dim... dims) {
    return pattern(text, null, dims);
  }

  private static ShapePattern pattern(String text, @Nullable String element, Dim... dims) {
    return new ShapePattern(List.of(dims), element, text);
  }
}
