package org.gradcheck4j.harness.application.cli.option;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.Summation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the maker of a gradient knows of its arithmetic. What is not declared is found. */
public final class ArithmeticOptions {

    @Option(
            names = "--sigma",
            paramLabel = "exp|tanh|unknown",
            converter = SigmoidName.class,
            completionCandidates = SigmoidName.class,
            description =
                    "What σ is made from; made from tanh, it loses digits near 0 (default: unknown, both are tried).")
    private Sigmoid sigma = Sigmoid.UNKNOWN;

    @Option(
            names = "--flush-to-zero",
            negatable = true,
            description =
                    "Subnormal numbers become 0, as in TensorFlow, or are kept (default: unknown, both are tried).")
    private @Nullable Boolean flushToZero;

    @Option(
            names = "--accumulate",
            paramLabel = "half|float|double",
            converter = PrecisionName.class,
            completionCandidates = PrecisionName.class,
            description = "What sums of products are kept in; on GPUs, half is summed in float"
                    + " (default: the gradient's precision; for half, float and half are tried).")
    private @Nullable Precision accumulate;

    @Option(
            names = "--factors",
            paramLabel = "tf32|bf16",
            converter = FactorFormat.class,
            completionCandidates = FactorFormat.class,
            description = "What a GPU rounds both factors of a float product to (default: they are not rounded).")
    private @Nullable BinaryFormat factors;

    /** What σ is made from. */
    enum Sigmoid {
        EXP,
        TANH,
        UNKNOWN
    }

    /**
     * {@return the arithmetic, as declared}
     *
     * @param file whose gradient it is
     * @throws BadInputException if sums are declared coarser than the gradient, or factors are rounded that are not float
     */
    public Arithmetic of(GradientFile file) {
        Precision precision = file.precision();
        Arithmetic arithmetic = Arithmetic.undeclared(precision);
        arithmetic = switch (sigma) {
            case EXP -> arithmetic.withExpSigmoid();
            case TANH -> arithmetic.withTanhSigmoid();
            case UNKNOWN -> arithmetic;
        };
        if (flushToZero != null) {
            arithmetic =
                    arithmetic.withUnderflow(flushToZero ? precision.smallestNormal() : precision.smallestSubnormal());
        }
        return withFactors(withAccumulator(arithmetic, file), file);
    }

    /**
     * {@return the options that declare what is open, as they are typed; empty if nothing is}
     *
     * @param undeclared what is open
     */
    public static String thatDeclare(Set<Arithmetic.Undeclared> undeclared) {
        return undeclared.stream()
                .map(each -> switch (each) {
                    case SIGMOID -> "--sigma";
                    case UNDERFLOW -> "--[no-]flush-to-zero";
                    case ACCUMULATOR -> "--accumulate";
                })
                .collect(Collectors.joining(", "));
    }

    private Arithmetic withAccumulator(Arithmetic arithmetic, GradientFile file) {
        if (accumulate == null) {
            return arithmetic;
        }
        Precision precision = file.precision();
        if (accumulate.unitRoundoff() > precision.unitRoundoff()) {
            throw new BadInputException("%s: --accumulate %s, but the gradient is in %s: sums cannot be coarser"
                    .formatted(file.source(), accumulate.id(), precision.id()));
        }
        return arithmetic.withSums(Summation.inAnyOrder(accumulate.unitRoundoff()));
    }

    private Arithmetic withFactors(Arithmetic arithmetic, GradientFile file) {
        if (factors == null) {
            return arithmetic;
        }
        if (file.precision() != Precision.FLOAT) {
            throw new BadInputException("%s: --factors %s, but the gradient is in %s: only those of float are rounded"
                    .formatted(
                            file.source(),
                            factors.name().toLowerCase(Locale.ROOT),
                            file.precision().id()));
        }
        return arithmetic.withSums(arithmetic.sums().withFactorsRoundedTo(factors));
    }

    /** {@code tf32}, {@code bf16} or {@code bfloat16}. */
    static final class FactorFormat implements ITypeConverter<BinaryFormat>, Iterable<String> {
        /** For completion. */
        @Override
        public Iterator<String> iterator() {
            return List.of("tf32", "bf16").iterator();
        }

        @Override
        public BinaryFormat convert(String typed) {
            return switch (typed.toLowerCase(Locale.ROOT)) {
                case "tf32" -> BinaryFormat.TF32;
                case "bf16", "bfloat16" -> BinaryFormat.BFLOAT16;
                default -> throw new TypeConversionException("'%s', expected tf32 or bf16".formatted(typed));
            };
        }
    }

    /** {@code exp}, {@code tanh} or {@code unknown}. */
    static final class SigmoidName implements ITypeConverter<Sigmoid>, Iterable<String> {
        /** For completion. */
        @Override
        public Iterator<String> iterator() {
            return List.of("exp", "tanh", "unknown").iterator();
        }

        @Override
        public Sigmoid convert(String typed) {
            return Arrays.stream(Sigmoid.values())
                    .filter(each -> each.name().equalsIgnoreCase(typed))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("'%s', expected exp, tanh or unknown".formatted(typed)));
        }
    }
}
