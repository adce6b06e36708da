package org.gradcheck4j.dl4j;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Measures ND4J's σ and exp against {@link ExactSigmoid}, and prints the tables that the engines' constants come from.
 */
final class SigmoidAccuracy {

    private static final int DOUBLES = 1_000_000;
    private static final long FLOAT_STRIDE = 4096;
    private static final int HALVES = 1 << 16;
    private static final double OVERFLOW_FLOAT = 88;
    private static final double OVERFLOW_DOUBLE = 745;
    private static final double CENTRE = 40;
    private static final int LOGIT_STEPS = 400;

    /** The largest errors, in u, and the largest z whose result is 0. */
    record Errors(double relative, double relativeAt, double absolute, double zeroBelow) {}

    private SigmoidAccuracy() {}

    public static void main(String[] arguments) {
        System.out.println(BackendDescription.current());
        System.out.println();
        System.out.println("| function | precision | arguments | largest relative error, u | at z "
                + "| largest absolute error, u | 0 up to z |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Precision precision : Precision.values()) {
            double[] z = arguments(precision, 1);
            print("σ", precision, z.length, sigmoid(precision, z));
            double[] below = Arrays.stream(z)
                    .filter(x -> Math.exp(x) <= precision.largestFinite())
                    .toArray();
            print("exp", precision, below.length, exp(precision, below));
        }
        System.out.println();
        System.out.println(
                "| precision | product equal to the smallest subnormal | 1 + 1024 u in a product, as 1 + … u |");
        System.out.println("|---|---|---|");
        for (Precision precision : Precision.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.0f |%n",
                    precision,
                    ProductRounding.subnormalProduct(precision) == 0 ? "flushed" : "kept",
                    ProductRounding.sumOfSmallAddends(precision));
        }
        System.out.println();
        System.out.println("| dJ/dz of SameDiff's loss | largest absolute error, u |");
        System.out.println("|---|---|");
        for (Precision precision : Precision.values()) {
            System.out.printf(
                    Locale.ROOT, "| %s | %.3f |%n", precision, LogitLossAccuracy.absoluteError(precision, LOGIT_STEPS));
        }
    }

    private static void print(String function, Precision precision, int count, Errors errors) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %,d | %.3f | %s | %s | %s |%n",
                function,
                precision,
                count,
                errors.relative,
                errors.relativeAt,
                function.equals("exp") ? "" : String.format(Locale.ROOT, "%.3f", errors.absolute),
                errors.zeroBelow);
    }

    /** {@return ND4J's σ against the exact one} */
    static Errors sigmoid(Precision precision, double... z) {
        return errors(precision, z, Transforms.sigmoid(array(precision, z), false), ExactSigmoid::sigmoid);
    }

    /** {@return ND4J's exp against the exact one} */
    static Errors exp(Precision precision, double... z) {
        return errors(precision, z, Transforms.exp(array(precision, z), true), ExactSigmoid::exp);
    }

    private static INDArray array(Precision precision, double... z) {
        return Transfer.array(Matrix.row(z), precision);
    }

    /** Relative errors count if the exact value is at least twice the smallest normal number and twice 1/Ω. */
    private static Errors errors(
            Precision precision, double[] z, INDArray results, DoubleFunction<ExactSigmoid.Scaled> exact) {
        double[] actual = Transfer.matrix(results, 1, z.length, "σ").toArray();
        double u = precision.unitRoundoff();
        double smallest = Math.max(precision.smallestNormal(), 1 / precision.largestFinite());
        double relative = 0;
        double relativeAt = 0;
        double absolute = 0;
        double zeroBelow = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < z.length; k++) {
            ExactSigmoid.Scaled expected = exact.apply(z[k]);
            if (actual[k] == 0) {
                zeroBelow = Math.max(zeroBelow, z[k]);
            }
            double error = expected.relativeError(actual[k]);
            if (expected.value() >= 2 * smallest && !(error / u <= relative)) {
                relative = error / u;
                relativeAt = z[k];
            }
            double distance = expected.value() == 0 ? Math.abs(actual[k]) : error * expected.value();
            if (!(distance / u <= absolute)) {
                absolute = distance / u;
            }
        }
        return new Errors(relative, relativeAt, absolute, zeroBelow);
    }

    /** {@return every half; floats over all bit patterns, and dense around 0 and ±88; random doubles} */
    static double[] arguments(Precision precision, long seed) {
        Random random = new Random(seed);
        return switch (precision) {
            case HALF ->
                IntStream.range(0, HALVES)
                        .mapToDouble(SigmoidAccuracy::half)
                        .filter(Double::isFinite)
                        .toArray();
            case FLOAT ->
                DoubleStream.concat(
                                LongStream.range(0, (1L << Integer.SIZE) / FLOAT_STRIDE)
                                        .mapToDouble(n -> Float.intBitsToFloat((int) (n * FLOAT_STRIDE))),
                                random.doubles(DOUBLES)
                                        .map(x -> (float) (x < 0.5 ? 4 * x - 1 : around(4 * x - 3, OVERFLOW_FLOAT))))
                        .filter(Double::isFinite)
                        .toArray();
            case DOUBLE ->
                DoubleStream.concat(
                                random.doubles(2 * DOUBLES, -CENTRE, CENTRE),
                                DoubleStream.concat(
                                        random.doubles(DOUBLES, -OVERFLOW_DOUBLE, OVERFLOW_DOUBLE),
                                        random.doubles(DOUBLES, -1, 1).map(x -> Math.scalb(x, -random.nextInt(60)))))
                        .toArray();
        };
    }

    /** {@return for x from −1 to 1, a number within a quarter of ±centre} */
    private static double around(double x, double centre) {
        return Math.copySign(centre, x) * (0.75 + Math.abs(x) / 2);
    }

    private static double half(int bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude = exponent == 0
                ? Math.scalb((double) fraction, -24)
                : exponent == 0x1f
                        ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                        : Math.scalb(1 + fraction / 1024.0, exponent - 15);
        return bits >> 15 == 0 ? magnitude : -magnitude;
    }
}
