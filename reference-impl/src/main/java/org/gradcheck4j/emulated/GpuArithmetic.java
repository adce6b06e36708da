package org.gradcheck4j.emulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.Precision;

/**
 * A GPU's arithmetic, as far as it is known without one.
 *
 * @param precision what each result is rounded to
 * @param sums how sums of products are computed
 * @param flushes whether a result that is subnormal becomes 0
 * @param random trees, slices and orders
 */
record GpuArithmetic(Precision precision, GpuSums sums, boolean flushes, Random random) implements StepArithmetic {

    /** Products that tensor cores add at once. */
    private static final int AT_ONCE = 8;

    /** Bits beyond those of float in which tensor cores align what they add: one, as on the A100, is the fewest with TF32. */
    private static final int EXTRA_BITS = 1;

    /** The most slices of a split sum. */
    private static final int SLICES = 32;

    /** How far off CUDA's exp may be, in ulp (CUDA C++ Programming Guide, mathematical functions). */
    private static final int EXP_ULP = 2;

    @Override
    public double round(double value) {
        return flushed(precision.round(value), precision);
    }

    @Override
    public double exp(double z) {
        double e = round(Math.exp(z));
        return Double.isFinite(e) && e >= precision.smallestNormal()
                ? round(e + (random.nextInt(2 * EXP_ULP + 1) - EXP_ULP) * precision.ulp(e))
                : e;
    }

    @Override
    public double dot(double[] x, double[] y) {
        return round(
                switch (sums) {
                    case FUSED -> fused(0, x, y, 0, x.length);
                    case TREE, HALF_IN_FLOAT -> tree(products(x, y));
                    case SPLIT -> split(x, y);
                    case TENSOR_CORES, TENSOR_CORES_CUT_OFF -> tensorCores(x, y);
                });
    }

    /** Tensor cores only multiply matrices. */
    @Override
    public double total(double[] values) {
        return sums.onTensorCores() ? round(tree(values)) : StepArithmetic.super.total(values);
    }

    @Override
    public double affine(double[] x, double[] y, double b) {
        return sums == GpuSums.FUSED ? fused(b, x, y, 0, x.length) : sum(dot(x, y), b);
    }

    /** In half and float Math.fma rounds to double first, which adds less than u² to the rounding. */
    private double fused(double start, double[] x, double[] y, int from, int to) {
        double sum = start;
        for (int k = from; k < to; k++) {
            sum = inSum(Math.fma(x[k], y[k], sum));
        }
        return sum;
    }

    private static double[] products(double[] x, double[] y) {
        double[] products = new double[x.length];
        Arrays.setAll(products, k -> x[k] * y[k]);
        return products;
    }

    /** Of products that are rounded, or of numbers that are no products. */
    private double tree(double[] terms) {
        List<Double> partial = new ArrayList<>();
        for (double each : terms) {
            partial.add(inSum(each));
        }
        while (partial.size() > 1) {
            double one = taken(partial);
            double other = taken(partial);
            partial.add(inSum(one + other));
        }
        return partial.get(0);
    }

    /** Any one, which is no longer among them. */
    private double taken(List<Double> from) {
        int last = from.size() - 1;
        Collections.swap(from, random.nextInt(from.size()), last);
        return from.remove(last);
    }

    private double split(double[] x, double[] y) {
        int slices = 1 + random.nextInt(Math.min(x.length, SLICES));
        List<Double> partial = new ArrayList<>();
        for (int slice = 0; slice < slices; slice++) {
            partial.add(fused(0, x, y, x.length * slice / slices, x.length * (slice + 1) / slices));
        }
        double sum = 0;
        while (!partial.isEmpty()) {
            sum = inSum(sum + taken(partial));
        }
        return sum;
    }

    private double tensorCores(double[] x, double[] y) {
        double sum = 0;
        for (int from = 0; from < x.length; from += AT_ONCE) {
            int to = Math.min(x.length, from + AT_ONCE);
            double[] addends = new double[to - from + 1];
            addends[0] = sum;
            for (int k = from; k < to; k++) {
                addends[k - from + 1] = factor(x[k]) * factor(y[k]); // exact in double
            }
            sum = addedAtOnce(addends);
        }
        return sum;
    }

    private double factor(double value) {
        return precision == Precision.HALF
                ? value
                : sums == GpuSums.TENSOR_CORES ? BinaryFormat.TF32.round(value) : BinaryFormat.TF32.truncate(value);
    }

    /** Each addend is cut off to a multiple of the same power of two; their sum is exact, and is cut off to float. */
    private static double addedAtOnce(double[] addends) {
        double largest = 0;
        for (double each : addends) {
            largest = Math.max(largest, Math.abs(each));
        }
        double step = Math.max(
                Math.scalb(BinaryFormat.FLOAT32.ulp(largest), -EXTRA_BITS), BinaryFormat.FLOAT32.smallestSubnormal());
        double sum = 0;
        for (double each : addends) {
            sum += (each < 0 ? Math.ceil(each / step) : Math.floor(each / step)) * step;
        }
        return BinaryFormat.FLOAT32.truncate(sum);
    }

    private double inSum(double value) {
        Precision accumulator = sums.accumulator(precision);
        return flushed(accumulator.round(value), accumulator);
    }

    private double flushed(double rounded, Precision in) {
        return flushes && Math.abs(rounded) < in.smallestNormal() ? 0 : rounded;
    }
}
