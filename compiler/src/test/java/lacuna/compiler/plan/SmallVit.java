package lacuna.compiler.plan;

import static lacuna.compiler.plan.Plans.*;

import java.util.List;
import java.util.Map;

/**
 * A small vision transformer that learns to fill in masked cells, as the elaborator would plan it.
 */
public final class SmallVit {
  private static final Code USUAL = external("init", "truncated_normal", real(0.02), real(0.02));

  private SmallVit() {}

  /** The experiment. */
  public static Plan plan() {
    return new Plan(
        "small_vit",
        "A small ViT learns to fill in half of each image.",
        "examples/small_vit.lac:3",
        List.of(
            new Plan.PlanFile("examples/small_vit.lac", "ab".repeat(32), "experiment small_vit\n"),
            new Plan.PlanFile("stdlib/vit.lac", "cd".repeat(32), "// The vision transformer.\n")),
        List.of("pretrain.seed=3"),
        List.of(stage()),
        List.of(
            linear(), norm(), attention(), block(), vit(), randomMask(), head(), l1(), pretrain()),
        List.of(splitHeads(), relativeIndex()),
        List.of(new Plan.Reference("pretrain.loss", "0.31", "examples/small_vit.lac:20")));
  }

  private static StagePlan stage() {
    Code size = new Code.SizeCode(32, 32);
    return new StagePlan(
        "pretrain",
        "pretrain",
        "pretrain",
        "Learns an encoder by predicting what a mask hides.",
        List.of(
            new StagePlan.Setting(
                "image", "32px", "examples/small_vit.lac:6", false, "Height by width.", null),
            new StagePlan.Setting("mask.ratio", "50%", "stdlib/masks.lac:4", true, "", null)),
        List.of(
            new StagePlan.RecipeEntry("image", size, "examples/small_vit.lac:6"),
            new StagePlan.RecipeEntry(
                "data",
                external("data", "synthetic", whole(1000), whole(10)),
                "examples/small_vit.lac:7"),
            new StagePlan.RecipeEntry(
                "augment",
                list(
                    ValueType.OBJECT,
                    external(
                        "augment",
                        "random_resized_crop",
                        size,
                        new Code.RangeCode(0.67, 1.0),
                        new Code.RangeCode(0.75, 4 / 3.0),
                        text("bilinear"),
                        text("exact")),
                    external("augment", "horizontal_flip", size, real(0.5))),
                "examples/small_vit.lac:8"),
            new StagePlan.RecipeEntry(
                "length", new Code.DurationCode(10, true), "examples/small_vit.lac:9"),
            new StagePlan.RecipeEntry("batch_size", whole(64), "stdlib/kinds.lac:31"),
            new StagePlan.RecipeEntry(
                "optimizer",
                external(
                    "optimizer",
                    "adamw",
                    new Code.RateCode(1e-4, 512),
                    real(0.05),
                    list(ValueType.REAL_LIST, real(0.9), real(0.999)),
                    real(1e-8),
                    real(1)),
                "examples/small_vit.lac:10"),
            new StagePlan.RecipeEntry(
                "schedule",
                external(
                    "schedule",
                    "cosine",
                    new Code.DurationCode(1, true),
                    new Code.RateCode(1e-6, 512),
                    new Code.RateCode(0, 0),
                    new Code.Literal(false, ValueType.BOOL)),
                "examples/small_vit.lac:11"),
            new StagePlan.RecipeEntry("clip", new Code.None(), "stdlib/kinds.lac:35"),
            new StagePlan.RecipeEntry("precision", text("fp32"), "stdlib/kinds.lac:36")),
        List.of(),
        List.of(
            new StagePlan.Weight(
                "encoder.cls_token", List.of(1L, 1L, 64L), "Real", false, false, 0, true),
            new StagePlan.Weight(
                "encoder.relative_position_index",
                List.of(64L, 64L),
                "Int",
                true,
                false,
                -1,
                false)),
        1.5e6,
        List.of(
            new PartPlan(
                "mask",
                "mask",
                "random(cell: 4px)",
                0,
                0,
                Map.of(),
                new Hiding(8, 8, new Hiding.Figures(0.5, 4.2, 0.01, 32))),
            new PartPlan(
                "encoder",
                "encoder",
                "vit(width: 64)",
                64,
                64,
                Map.of("width", "64"),
                null)),
        List.of(),
        List.of("64 tokens per image"));
  }

