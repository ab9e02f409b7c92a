package lacuna.compiler.plan;

import java.util.List;

/** The expressions directly inside an expression. */
final class CodeParts implements Code.Visitor<List<Code>> {
  static final CodeParts OF = new CodeParts();

  private CodeParts() {}

  @Override
  public List<Code> visitLiteral(Code.Literal literal) {
    return List.of();
  }

  @Override
  public List<Code> visitNone(Code.None none) {
    return List.of();
  }

  @Override
  public List<Code> visitConstantRef(Code.ConstantRef constantRef) {
    return List.of();
  }

  @Override
  public List<Code> visitParameterRef(Code.ParameterRef parameterRef) {
    return List.of();
  }

  @Override
  public List<Code> visitLocalRef(Code.LocalRef localRef) {
    return List.of();
  }

  @Override
  public List<Code> visitMemberRef(Code.MemberRef memberRef) {
    return List.of();
  }

  @Override
  public List<Code> visitBatch(Code.Batch batch) {
    return List.of();
  }

  @Override
  public List<Code> visitLoopIndex(Code.LoopIndex loopIndex) {
    return List.of();
  }

  @Override
  public List<Code> visitElementAt(Code.ElementAt element) {
    return List.of(element.list(), element.index());
  }

  @Override
  public List<Code> visitOperation(Code.Operation operation) {
    return operation.arguments();
  }

  @Override
  public List<Code> visitFunctionCall(Code.FunctionCall call) {
    return call.arguments();
  }

  @Override
  public List<Code> visitSelfCall(Code.SelfCall call) {
    return call.arguments();
  }

  @Override
  public List<Code> visitLayerCall(Code.LayerCall call) {
    return call.arguments();
  }

  @Override
  public List<Code> visitObserved(Code.Observed observed) {
    return List.of(observed.value());
  }

  @Override
  public List<Code> visitSizes(Code.Sizes sizes) {
    return sizes.sizes();
  }

  @Override
  public List<Code> visitListCode(Code.ListCode list) {
    return list.elements();
  }

  @Override
  public List<Code> visitMapTensors(Code.MapTensors map) {
    return List.of(map.list(), map.body());
  }

  @Override
  public List<Code> visitChoose(Code.Choose choose) {
    return List.of(choose.condition(), choose.yes(), choose.no());
  }

  @Override
  public List<Code> visitArithmetic(Code.Arithmetic arithmetic) {
    return arithmetic.operands();
  }

  @Override
  public List<Code> visitExternal(Code.External external) {
    return external.arguments();
  }

  @Override
  public List<Code> visitSizeCode(Code.SizeCode size) {
    return List.of();
  }

  @Override
  public List<Code> visitDurationCode(Code.DurationCode duration) {
    return List.of();
  }

  @Override
  public List<Code> visitRateCode(Code.RateCode rate) {
    return List.of();
  }

  @Override
  public List<Code> visitRangeCode(Code.RangeCode range) {
    return List.of();
  }
}
