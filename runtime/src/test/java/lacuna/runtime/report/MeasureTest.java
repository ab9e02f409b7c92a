package lacuna.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MeasureTest {
  @Test
  void standsBesideThePapersFigure() {
    Curve curve = new Curve();
    curve.add(1, 0.4);
    curve.add(2, 0.84);
    curve.add(3, 0.832);
    assertEquals(
        new Measure("top1", "83.2%", "40% (1)", "84% (2)", "83.5%", "\u22120.3%"),
        Measure.of("top1", curve, "83.5%"));
  }

  @Test
  void isPlainWithoutAFigure() {
    Curve curve = new Curve();
    curve.add(1, 0.4);
    assertEquals(
        new Measure("loss", "0.4", "0.4 (1)", "0.4 (1)", "", ""), Measure.of("loss", curve, ""));
  }

  @Test
  void aFigureStandsAloneWhereNothingWasMeasured() {
    assertEquals(new Measure("top1", "", "", "", "83.5%", ""), Measure.of("top1", null, "83.5%"));
  }

  @Test
  void readsPercentagesAsRatios() {
    assertEquals(0.835, Measure.value(" 83.5 %"), 1e-12);
    assertEquals(2.5e-3, Measure.value("2.5e-3"), 1e-12);
    assertEquals(Double.NaN, Measure.value("about 3"));
    assertEquals(Double.NaN, Measure.value("1.2.3"));
  }
}
