package lacuna.runtime.data;

/** Patterns of period 1 in both directions, from -1 to 1. */
enum Texture {
  STRIPES("stripes") {
    @Override
    double at(double x, double y) {
      return wave(y);
    }
  },
  CHECKS("checks") {
    @Override
    double at(double x, double y) {
      return Math.max(-1, Math.min(1, 2 * wave(x) * wave(y)));
    }
  },
  DIAGONALS("diagonals") {
    @Override
    double at(double x, double y) {
      return wave(x + y);
    }
  },
  DOTS("dots") {
    @Override
    double at(double x, double y) {
      return Math.max(-0.3, wave(x) + wave(y) - 1);
    }
  };

  /** Its name among the classes. */
  final String words;

  Texture(String words) {
    this.words = words;
  }

  /** The pattern's height at a place. */
  abstract double at(double x, double y);

  /** Close to a sine of period 1, by parabolas. */
  static double wave(double turns) {
    double t = 2 * (turns - Math.floor(turns)) - 1;
    return 4 * t * (Math.abs(t) - 1);
  }
}
