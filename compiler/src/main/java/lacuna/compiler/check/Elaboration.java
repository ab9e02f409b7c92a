package lacuna.compiler.check;

import java.util.Set;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.UnknownNames;

/** The parts of the elaborator, which need each other. */
final class Elaboration {
  final Report report;
  final Effort effort;
  final Sites sites;
  final Declarations declarations;
  final UnknownNames unknown;
  final Operators operators;
  final Shapes shapes;
  final Types types;
  final Evaluator evaluator;
  final Lists lists;
  final Bodies bodies;
  final Results results;
  final Calls calls;
  final Arguments arguments;
  final Names names;
  final Placing placing;
  final Histories histories;
  final Flops flops = new Flops();

  Elaboration(Declarations declarations, Report report, long most) {
    this.report = report;
    this.declarations = declarations;
    unknown = new UnknownNames(declarations, Set.copyOf(Builtins.names()));
    effort = new Effort(report, most);
    sites = new Sites(declarations::isLibrary);
    report.showBy(sites::shown);
    operators = new Operators(report);
    shapes = new Shapes(this);
    types = new Types(this);
    evaluator = new Evaluator(this);
    lists = new Lists(this);
    bodies = new Bodies(this);
    results = new Results(this);
    calls = new Calls(this);
    arguments = new Arguments(this);
    names = new Names(this);
    placing = new Placing(this);
    histories = new Histories(this);
  }
}