  private static ClassPlan linear() {
    return new ClassPlan(
        "linear",
        "linear",
        "layer",
        "x W^T + b.",
        "stdlib/nn.lac:4",
        List.of(),
        List.of(
            new ClassPlan.Parameter("inputs", ValueType.INT),
            new ClassPlan.Parameter("outputs", ValueType.INT),
            new ClassPlan.Parameter("init", ValueType.OBJECT)),
        List.of(
            param(
                "weight",
                parameter("init"),
                "(outputs, inputs)",
                parameter("outputs"),
                parameter("inputs")),
            param("bias", whole(0), "(outputs)", parameter("outputs"))),
        List.of(
            method(
                "forward",
                "x (..., inputs) -> (..., outputs)",
                "",
                List.of("x"),
                give(op("linear", local("x"), member("weight"), member("bias"))))));
  }

  private static ClassPlan norm() {
    return new ClassPlan(
        "layer_norm",
        "layer_norm",
        "layer",
        "",
        "stdlib/nn.lac:25",
        List.of(constant("eps", ValueType.REAL, real(1e-6), "")),
        List.of(new ClassPlan.Parameter("width", ValueType.INT)),
        List.of(
            param("weight", real(1.0), "(width)", parameter("width")),
            param("bias", whole(0), "(width)", parameter("width"))),
        List.of(
            method(
                "forward",
                "x (..., width) -> (..., width)",
                "",
                List.of("x"),
                give(
                    op(
                        "layer_norm",
                        local("x"),
                        member("weight"),
                        member("bias"),
                        constant("eps"))))));
  }

  private static ClassPlan attention() {
    return new ClassPlan(
        "attention",
        "attention",
        "layer",
        "Multi-head self-attention with learned query and value biases and none for the key.",
        "stdlib/vit.lac:5",
        List.of(
            constant("width", ValueType.INT, whole(64), ""),
            constant("heads", ValueType.INT, whole(4), ""),
            constant("unused", ValueType.INT, whole(9), "")),
        List.of(new ClassPlan.Parameter("out_init", ValueType.OBJECT)),
        List.of(
            layer("qkv", "linear", constant("width"), whole(192), USUAL),
            param("q_bias", whole(0), "(64)", constant("width")),
            param("v_bias", whole(0), "(64)", constant("width")),
            layer("proj", "linear", constant("width"), constant("width"), parameter("out_init"))),
        List.of(
            method(
                "forward",
                "x (batch, 64, 64), bias (4, 64, 64) -> (batch, 64, 64)",
                "",
                List.of("x", "bias"),
                new Line.Unpack(
                    List.of("q", "k", "v"),
                    function(
                        "split_heads",
                        op(
                            "add",
                            call("qkv", local("x")),
                            op(
                                "concat",
                                list(
                                    ValueType.TENSOR_LIST,
                                    member("q_bias"),
                                    op("zeros", sizes(constant("width"))),
                                    member("v_bias")),
                                whole(0))))),
                let(
                    "attended",
                    op(
                        "scaled_dot_product_attention",
                        local("q"),
                        local("k"),
                        local("v"),
                        local("bias"),
                        arithmetic(
                            ValueType.REAL,
                            "/",
                            whole(1),
                            arithmetic(
                                ValueType.REAL,
                                "sqrt",
                                arithmetic(
                                    ValueType.REAL, "/", constant("width"), constant("heads"))))),
                    "(batch, 4, 64, 16)"),
                give(
                    call(
                        "proj",
                        op(
                            "reshape",
                            op("transpose", local("attended"), whole(-3), whole(-2)),
                            sizes(new Code.Batch(), whole(64), constant("width"))))))));
  }

  private static ClassPlan block() {
    return new ClassPlan(
        "block",
        "block",
        "layer",
        "One pre-norm transformer block with layer scale.",
        "stdlib/vit.lac:22",
        List.of(),
        List.of(
            new ClassPlan.Parameter("drop_path", ValueType.REAL),
            new ClassPlan.Parameter("out_init", ValueType.OBJECT)),
        List.of(
            layer("norm1", "layer_norm", whole(64)),
            layer("attn", "attention", parameter("out_init")),
            layer("norm2", "layer_norm", whole(64)),
            param("gamma_1", real(0.1), "(64)", whole(64)),
            param("gamma_2", real(0.1), "(64)", whole(64)),
            layer("fc", "linear", whole(64), whole(64), parameter("out_init"))),
        List.of(
            method(
                "forward",
                "x (batch, 64, 64), shared (4, 64, 64) -> (batch, 64, 64)",
                "",
                List.of("x", "shared"),
                set(
                    "x",
                    op(
                        "residual",
                        local("x"),
                        call("attn", call("norm1", local("x")), local("shared")),
                        parameter("drop_path"),
                        member("gamma_1"))),
                give(
                    op(
                        "residual",
                        local("x"),
                        call("fc", op("gelu", call("norm2", local("x")))),
                        parameter("drop_path"),
                        member("gamma_2"))))));
  }

