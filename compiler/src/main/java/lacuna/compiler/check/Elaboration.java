package lacuna.compiler.check;

import lacuna.compiler.load.LoadedSpec;

/** The parts of the elaborator, which need each other. */
final class Elaboration {
  /** Calls within calls; the language has no recursion, and this notices it. */
  static final int DEEPEST = 100;

  final Report report;
  final Library library;
  final Operators operators;
  final Shapes shapes;
  final Types types;
  final Evaluator evaluator;
  final Bodies bodies;
  final Calls calls;
  final Names names;
  final Placing placing;
  final Flops flops = new Flops();
  int depth;

  Elaboration(LoadedSpec spec, Report report) {
    this.report = report;
    library = new Library(spec);
    operators = new Operators(report);
    shapes = new Shapes(this);
    types = new Types(this);
    evaluator = new Evaluator(this);
    bodies = new Bodies(this);
    calls = new Calls(this);
    names = new Names(this);
    placing = new Placing(this);
  }
}
