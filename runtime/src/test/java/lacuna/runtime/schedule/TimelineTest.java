package lacuna.runtime.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;
import org.junit.jupiter.api.Test;

final class TimelineTest {
  private final Timeline time = new Timeline(7, 2, 1024, Duration.epochs(20));

  @Test
  void dropsWhatAnEpochHasLeftAfterItsLastUpdate() {
    assertEquals(3, time.updatesPerEpoch());
    assertEquals(60, time.updates());
    assertEquals(5, time.last(2));
    assertEquals(7, time.first(3));
  }

  @Test
  void countsStepsAsUpdates() {
    assertEquals(5, time.updates(Duration.steps(5)));
    assertEquals(7 + 4, time.position(Duration.steps(5)));
  }

  @Test
  void scalesRatesWithTheImagesOfAnUpdate() {
    assertEquals(4e-4, time.rate(new Rate(2e-4, 512)), 1e-18);
    assertEquals(2e-4, time.rate(new Rate(2e-4, 0)), 0);
  }

  @Test
  void refusesAnEpochWithoutAnUpdate() {
    assertThrows(IllegalArgumentException.class, () -> new Timeline(1, 2, 8, Duration.epochs(1)));
  }

  @Test
  void keepsTheRateConstantAfterTheWarmUp() {
    Schedule constant = new Constant(Duration.steps(3), new Rate(0, 0));
    Timeline steps = new Timeline(100, 1, 8, Duration.steps(10));
    assertEquals(0, constant.rate(0, 0.3, 1, steps));
    assertEquals(0.1, constant.rate(2, 0.3, 1, steps), 1e-15);
    assertEquals(0.3, constant.rate(9, 0.3, 1, steps), 1e-15);
  }

  @Test
  void namesThePointsThatMustLieInsideTheRun() {
    Schedule schedule =
        new Multistep(List.of(Duration.epochs(8)), 0.1, Duration.epochs(1), new Rate(0, 0));
    assertEquals(
        List.of(
            new Schedule.Mark("warm-up", Duration.epochs(1)),
            new Schedule.Mark("milestone", Duration.epochs(8))),
        schedule.marks());
  }
}