  private static ClassPlan vit() {
    Code level = arithmetic(ValueType.INT, "+", new Code.LoopIndex(), whole(1));
    Code scale =
        arithmetic(
            ValueType.REAL,
            "/",
            real(1),
            arithmetic(ValueType.REAL, "sqrt", arithmetic(ValueType.INT, "*", whole(2), level)));
    return new ClassPlan(
        "vit",
        "vit",
        "encoder",
        "A vision transformer with one table of relative position biases.",
        "stdlib/vit.lac:40",
        List.of(
            constant("rows", ValueType.INT, whole(8), "image.height / patch"),
            constant("n", ValueType.INT, whole(64), "rows * columns"),
            constant(
                "drop_path",
                ValueType.REAL_LIST,
                list(ValueType.REAL_LIST, real(0), real(0.05), real(0.1)),
                "drop_path * i / max(depth - 1, 1)")),
        List.of(),
        List.of(
            new MemberPlan.Layer(
                "patch_embed",
                "patch_embed",
                false,
                "linear",
                "",
                List.of(whole(48), whole(64), USUAL),
                new MemberPlan.With(whole(0), null, null),
                null),
            new MemberPlan.Param(
                "cls_token",
                "cls_token",
                List.of(whole(1), whole(1), whole(64)),
                USUAL,
                new MemberPlan.With(whole(0), new Code.Literal(false, ValueType.BOOL), null),
                "(1, 1, 64)",
                null),
            new MemberPlan.Buffer(
                "relative_position_index",
                "relative_position_index",
                function("relative_index", constant("rows"), whole(8)),
                false,
                "(64, 64) of Int",
                null),
            new MemberPlan.Layers(
                "blocks",
                "blocks",
                "block",
                whole(3),
                List.of(
                    new Code.ElementAt(
                        constant("drop_path"), new Code.LoopIndex(), ValueType.REAL_LIST),
                    external("init", "scaled", USUAL, scale)),
                new MemberPlan.With(level, null, null),
                null),
            layer("norm", "layer_norm", whole(64))),
        List.of(
            method(
                "forward",
                "x (batch, 3, 32, 32), m (batch, 4, 4) of Bool -> (batch, 64, 8, 8)",
                "",
                List.of("x", "m"),
                let(
                    "hidden",
                    op("reshape", local("m"), sizes(new Code.Batch(), constant("n"), whole(1))),
                    "(batch, 64, 1)"),
                let(
                    "z",
                    op("where", local("hidden"), member("cls_token"), self("tokens", local("x"))),
                    ""),
                let("bias", op("float", member("relative_position_index")), "(4, 64, 64)"),
                new Line.ForEach(
                    "b",
                    "blocks",
                    List.of(
                        set(
                            "z",
                            new Code.LayerCall(
                                "b", true, null, "forward", List.of(local("z"), local("bias")))))),
                give(
                    op(
                        "reshape",
                        op("transpose", call("norm", local("z")), whole(-2), whole(-1)),
                        sizes(new Code.Batch(), whole(64), constant("rows"), constant("rows"))))),
            method(
                "tokens",
                "x (batch, 3, 32, 32) -> (batch, 64, 64)",
                "One token per patch",
                List.of("x"),
                give(
                    call(
                        "patch_embed",
                        op(
                            "reshape",
                            local("x"),
                            sizes(new Code.Batch(), constant("n"), whole(48))))))));
  }

  private static ClassPlan randomMask() {
    return new ClassPlan(
        "random_mask",
        "random",
        "mask",
        "Whole square cells, drawn uniformly without replacement (SimMIM, section 3.2).",
        "stdlib/masks.lac:4",
        List.of(
            constant("cells", ValueType.INT, whole(16), "rows * columns"),
            constant("hidden", ValueType.INT, whole(8), "ceil(cells * ratio)")),
        List.of(),
        List.of(),
        List.of(
            method(
                "forward",
                "-> (batch, 4, 4) of Bool",
                "",
                List.of(),
                let(
                    "rank",
                    op(
                        "argsort",
                        op("argsort", op("rand", sizes(new Code.Batch(), constant("cells"))))),
                    "(batch, 16)"),
                give(
                    op(
                        "reshape",
                        op(
                            "greater_equal",
                            local("rank"),
                            arithmetic(ValueType.INT, "-", constant("cells"), constant("hidden"))),
                        sizes(new Code.Batch(), whole(4), whole(4)))))));
  }

