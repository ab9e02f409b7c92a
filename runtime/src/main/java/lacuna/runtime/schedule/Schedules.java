package lacuna.runtime.schedule;

import java.util.List;
import java.util.Optional;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;

/** The schedules of this package by their names in the language, to be looked at before a run. */
public final class Schedules {
  private Schedules() {}

  /**
   * A schedule; empty where none has that name.
   *
   * @param arguments of its constructor, in its order
   */
  @SuppressWarnings("unchecked") // a list of durations is the only list that any takes
  public static Optional<Schedule> of(String name, List<Object> arguments) {
    Object[] given = arguments.toArray();
    return Optional.ofNullable(
        switch (name) {
          case "constant" -> new Constant((Duration) given[0], (Rate) given[1]);
          case "cosine" ->
              new Cosine(
                  (Duration) given[0], (Rate) given[1], (Rate) given[2], (boolean) given[3]);
          case "half_cycle_cosine" -> new HalfCycleCosine((Duration) given[0], (Rate) given[1]);
          case "linear" -> new Linear((Duration) given[0], (Rate) given[1], (double) given[2]);
          case "multistep" ->
              new Multistep(
                  (List<Duration>) given[0],
                  (double) given[1],
                  (Duration) given[2],
                  (Rate) given[3]);
          case "step" ->
              new Step(
                  (Duration) given[0], (double) given[1], (Duration) given[2], (Rate) given[3]);
          default -> null;
        });
  }
}
