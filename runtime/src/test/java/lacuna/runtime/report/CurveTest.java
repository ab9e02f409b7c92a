package lacuna.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
  @Test
  void keepsEveryValueOfAShortCurve() {
    Curve curve = curve(1000);
    assertEquals(1000, curve.points().size());
    assertEquals(new Curve.Point(1, 1), curve.points().get(0));
  }

  @Test
  void thinsALongCurveAndKeepsItsSpike() {
    Curve curve = new Curve();
    for (int x = 1; x <= 1_000_000; x++) {
      curve.add(x, x == 777_777 ? 50 : Math.sin(x));
    }
    List<Curve.Point> points = curve.points();
    assertTrue(
        points.size() <= Curve.POINTS && points.size() > Curve.POINTS / 4, "" + points.size());
    assertTrue(points.contains(new Curve.Point(777_777, 50)));
    assertEquals(new Curve.Point(777_777, 50), curve.highest());
    for (int i = 1; i < points.size(); i++) {
      assertTrue(points.get(i - 1).x() < points.get(i).x(), "from left to right");
    }
  }

  @Test
  void meansStayExactThroughThinning() {
    assertEquals(50_000.5, curve(100_000).mean(), 1e-6);
  }

  @Test
  void aResumedRunReplacesWhatItRepeats() {
    Curve curve = curve(10);
    curve.add(8, 100);
    assertEquals(8, curve.points().size());
    assertEquals(new Curve.Point(8, 100), curve.last());
    assertEquals(100, curve.highest().y());
  }

  @Test
  void leavesOutWhatIsNotFinite() {
    Curve curve = new Curve();
    curve.add(1, Double.NaN);
    curve.add(2, Double.POSITIVE_INFINITY);
    assertTrue(curve.isEmpty());
  }

  @Test
  void smoothingKeepsALevelAndDampsNoise() {
    Curve curve = new Curve();
    for (int x = 0; x < 800; x++) {
      curve.add(x, 5 + 0.1 * Math.sin(1.7 * x));
    }
    for (Curve.Point point : curve.smooth()) {
      assertEquals(5, point.y(), 0.03);
    }
  }

  @Test
  void aSpikeRaisesNoHill() {
    Curve curve = new Curve();
    for (int x = 0; x < 100_000; x++) {
      curve.add(x, x == 40_000 ? 1e6 : 5);
    }
    for (Curve.Point point : curve.smooth()) {
      assertEquals(5, point.y(), 1e-9);
    }
  }

  @Test
  void aShortCurveIsNotSmoothed() {
    assertTrue(curve(5).smooth().isEmpty());
  }

  @Test
  void theTailIsTheMeanOfTheLastFiftieth() {
    Curve.Tail tail = curve(500).tail();
    assertEquals(10, tail.values());
    assertEquals(495.5, tail.mean(), 1e-9);
  }

  private static Curve curve(int length) {
    Curve curve = new Curve();
    for (int x = 1; x <= length; x++) {
      curve.add(x, x);
    }
    return curve;
  }
}
