package lacuna.compiler.overview;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.StagePlan;
import lacuna.runtime.report.SpecReport;
import lacuna.runtime.schedule.Schedule;
import lacuna.runtime.schedule.Schedules;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;

/** The learning rate over a stage's run, as the runtime will compute it. */
final class RateCurve {
  private static final int POINTS = 500;

  /**
   * Updates of an epoch where the number of images is known only when it runs: the curve over
   * epochs is then the same for any number, up to the width of a step.
   */
  private static final int ANY = 1000;

  private RateCurve() {}

  /**
   * The curve; empty where a stage has no schedule, or where it counts epochs here and steps there
   * and the number of images is not known.
   */
  static Optional<SpecReport.Curve> of(StagePlan stage) {
    StageFigures figures = new StageFigures(stage);
    if (!(figures.recipe("schedule") instanceof Code.External schedule)
        || !(figures.recipe("optimizer") instanceof Code.External optimizer)
        || !(figures.recipe("length") instanceof Code.DurationCode length)) {
      return Optional.empty();
    }
    List<Code.DurationCode> times =
        Stream.concat(Stream.of(length), durations(schedule.arguments()))
            .filter(time -> time.count() > 0)
            .toList();
    boolean mixed = times.stream().map(Code.DurationCode::epochs).distinct().count() > 1;
    OptionalLong images = figures.images();
    if (images.isEmpty() && mixed || times.isEmpty()) {
      return Optional.empty();
    }
    int parts = Math.toIntExact(figures.batch() / figures.microBatch());
    long perEpoch =
        images.isEmpty() ? (long) ANY * parts : images.getAsLong() / figures.microBatch();
    Optional<Rate> top =
        optimizer.arguments().stream()
            .map(RateCurve::argument)
            .filter(Rate.class::isInstance)
            .map(Rate.class::cast)
            .findFirst();
    if (top.isEmpty() || perEpoch < parts) {
      return Optional.empty();
    }
    int batch = Math.toIntExact(figures.batch());
    Timeline time = new Timeline(perEpoch, parts, batch, duration(length));
    List<Object> arguments =
        schedule.arguments().stream().map(RateCurve::argument).toList();
    return Schedules.of(schedule.name(), arguments)
        .map(known -> curve(known, top.get(), time, images.isEmpty() && length.epochs()));
  }

  private static Stream<Code.DurationCode> durations(List<Code> arguments) {
    return arguments.stream()
        .flatMap(a -> a instanceof Code.ListCode list ? list.elements().stream() : Stream.of(a))
        .filter(Code.DurationCode.class::isInstance)
        .map(Code.DurationCode.class::cast);
  }

  private static SpecReport.Curve curve(Schedule schedule, Rate top, Timeline time, boolean epochs) {
    long updates = time.updates();
    int points = (int) Math.min(POINTS, updates);
    double[] xs = new double[points];
    double[] ys = new double[points];
    for (int i = 0; i < points; i++) {
      long update = points == 1 ? 0 : Math.round((double) i * (updates - 1) / (points - 1));
      xs[i] = epochs ? (double) update / time.updatesPerEpoch() : update;
      ys[i] = schedule.rate(update, time.rate(top), 1, time);
    }
    return new SpecReport.Curve(epochs ? "epoch" : "update", xs, ys);
  }

  /** An argument as the runtime's constructors take it. */
  private static Object argument(Code code) {
    if (code instanceof Code.DurationCode time) {
      return duration(time);
    } else if (code instanceof Code.RateCode rate) {
      return new Rate(rate.value(), Math.toIntExact(rate.images()));
    } else if (code instanceof Code.Literal literal) {
      return literal.value();
    }
    return code instanceof Code.ListCode list
        ? list.elements().stream().map(RateCurve::argument).toList()
        : code;
  }

  private static Duration duration(Code.DurationCode time) {
    return time.epochs() ? Duration.epochs(time.count()) : Duration.steps(time.count());
  }
}
