package lacuna.runtime.data;

/** Outlines of synthetic objects about the origin, of radius 1. */
enum Shape {
  DISC("discs") {
    @Override
    double distance(double x, double y) {
      return Math.sqrt(x * x + y * y) - 1;
    }
  },
  SQUARE("squares") {
    @Override
    double distance(double x, double y) {
      return Math.max(Math.abs(x), Math.abs(y)) - 0.85;
    }
  },
  TRIANGLE("triangles") {
    @Override
    double distance(double x, double y) {
      return Math.max(Math.abs(x) * 0.866 - y * 0.5, y) - 0.55;
    }
  },
  RING("rings") {
    @Override
    double distance(double x, double y) {
      return Math.abs(Math.sqrt(x * x + y * y) - 0.75) - 0.28;
    }
  },
  CROSS("crosses") {
    @Override
    double distance(double x, double y) {
      double along = Math.max(Math.abs(x), Math.abs(y));
      double across = Math.min(Math.abs(x), Math.abs(y));
      return Math.max(along - 1, across - 0.35);
    }
  };

  /** Its name among the classes. */
  final String words;

  Shape(String words) {
    this.words = words;
  }

  /** About how far a place lies outside the outline; negative inside. */
  abstract double distance(double x, double y);
}
