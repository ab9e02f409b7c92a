package lacuna.compiler.residual;

/** A visitor that does the same for every type of node whose method is not overridden. */
public abstract class SimpleNodeVisitor<R> implements Node.Visitor<R> {

  /** For all other types. */
  protected abstract R defaultAction(Node node);

  @Override
  public R visitConstant(Node.Constant constant) {
    return defaultAction(constant);
  }

  @Override
  public R visitLocal(Node.Local local) {
    return defaultAction(local);
  }

  @Override
  public R visitMemberRef(Node.MemberRef memberRef) {
    return defaultAction(memberRef);
  }

  @Override
  public R visitOperation(Node.Operation operation) {
    return defaultAction(operation);
  }

  @Override
  public R visitFunctionCall(Node.FunctionCall functionCall) {
    return defaultAction(functionCall);
  }

  @Override
  public R visitSelfCall(Node.SelfCall selfCall) {
    return defaultAction(selfCall);
  }

  @Override
  public R visitPartCall(Node.PartCall partCall) {
    return defaultAction(partCall);
  }

  @Override
  public R visitSizes(Node.Sizes sizes) {
    return defaultAction(sizes);
  }

  @Override
  public R visitListOf(Node.ListOf listOf) {
    return defaultAction(listOf);
  }

  @Override
  public R visitMapOver(Node.MapOver mapOver) {
    return defaultAction(mapOver);
  }

  @Override
  public R visitElement(Node.Element element) {
    return defaultAction(element);
  }

  @Override
  public R visitConditional(Node.Conditional conditional) {
    return defaultAction(conditional);
  }

  @Override
  public R visitExternal(Node.External external) {
    return defaultAction(external);
  }
}
