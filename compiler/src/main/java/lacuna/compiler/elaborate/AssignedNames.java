package lacuna.compiler.elaborate;

import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.syntax.Statement;

/** The names that statements may give another value, those of nested blocks included. */
final class AssignedNames implements Statement.Visitor<Stream<String>> {
  private static final AssignedNames VISITOR = new AssignedNames();

  private AssignedNames() {}

  static Stream<String> of(List<Statement> statements) {
    return statements.stream().flatMap(statement -> statement.accept(VISITOR));
  }

  @Override
  public Stream<String> visitLet(Statement.Let let) {
    return Stream.of(); // a name that ends with its block
  }

  @Override
  public Stream<String> visitAssign(Statement.Assign assign) {
    return Stream.of(assign.name());
  }

  @Override
  public Stream<String> visitMetric(Statement.Metric metric) {
    return Stream.of();
  }

  @Override
  public Stream<String> visitRequire(Statement.Require require) {
    return Stream.of();
  }

  @Override
  public Stream<String> visitIf(Statement.If choice) {
    return Stream.concat(of(choice.then()), of(choice.otherwise()));
  }

  @Override
  public Stream<String> visitFor(Statement.For loop) {
    return of(loop.body());
  }

  @Override
  public Stream<String> visitReturn(Statement.Return result) {
    return Stream.of();
  }
}
