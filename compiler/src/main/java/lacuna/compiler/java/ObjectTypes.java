package lacuna.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.ValueType;

/** The Java types of what the plan calls an object, as far as its code shows them. */
final class ObjectTypes {
  private static final ClassName ANYTHING = ClassName.get(Object.class);

  private final Plan plan;

  ObjectTypes(Plan plan) {
    this.plan = plan;
  }

  /** The Java type of an object of the runtime's own, as its code shows. */
  TypeName object(Code code, ClassPlan owner) {
    return shown(code, owner, 0).orElse(ANYTHING);
  }

  /** The Java type of an object that a constructor is given, as those who call it show. */
  TypeName parameter(ClassPlan owner, String parameter) {
    return shownByCallers(owner, parameter, 0).orElse(ANYTHING);
  }

  private Optional<TypeName> shown(Code code, ClassPlan owner, int depth) {
    return code.accept(new Shown(owner, depth));
  }

  private Optional<TypeName> shownByCallers(ClassPlan owner, String parameter, int depth) {
    List<String> names =
        owner.parameters().stream()
            .filter(p -> p.derived() == null)
            .map(ClassPlan.Parameter::name)
            .toList();
    int index = names.indexOf(parameter);
    if (index < 0 || depth > plan.classes().size()) {
      return Optional.empty();
    }
    return plan.classes().stream()
        .flatMap(
            caller ->
                caller.members().stream()
                    .filter(member -> member.layerClass().equals(owner.name()))
                    .map(member -> member.accept(ARGUMENTS))
                    .filter(arguments -> index < arguments.size())
                    .map(arguments -> shown(arguments.get(index), caller, depth)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What a member's constructor is given. */
  private static final MemberPlan.Visitor<List<Code>> ARGUMENTS =
      new MemberPlan.Visitor<>() {
        @Override
        public List<Code> visitParam(MemberPlan.Param param) {
          return List.of();
        }

        @Override
        public List<Code> visitBuffer(MemberPlan.Buffer buffer) {
          return List.of();
        }

        @Override
        public List<Code> visitLayer(MemberPlan.Layer layer) {
          return layer.arguments();
        }

        @Override
        public List<Code> visitLayers(MemberPlan.Layers layers) {
          return layers.arguments();
        }
      };

  /** The type of an expression within a class; empty where the code does not show it. */
  private final class Shown implements Code.Visitor<Optional<TypeName>> {
    private final ClassPlan owner;
    private final int depth;

    Shown(ClassPlan owner, int depth) {
      this.owner = owner;
      this.depth = depth;
    }

    @Override
    public Optional<TypeName> visitLiteral(Code.Literal literal) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitNone(Code.None none) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitConstantRef(Code.ConstantRef constantRef) {
      return owner.constants().stream()
          .filter(c -> c.name().equals(constantRef.name()))
          .findFirst()
          .flatMap(c -> c.value().accept(this));
    }

    @Override
    public Optional<TypeName> visitParameterRef(Code.ParameterRef parameterRef) {
      return shownByCallers(owner, parameterRef.name(), depth + 1);
    }

    @Override
    public Optional<TypeName> visitLocalRef(Code.LocalRef localRef) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitMemberRef(Code.MemberRef memberRef) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitBatch(Code.Batch batch) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitLoopIndex(Code.LoopIndex loopIndex) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitElementAt(Code.ElementAt elementAt) {
      return elementAt
          .list()
          .accept(this)
          .filter(ParameterizedTypeName.class::isInstance)
          .map(list -> ((ParameterizedTypeName) list).typeArguments().get(0));
    }

    @Override
    public Optional<TypeName> visitOperation(Code.Operation operation) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitFunctionCall(Code.FunctionCall functionCall) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitSelfCall(Code.SelfCall selfCall) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitLayerCall(Code.LayerCall layerCall) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitObserved(Code.Observed observed) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitSizes(Code.Sizes sizes) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitListCode(Code.ListCode list) {
      return list.elements().stream()
          .map(this::element)
          .flatMap(Optional::stream)
          .findFirst()
          .map(element -> ParameterizedTypeName.get(RuntimeTypes.LIST, element));
    }

    @Override
    public Optional<TypeName> visitMapTensors(Code.MapTensors map) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitChoose(Code.Choose choose) {
      return choose.yes().accept(this).or(() -> choose.no().accept(this));
    }

    @Override
    public Optional<TypeName> visitArithmetic(Code.Arithmetic arithmetic) {
      return Optional.empty();
    }

    @Override
    public Optional<TypeName> visitExternal(Code.External external) {
      return Optional.of(RuntimeTypes.external(external.kind(), external.kind()));
    }

    @Override
    public Optional<TypeName> visitSizeCode(Code.SizeCode size) {
      return Optional.of(RuntimeTypes.SIZE);
    }

    @Override
    public Optional<TypeName> visitDurationCode(Code.DurationCode duration) {
      return Optional.of(RuntimeTypes.DURATION);
    }

    @Override
    public Optional<TypeName> visitRateCode(Code.RateCode rate) {
      return Optional.of(RuntimeTypes.RATE);
    }

    @Override
    public Optional<TypeName> visitRangeCode(Code.RangeCode range) {
      return Optional.of(RuntimeTypes.RANGE);
    }

    /** A list of lists of numbers is a list of arrays. */
    private Optional<TypeName> element(Code element) {
      return element instanceof Code.ListCode list
              && ExpressionTypes.list(list.type()) != ValueType.OBJECT
          ? Optional.of(RuntimeTypes.of(ExpressionTypes.list(list.type())))
          : element.accept(this);
    }
  }
}