  private static ClassPlan head() {
    return new ClassPlan(
        "linear_head",
        "linear",
        "head",
        "",
        "stdlib/heads.lac:5",
        List.of(),
        List.of(),
        List.of(
            new MemberPlan.Layer(
                "conv",
                "0",
                false,
                "linear",
                "",
                List.of(whole(64), whole(48), USUAL),
                MemberPlan.With.NOTHING,
                null)),
        List.of(
            method(
                "forward",
                "z (batch, 64, 8, 8) -> (batch, 3, 32, 32)",
                "",
                List.of("z"),
                give(op("pixel_shuffle", call("conv", local("z")), whole(4))))));
  }

  private static ClassPlan l1() {
    return type(
        "l1",
        "loss",
        List.of(),
        method(
            "forward",
            "prediction (batch, 3, 32, 32), target (batch, 3, 32, 32), m (batch, 4, 4) of Bool ->"
                + " ()",
            "",
            List.of("prediction", "target", "m"),
            let("weight", op("int", local("m")), ""),
            give(
                op(
                    "div",
                    op(
                        "sum",
                        op(
                            "mul",
                            op("abs", op("sub", local("prediction"), local("target"))),
                            local("weight"))),
                    arithmetic(
                        ValueType.INT, "*", new Code.Batch(), whole(3), whole(32), whole(32))))));
  }

  private static ClassPlan pretrain() {
    return new ClassPlan(
        "pretrain",
        "pretrain",
        "stage",
        "Learns an encoder by predicting what a mask hides.",
        "stdlib/stages.lac:4",
        List.of(),
        List.of(),
        List.of(
            part("mask", "random_mask"),
            layer("encoder", "vit"),
            new MemberPlan.Layer(
                "head",
                "decoder",
                false,
                "linear_head",
                "",
                List.of(),
                MemberPlan.With.NOTHING,
                null),
            part("loss", "l1")),
        List.of(
            new MethodPlan(
                "step",
                List.of(new MethodPlan.Parameter("x", ValueType.TENSOR)),
                ValueType.TENSOR,
                "x (batch, 3, 32, 32) -> ()",
                "",
                "stdlib/stages.lac:13",
                List.of(
                    let("m", new Code.Seen("mask", "m", call("mask")), "(batch, 4, 4) of Bool"),
                    let(
                        "features",
                        new Code.Seen(
                            "encoder", "features", call("encoder", local("x"), local("m"))),
                        ""),
                    give(
                        call(
                            "loss",
                            new Code.Seen("head", "head", call("head", local("features"))),
                            local("x"),
                            local("m"))))),
            new MethodPlan(
                "evaluate",
                List.of(new MethodPlan.Parameter("x", ValueType.TENSOR)),
                null,
                "x (batch, 3, 32, 32)",
                "",
                "stdlib/stages.lac:18",
                List.of(new Line.Metric("loss", self("step", local("x")))))));
  }

  private static FunctionPlan splitHeads() {
    return new FunctionPlan(
        "split_heads",
        List.of(new MethodPlan.Parameter("x", ValueType.TENSOR)),
        List.of(
            constant("heads", ValueType.INT, whole(4), ""),
            constant("size", ValueType.INT, whole(16), "joint / (3 * heads)")),
        ValueType.TENSOR_LIST,
        "x (batch, 64, 192) -> list of (batch, 4, 64, 16)",
        "Takes the output of a joint projection apart: query, key and value, each with its heads"
            + " before its tokens.",
        "stdlib/nn.lac:58",
        List.of(
            give(
                new Code.MapTensors(
                    op(
                        "unbind",
                        op(
                            "reshape",
                            local("x"),
                            sizes(
                                new Code.Batch(),
                                whole(64),
                                whole(3),
                                constant("heads"),
                                constant("size"))),
                        whole(-3)),
                    "part",
                    op("transpose", local("part"), whole(-3), whole(-2))))));
  }

  private static FunctionPlan relativeIndex() {
    return new FunctionPlan(
        "relative_index",
        List.of(
            new MethodPlan.Parameter("rows", ValueType.INT),
            new MethodPlan.Parameter("columns", ValueType.INT)),
        List.of(),
        ValueType.TENSOR,
        "-> (rows * columns, rows * columns) of Int",
        "For every pair of places in a grid, which entry of a table of relative positions belongs"
            + " to it.",
        "stdlib/nn.lac:67",
        List.of(
            let(
                "place",
                op(
                    "arange",
                    arithmetic(ValueType.INT, "*", parameter("rows"), parameter("columns"))),
                ""),
            let("row", op("floor", op("div", local("place"), parameter("columns"))), ""),
            let(
                "column",
                op("sub", local("place"), op("mul", local("row"), parameter("columns"))),
                ""),
            give(
                op(
                    "add",
                    op(
                        "mul",
                        local("row"),
                        arithmetic(
                            ValueType.INT,
                            "-",
                            arithmetic(ValueType.INT, "*", whole(2), parameter("columns")),
                            whole(1))),
                    local("column")))));
  }
}
